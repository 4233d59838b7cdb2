import { describe, expect, test } from 'vitest'
import { type Fault, fault } from '../../shared/kernel/faults.ts'
import { sayFault } from '../../shared/words/faults.ts'

const office = '990000001'
const refusals: readonly Fault[] = [
  fault('bundles.not-bundle', {}),
  fault('bundles.damaged', {}),
  fault('bundles.not-for-us', {}),
  fault('bundles.unknown-sender', { office }),
  fault('bundles.key-revoked', { office }),
  fault('bundles.bad-signature', { office }),
  fault('bundles.wrong-kind', { office, kind: 'report' }),
  fault('bundles.newer-version', {}),
  fault('bundles.practice', { theirs: true }),
  fault('bundles.practice', { theirs: false }),
  fault('bundles.too-large', { part: 'file', limit: 1 }),
  fault('bundles.bad-layout', {}),
  fault('bundles.bad-manifest', { field: 'seq' }),
  fault('bundles.bad-digest', { member: 'tables/member.ndjson.gz' }),
  fault('bundles.bad-rows', { table: 'member', line: 7 }),
  fault('bundles.bad-totals', { table: 'member' }),
  fault('bundles.bad-receipt', { field: 'head' }),
  fault('bundles.fork', { seq: 3 }),
  fault('bundles.stale-incarnation', { seq: 3 }),
  fault('bundles.need-full', {}),
  fault('bundles.unknown-ancestor', {}),
  fault('bundles.rewritten', {}),
  fault('bundles.history-gap', {}),
  fault('bundles.name-taken', { name: 'TZB1_a.tzb' }),
  fault('bundles.read-back', {}),
  fault('bundles.not-enrolment', {}),
  fault('bundles.bad-key', {}),
  fault('bundles.check-digits', {}),
  fault('bundles.grant-mismatch', {}),
] as readonly Fault[]

describe('the words of a refused bundle', () => {
  test.each(refusals.map((one) => [one.code, sayFault(one)]))('%s: %s', (_, sentence) => {
    expect(sentence).toMatch(/^[^\n]{10,120}。$/u)
    expect(sentence).toMatch(/请|勿/)
    expect(sentence).not.toMatch(/undefined|\[object|SHA|JSON/i)
  })

  test('are different for different refusals', () => {
    expect(new Set(refusals.map(sayFault)).size).toBe(refusals.length)
  })
})
