import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../shared/kernel/day.ts'
import { holdsIn, holdsOn, liesWithin, shareDay, shareMinute, shareMonth } from '../../shared/kernel/span.ts'
import { fc } from '../support/properties.ts'

const day = (nth: number): Day => addDays('2026-01-28' as Day, nth)
const month = (nth: number): string => `2026-${String(nth + 1).padStart(2, '0')}`
const points = [...Array(12).keys()]
const span = fc
  .tuple(fc.integer({ min: 0, max: 11 }), fc.option(fc.integer({ min: 0, max: 11 })))
  .filter(([from, to]) => to === null || from <= to)

describe('spans of days and months', () => {
  test('count both their ends, and go on where they have none', () => {
    expect(holdsOn({ fromDay: day(1), toDay: day(1) }, day(1))).toBe(true)
    expect(holdsOn({ fromDay: day(1), toDay: day(1) }, day(2))).toBe(false)
    expect(holdsIn({ fromMonth: month(3), toMonth: null }, month(2))).toBe(false)
    expect(holdsIn({ fromMonth: month(3), toMonth: null }, month(11))).toBe(true)
  })

  test('share a day or a month exactly if some day or month lies in both', () => {
    fc.assert(
      fc.property(span, span, ([a, b], [c, d]) => {
        const [one, other] = [
          { fromDay: day(a), toDay: b === null ? null : day(b) },
          { fromDay: day(c), toDay: d === null ? null : day(d) },
        ]
        expect(shareDay(one, other)).toBe(
          points.some((at) => holdsOn(one, day(at)) && holdsOn(other, day(at))),
        )
        const [first, second] = [
          { fromMonth: month(a), toMonth: b === null ? null : month(b) },
          { fromMonth: month(c), toMonth: d === null ? null : month(d) },
        ]
        expect(shareMonth(first, second)).toBe(shareDay(one, other))
      }),
    )
  })
})

describe('stretches of one day', () => {
  const stretch = fc
    .tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 11 }))
    .filter(([from, to]) => from < to)
    .map(([fromMinute, toMinute]) => ({ fromMinute, toMinute }))
  const minutes = ({ fromMinute, toMinute }: { fromMinute: number; toMinute: number }) =>
    points.filter((at) => fromMinute <= at && at < toMinute)

  test('share a minute, or lie within each other, exactly if their minutes do', () => {
    fc.assert(
      fc.property(stretch, stretch, (one, other) => {
        expect(shareMinute(one, other)).toBe(minutes(one).some((at) => minutes(other).includes(at)))
        expect(liesWithin(one, other)).toBe(minutes(one).every((at) => minutes(other).includes(at)))
      }),
    )
  })
})
