import type { Day } from './day.ts'
import type { Month } from './month.ts'
import { no, ok, type Result } from './result.ts'

/** What a written date says: a whole day, or a month only. */
export type FlexibleDay =
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'month'; readonly month: Month }

/**
 * Why a written date cannot be taken: not a date at all, a day or month the calendar lacks, a year alone,
 * or a two-digit year.
 */
export type FlexibleDayFlaw = 'unreadable' | 'no-such-day' | 'year-only' | 'short-year'

/**
 * Reads a date as offices write it: `1990.3`, `199003`, `19900307`, `1990-03-07`, `1990/3/7`, `1990年3月7日`,
 * with full-width signs, spaces, or a time of day behind it (which is dropped). Years 1800 to 2199.
 */
export function parseFlexibleDay(text: string): Result<FlexibleDay, FlexibleDayFlaw> {
  if (text.length > LONGEST) return no('unreadable')
  const parts = partsOf(text.normalize('NFKC').replace(/\s+/g, ' ').trim())
  if (!parts) return no('unreadable')
  const [yearText, monthText, dateText] = parts
  if (yearText.length === 2) return no('short-year')
  const year = Number(yearText)
  if (year < 1800 || year > 2199) return no('no-such-day')
  if (monthText === undefined) return no('year-only')
  const month = Number(monthText)
  if (month < 1 || month > 12) return no('no-such-day')
  const monthWritten = `${yearText}-${String(month).padStart(2, '0')}`
  if (dateText === undefined) return ok({ kind: 'month', month: monthWritten as Month })
  const date = Number(dateText)
  if (date < 1 || date > daysIn(year, month)) return no('no-such-day')
  return ok({ kind: 'day', day: `${monthWritten}-${String(date).padStart(2, '0')}` as Day })
}

/** The day itself, or the first day of a month-only date. */
export function firstDayOf(date: FlexibleDay): Day {
  return date.kind === 'day' ? date.day : (`${date.month}-01` as Day)
}

/** The month of a date of either precision. */
export function monthOf(date: FlexibleDay): Month {
  return date.kind === 'month' ? date.month : (date.day.slice(0, 7) as Month)
}

/** No date is written longer, spaces and all. */
const LONGEST = 100

type Parts = readonly [year: string, month: string | undefined, date: string | undefined]

function partsOf(text: string): Parts | undefined {
  const digits = /^(\d{4})(?:(\d{2})(\d{2})?)?$/.exec(text)
  if (digits) return [digits[1]!, digits[2], digits[3]]
  const written = WRITTEN.exec(text)
  return written ? [written[1]!, written[2], written[3]] : undefined
}

/** Subtle: white space was made single spaces, so that no two parts of a pattern can share a run of it. */
const WRITTEN = new RegExp(
  [
    String.raw`^(\d{4}|\d{2})(?: ?年?|`,
    String.raw` ?[-./\\年,、·。‐‑‒–—−~ ] ?(\d{1,2})(?: ?月?(?:份)?|`,
    String.raw` ?[-./\\月,、·。‐‑‒–—−~ ] ?(\d{1,2}) ?[日号]?`,
    String.raw`(?:[T ] ?\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}(?:\.\d+)?)?(?:秒|Z)?)?))$`,
  ].join(''),
  'u',
)

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
