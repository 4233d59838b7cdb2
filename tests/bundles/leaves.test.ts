import { describe, expect, test } from 'vitest'
import { foldLeaves, mustContinue } from '../../electron/bundles/format/leaves.ts'
import { firstHead, leafOf } from '../../electron/chain/chain.ts'
import type { AuditPart } from '../../shared/bundles/parts.ts'
import { community, refusalOf } from './offices.ts'

const bodies = Array.from({ length: 9 }, (_, at) => `{"seq":${at + 1}}`)
const leavesOf = (list: readonly string[]) => Buffer.concat(list.map(leafOf))
const headAfterFirst = (count: number, list = bodies) =>
  foldLeaves(firstHead(community.ledger), leavesOf(list.slice(0, count))).toString('hex')

/** The audit part of a bundle that shows entries after `from` up to `to`. */
function part(from: number, to: number, list = bodies): [AuditPart, Buffer] {
  const audit: AuditPart = {
    from: { size: from, head: headAfterFirst(from, list) },
    size: to,
    head: headAfterFirst(to, list),
    member: 'audit/leaves.bin',
    sha256: '',
    checkpoint: null,
    entries: null,
  }
  return [audit, leavesOf(list.slice(from, to))]
}
const held = (size: number) => ({ size, head: headAfterFirst(size) })
const continues = (size: number | null, [audit, leaves]: [AuditPart, Buffer]) =>
  refusalOf(() => mustContinue(size === null ? null : held(size), audit, leaves))

describe('the chain of a sender', () => {
  test.each([
    [null, 0, 4],
    [4, 4, 9],
    [4, 0, 9],
    [4, 2, 9],
    [4, 4, 4],
    [9, 0, 9],
  ])('known up to %s, shown from %s to %s, continues', async (known, from, to) => {
    expect(await continues(known, part(from, to))).toBe('accepted')
  })

  test('rewritten: an entry that was shown before is not what it was', async () => {
    const other = bodies.with(2, '{"seq":3,"amount":0}')
    expect(await continues(4, part(0, 9, other))).toBe('bundles.rewritten')
    expect(await continues(4, part(4, 9, other))).toBe('bundles.rewritten')
    expect(await continues(2, part(0, 9, other))).toBe('accepted')
  })

  test('rewritten: it got shorter', async () => {
    expect(await continues(4, part(0, 3))).toBe('bundles.rewritten')
  })

  test('that starts after what we know cannot be judged', async () => {
    expect(await continues(4, part(5, 9))).toBe('bundles.history-gap')
  })
})
