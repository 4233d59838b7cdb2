import { addDays, addMonths, type Day } from '../kernel/day.ts'

/**
 * How far ahead the desk looks. The probation of one year is the Party constitution's, article 7; how
 * early to prepare is our own.
 */
export const lookAhead = {
  termDays: 90,
  probationDays: 60,
  backupDays: 7,
  lostMonths: 6,
  reportDay: 10,
} as const

/** The birth days of people whose age in whole years on `today` lies in a band; null is open. */
export function bornIn(
  { from, to }: { readonly from: number; readonly to: number | null },
  today: Day,
): { readonly bornFrom: Day | null; readonly bornTo: Day | null } {
  return {
    bornFrom: to === null ? null : addDays(yearsBefore(today, to + 1), 1),
    bornTo: from === 0 ? null : yearsBefore(today, from),
  }
}

/** The day so many years before, 28 February where the year has no 29th. */
export function yearsBefore(day: Day, years: number): Day {
  const year = String(Number(day.slice(0, 4)) - years).padStart(4, '0')
  const isLeapDay = day.slice(5) === '02-29' && addDays(`${year}-02-28` as Day, 1).slice(5) !== '02-29'
  return `${year}-${isLeapDay ? '02-28' : day.slice(5)}` as Day
}

/** The month so many months before, `2031-02`. */
export const monthBefore = (day: Day, months: number): string => addMonths(day, -months).slice(0, 7)
