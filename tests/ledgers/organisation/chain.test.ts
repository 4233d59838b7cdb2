import { expect, test } from 'vitest'
import { ordersOf } from '../../../electron/ledgers/organisation/import-apply.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import { idsOnRings } from '../../../shared/kernel/tree.ts'
import { judgeSheet } from '../../../shared/ledgers/organisation/import-judge.ts'
import { chainOf } from '../../support/chain.ts'
import { growth, type Looks } from '../../support/looks.ts'

const around = { known: [], members: new Map(), today: '2031-06-15' as Day }

test.each([
  ['611', 0],
  ['group', 1],
])('a chain under %s is judged in proportion to its length', (top, share) => {
  const judge = (length: number): number => {
    const looks: Looks = { count: 0 }
    const { counts } = judgeSheet(chainOf(length, top, looks), around)
    expect(counts.wrong).toBe(share * length)
    return looks.count
  }
  for (const ratio of growth([200, 400, 800], judge)) expect(ratio).toBeLessThan(2.5)
})

test('a chain of any length is written from its top, and overflows nothing', () => {
  const length = 50_000
  const orders = ordersOf(chainOf(length, '611', { count: 0 }), [])
  expect(orders.map(({ candidate }) => candidate.code)).toEqual(Array.from({ length }, (_, nth) => `C${nth}`))
})

test('what stands under itself is found by asking each once', () => {
  const parents: Record<string, string | null> = { a: 'b', b: 'c', c: 'b', d: 'a', e: 'e', f: 'g', g: null }
  const asked: string[] = []
  const rings = idsOnRings(Object.keys(parents), (id) => {
    asked.push(id)
    return parents[id]
  })
  expect([...rings].sort()).toEqual(['b', 'c', 'e'])
  expect(asked.length).toBeLessThanOrEqual(2 * Object.keys(parents).length)
})
