import { describe, expect, test } from 'vitest'
import { verifyLedger } from '../../../electron/audit/verify.ts'
import { addDays, type Day, daysFrom, weekdayOf } from '../../../shared/kernel/day.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import {
  MOST_OCCURRENCES,
  occurrences,
  type SeriesCard,
  type SeriesRule,
} from '../../../shared/ledgers/bookings/series.ts'
import { TODAY } from '../../support/actors.ts'
import { ledgerId } from '../../support/open-memory.ts'
import { fc } from '../../support/properties.ts'
import { at, officeWithRoom, wantedBooking } from '../../support/venues.ts'

const nobody = '019f0000-0000-7000-8000-ffffffffffff' as Id
const day = (offset: number): Day => addDays(TODAY, offset)

/** The days of a rule, one after the other, by asking each of them. */
function byAsking({ weekdays, everyWeeks, fromDay, untilDay, exceptDays }: SeriesRule): Day[] {
  const days: Day[] = []
  for (let one = fromDay; one <= untilDay; one = addDays(one, 1)) {
    const monday = (of: Day): Day => addDays(of, 1 - weekdayOf(of))
    const weeks = daysFrom(monday(fromDay), monday(one)) / 7
    const isMeant = weekdays.includes(weekdayOf(one)) && weeks % everyWeeks === 0
    if (isMeant && !exceptDays.includes(one)) days.push(one)
  }
  return days
}

const rule = fc
  .record({
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    everyWeeks: fc.integer({ min: 1, max: 5 }),
    first: fc.integer({ min: 0, max: 30 }),
    length: fc.integer({ min: 0, max: 70 }),
    except: fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 10 }),
  })
  .map(
    ({ weekdays, everyWeeks, first, length, except }): SeriesRule => ({
      weekdays,
      everyWeeks,
      fromDay: day(first),
      untilDay: day(first + length),
      exceptDays: except.map(day),
    }),
  )

/** What a form sends for a series: Mondays, nine to ten. */
const wanted = (roomId: Id, over: Partial<SeriesCard> = {}): SeriesCard => {
  const { day: _, ...card } = wantedBooking(roomId, { purpose: '书画班', activity: 'culture' })
  const weekly = { weekdays: [1], everyWeeks: 1, fromDay: TODAY, untilDay: day(28), exceptDays: [] }
  return { ...card, ...weekly, ...over } as SeriesCard
}

describe('the days of a rule', () => {
  test('are those that asking every day finds', () => {
    fc.assert(
      fc.property(rule, (one) => {
        expect(occurrences(one)).toEqual(byAsking(one))
      }),
    )
  })

  test('of centuries are not walked to their end', () => {
    const long = {
      weekdays: [1, 2],
      everyWeeks: 1,
      fromDay: TODAY,
      untilDay: '9000-01-01' as Day,
      exceptDays: [],
    }
    const { length } = occurrences(long)
    expect(length).toBeGreaterThan(MOST_OCCURRENCES)
    expect(length).toBeLessThanOrEqual(MOST_OCCURRENCES + 7)
  })
})

test('a series is what foreseeing said: all of its free days, or nothing', { timeout: 60_000 }, async () => {
  const taken = fc.array(fc.record({ offset: fc.nat(90), from: fc.integer({ min: 8, max: 12 }) }), {
    maxLength: 12,
  })
  await fc.assert(
    fc.asyncProperty(rule, taken, async (one, others) => {
      const runtime = await officeWithRoom()
      const busy = new Set<string>()
      for (const { offset, from } of others) {
        const slot = { day: day(offset), fromMinute: from * 60, toMinute: from * 60 + 30 }
        const done = await runtime.call(bookings.reserve, wantedBooking(runtime.roomId, slot)).then(
          () => true,
          () => false,
        )
        // The series wants nine to ten.
        if (done && from === 9) busy.add(slot.day)
      }
      const days = byAsking(one)
      const card = wanted(runtime.roomId, one)
      const { roomId, fromMinute, toMinute, expected } = card
      const foreseen = await runtime.call(bookings.foresee, {
        ...one,
        roomId,
        fromMinute,
        toMinute,
        expected,
      })
      expect(foreseen.map((each) => [each.day, each.problem !== null])).toEqual(
        days.map((each) => [each, busy.has(each)]),
      )
      const before = (await runtime.call(bookings.list, { filters: { when: 'all' } })).total
      const inTheWay = days.filter((each) => busy.has(each))
      if (days.length === 0) {
        expect((await runtime.refused(bookings.reserveSeries, card)).code).toBe('bookings.no-occurrence')
      } else if (inTheWay.length > 0) {
        const fault = await runtime.refused(bookings.reserveSeries, card)
        expect(fault.code).toBe('bookings.overlap')
        const named = (fault.params as { with: { day: string }[] }).with.map((each) => each.day)
        expect([...new Set(named)]).toEqual(inTheWay)
      } else {
        const { id } = await runtime.call(bookings.reserveSeries, card)
        const { series } = await runtime.call(bookings.get, { id })
        expect(series!.bookings.map((each) => each.day)).toEqual(days)
        expect(series!.rule).toMatchObject({ ...one, weekdays: one.weekdays })
      }
      const after = (await runtime.call(bookings.list, { filters: { when: 'all' } })).total
      const added = inTheWay.length > 0 ? 0 : days.length
      expect(after - before).toBe(added)
      expect((await verifyLedger(runtime.db.file, ledgerId, async () => {})).broken).toEqual([])
    }),
    { numRuns: 15 },
  )
})

describe('a series', () => {
  test('is refused for what would refuse one of its bookings', async () => {
    const runtime = await officeWithRoom()
    const code = async (over: Partial<SeriesCard>) =>
      (await runtime.refused(bookings.reserveSeries, wanted(runtime.roomId, over))).code
    expect(await code({ roomId: nobody })).toBe('bookings.room-not-found')
    expect(await code({ weekdays: [] })).toBe('bookings.no-occurrence')
    expect(await code({ untilDay: day(-1) })).toBe('bookings.no-occurrence')
    expect(await code({ untilDay: day(1000) })).toBe('bookings.too-many-occurrences')
    expect(await code({ fromDay: day(-7) })).toBe('bookings.past-day')
    expect(await code({ expected: 31 })).toBe('bookings.over-capacity')
    expect(await code({ organiser: null })).toBe('bookings.no-organiser')
    expect((await runtime.call(bookings.list, { filters: { when: 'all' } })).total).toBe(0)
  })

  test('lets each of its bookings go its own way, and ends as one', async () => {
    const runtime = await officeWithRoom()
    const { id: first, day: firstDay } = await runtime.call(bookings.reserveSeries, wanted(runtime.roomId))
    expect(firstDay).toBe(day(1))
    const told = (await runtime.call(bookings.get, { id: first })).series!
    expect(told.bookings).toHaveLength(4)
    const [, second, third] = told.bookings
    const slot = { roomId: runtime.roomId, fromMinute: at('09:00'), toMinute: at('10:00') }
    await runtime.call(bookings.move, { id: second!.id, revision: 1, ...slot, day: day(9) })
    await runtime.call(bookings.cancel, { id: third!.id, revision: 1, reason: '停一次' })
    runtime.setDay(day(1))
    const count = { cameResident: 1, cameMobile: 0, cameOnDuty: 0, camePublic: 9, damage: null, isTidy: true }
    await runtime.call(bookings.checkIn, { id: first, revision: 1, ...count })
    const end = { seriesId: told.rule.id, fromDay: TODAY, reason: '活动结束' }
    expect(await runtime.call(bookings.cancelSeries, end)).toEqual({ count: 2 })
    expect((await runtime.refused(bookings.cancelSeries, end)).code).toBe('bookings.series-over')
    const { series } = await runtime.call(bookings.get, { id: first })
    expect(series!.bookings.map((one) => [one.day, one.state])).toEqual([
      [day(1), 'booked'],
      [day(9), 'cancelled'],
      [day(15), 'cancelled'],
      [day(22), 'cancelled'],
    ])
  })

  test('waits for approval, each booking for itself, where the room asks for it', async () => {
    const runtime = await officeWithRoom({ needsApproval: true })
    const { id } = await runtime.call(bookings.reserveSeries, wanted(runtime.roomId))
    runtime.sit('head')
    await runtime.call(bookings.decide, { id, revision: 1, approves: true, reason: '' })
    const { sums } = await runtime.call(bookings.list, {})
    expect(sums).toMatchObject({ asked: 3, booked: 1 })
  })
})
