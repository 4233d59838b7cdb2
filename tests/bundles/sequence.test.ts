import { describe, expect, test } from 'vitest'
import {
  decide,
  type Held,
  type Incoming,
  missingNumbers,
  vanishedTooMany,
} from '../../shared/bundles/sequence.ts'
import { fc } from '../support/properties.ts'

const at = (incarnation: number, seq: number) => ({
  incarnation,
  seq,
  id: `${incarnation}-${seq}`,
  prev: seq === 1 ? null : `${incarnation}-${seq - 1}`,
})
const bundle = (incarnation: number, seq: number, change: Partial<Incoming> = {}): Incoming => ({
  ...at(incarnation, seq),
  mode: 'full',
  forkedFrom: null,
  ...change,
})
const holding = (...stored: ReturnType<typeof at>[]): Held => ({ head: stored.at(-1) ?? null, stored })
const nothing: Held = { head: null, stored: [] }
const three = holding(at(1, 1), at(1, 2), at(1, 3))

describe('what becomes of a bundle', () => {
  test.each<[string, Incoming, Held, unknown]>([
    ['the first', bundle(1, 1), nothing, { outcome: 'first', missing: [] }],
    [
      'the first, after some that never came',
      bundle(1, 4),
      nothing,
      { outcome: 'first', missing: [{ from: 1, to: 3 }] },
    ],
    ['the next', bundle(1, 4), three, { outcome: 'next' }],
    ['one that skips numbers', bundle(1, 7), three, { outcome: 'gap', missing: [{ from: 4, to: 6 }] }],
    ['one that comes again', bundle(1, 2), three, { outcome: 'duplicate' }],
    ['one that comes late', bundle(1, 2), holding(at(1, 1), at(1, 3)), { outcome: 'late' }],
    [
      'the first after a restore',
      bundle(2, 1, { forkedFrom: at(1, 2) }),
      three,
      { outcome: 'rebase', missing: [], supersedes: [{ incarnation: 1, seq: 3, id: '1-3' }] },
    ],
    [
      'the second after a restore, the first being lost',
      bundle(2, 2, { forkedFrom: at(1, 3) }),
      three,
      { outcome: 'rebase', missing: [{ from: 1, to: 1 }], supersedes: [] },
    ],
  ])('%s', (_, incoming, held, outcome) => {
    expect(decide(incoming, held)).toEqual({ ok: true, value: outcome })
  })

  test.each<[string, Incoming, Held, string]>([
    ['another under a number we hold', bundle(1, 2, { id: 'x' }), three, 'bundles.fork'],
    ['the next, not linked to our head', bundle(1, 4, { prev: 'x' }), three, 'bundles.fork'],
    [
      'a late one that its successor does not link to',
      bundle(1, 2, { id: 'x' }),
      holding(at(1, 1), at(1, 3)),
      'bundles.fork',
    ],
    [
      'a late one not linked to its predecessor',
      bundle(1, 2, { prev: 'x' }),
      holding(at(1, 1), at(1, 4)),
      'bundles.fork',
    ],
    ['one of an earlier life', bundle(1, 4), holding(...three.stored, at(2, 1)), 'bundles.stale-incarnation'],
    [
      'a fork in an earlier life',
      bundle(1, 3, { id: 'x' }),
      holding(...three.stored, at(2, 1)),
      'bundles.fork',
    ],
    ['changes only, first', bundle(1, 1, { mode: 'delta' }), nothing, 'bundles.need-full'],
    ['changes only, next', bundle(1, 4, { mode: 'delta' }), three, 'bundles.need-full'],
    ['a restore from nowhere', bundle(2, 1), three, 'bundles.unknown-ancestor'],
    [
      'a restore from what we never saw',
      bundle(2, 1, { forkedFrom: at(1, 9) }),
      three,
      'bundles.unknown-ancestor',
    ],
    [
      'a restore that misnames what we hold',
      bundle(2, 1, { forkedFrom: { ...at(1, 2), seq: 1 } }),
      three,
      'bundles.unknown-ancestor',
    ],
  ])('%s is refused', (_, incoming, held, code) => {
    expect(decide(incoming, held)).toMatchObject({ ok: false, fault: { code } })
  })
})

test('in whatever order sticks arrive, the highest number counts and gaps are told', () => {
  const order = fc
    .integer({ min: 1, max: 12 })
    .chain((count) => fc.array(fc.integer({ min: 1, max: count }), { minLength: 1, maxLength: 40 }))
  fc.assert(
    fc.property(order, (seqs) => {
      let held: Held = nothing
      for (const seq of seqs) {
        const decided = decide(bundle(1, seq), held)
        if (!decided.ok) throw new Error(decided.fault.code)
        const { outcome } = decided.value
        if (outcome === 'duplicate') continue
        const position = at(1, seq)
        held = { head: outcome === 'late' ? held.head : position, stored: [...held.stored, position] }
      }
      expect(held.head?.seq).toBe(Math.max(...seqs))
      expect(held.stored.length).toBe(new Set(seqs).size)
      const told = missingNumbers(held, 1).flatMap(({ from, to }) =>
        Array.from({ length: to - from + 1 }, (_, step) => from + step),
      )
      const absent = Array.from({ length: Math.max(...seqs) }, (_, n) => n + 1).filter(
        (n) => !seqs.includes(n),
      )
      expect(told).toEqual(absent)
    }),
  )
})

test.each([
  [100, 50, false],
  [100, 51, true],
  [2000, 100, false],
  [2000, 101, true],
  [0, 0, false],
])('of %s rows, %s gone: a person must confirm = %s', (held, gone, expected) => {
  expect(vanishedTooMany(held, gone)).toBe(expected)
})
