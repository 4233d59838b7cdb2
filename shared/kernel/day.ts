import { z } from 'zod'

/** The years that this program reckons with, whoever names them. */
export const years = { first: 1800, last: 2199 } as const

/**
 * A calendar day of the years 1800 to 2199, `2031-02-09`. It has no time and no zone, so days compare as
 * strings.
 */
export const Day = z.iso
  .date()
  .refine((day) => isYear(Number(day.slice(0, 4))))
  .brand('Day')
export type Day = z.infer<typeof Day>

/** The day that follows `count` days after `day`; negative counts go back. */
export function addDays(day: Day, count: number): Day {
  const [year, month, date] = day.split('-').map(Number)
  return toDay(new Date(Date.UTC(year!, month! - 1, date! + count)))
}

/** The first day of the month `count` months after the month of `day`. */
export function addMonths(day: Day, count: number): Day {
  const [year, month] = day.split('-').map(Number)
  return toDay(new Date(Date.UTC(year!, month! - 1 + count, 1)))
}

/** Whole years lived between `birth` and `on`; a leap-day birthday counts from 1 March in common years. */
export function yearsBetween(birth: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4))
  return on.slice(5) < birth.slice(5) ? years - 1 : years
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** How many days after `from` the day `to` comes; negative where it comes before. */
export function daysFrom(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

// Subtle: what follows the last day is later than it, though no `Day` as doors take it: loops come to an end.
const toDay = (date: Date): Day => date.toISOString().slice(0, 10) as Day

const isYear = (year: number): boolean => year >= years.first && year <= years.last

/** The first and the last day of a month, `2026-03`. */
export function daysOfMonth(month: string): { readonly from: Day; readonly to: Day } {
  const from = `${month}-01` as Day
  return { from, to: addDays(addMonths(from, 1), -1) }
}
