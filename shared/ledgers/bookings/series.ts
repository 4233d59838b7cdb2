import { z } from 'zod'
import { addDays, Day, daysFrom, weekdayOf } from '../../kernel/day.ts'
import { Id } from '../../kernel/id.ts'
import { Minute } from '../../kernel/minute.ts'
import { Occasion } from './booking.ts'

/** Every so many weeks, on these weekdays, from a day to a day (both included) but for some days. */
export const SeriesRule = z.strictObject({
  weekdays: z.array(z.int().min(1).max(7)).max(7),
  everyWeeks: z.int().min(1).max(12),
  fromDay: Day,
  untilDay: Day,
  exceptDays: z.array(Day).max(200),
})
export type SeriesRule = z.infer<typeof SeriesRule>

/** The room and the time of day of every booking of a series. */
export const SeriesPlace = z.strictObject({ roomId: Id, fromMinute: Minute, toMinute: Minute })

/** What a person fills in to book a room week after week. */
export const SeriesCard = SeriesPlace.extend({ ...Occasion.shape, ...SeriesRule.shape })
export type SeriesCard = z.infer<typeof SeriesCard>

/** 周期预约: the rule that a series was made by; its bookings go their own ways afterwards. */
export const Series = SeriesPlace.extend({ ...SeriesRule.shape, id: Id, enteredBy: z.string() })
export type Series = z.infer<typeof Series>

/** A series has at most this many bookings. */
export const MOST_OCCURRENCES = 120

/** The days of a rule, in their order. Weeks begin on Monday and are counted from that of the first day. */
export function occurrences({ weekdays, everyWeeks, fromDay, untilDay, exceptDays }: SeriesRule): Day[] {
  const firstMonday = addDays(fromDay, 1 - weekdayOf(fromDay))
  const skipped = new Set<string>(exceptDays)
  const days: Day[] = []
  const last = daysFrom(firstMonday, untilDay)
  for (let week = 0; week * 7 <= last; week += everyWeeks) {
    for (const weekday of [...new Set(weekdays)].sort()) {
      const day = addDays(firstMonday, week * 7 + weekday - 1)
      if (day >= fromDay && day <= untilDay && !skipped.has(day)) days.push(day)
    }
    // Subtle: a rule over centuries must not be walked to its end only to be refused.
    if (days.length > MOST_OCCURRENCES) break
  }
  return days
}
