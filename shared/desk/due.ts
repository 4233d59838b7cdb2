import { addDays, addMonths, type Day } from '../kernel/day.ts'

/**
 * How far ahead the desk looks. Terms: 关于党的基层组织任期的意见 leaves the date to the office, three months is our
 * own. Probation: one year from joining (《中国共产党章程》第七条), two months to prepare is our own.
 */
export const lookAhead = { termDays: 90, probationDays: 60, backupDays: 7, lostMonths: 6 } as const

/** The age bands of the yearly figures, youngest first; both ends included, null is open. */
export const ageBands: readonly {
  readonly code: string
  readonly label: string
  readonly from: number
  readonly to: number | null
}[] = [
  { code: 'to-30', label: '30岁及以下', from: 0, to: 30 },
  { code: '31-35', label: '31—35岁', from: 31, to: 35 },
  { code: '36-40', label: '36—40岁', from: 36, to: 40 },
  { code: '41-45', label: '41—45岁', from: 41, to: 45 },
  { code: '46-50', label: '46—50岁', from: 46, to: 50 },
  { code: '51-55', label: '51—55岁', from: 51, to: 55 },
  { code: '56-60', label: '56—60岁', from: 56, to: 60 },
  { code: '61-65', label: '61—65岁', from: 61, to: 65 },
  { code: '66-70', label: '66—70岁', from: 66, to: 70 },
  { code: 'from-71', label: '71岁及以上', from: 71, to: null },
]

/** The birth days of people whose age in whole years on `today` lies in a band; null is open. */
export function bornIn(
  { from, to }: Pick<(typeof ageBands)[number], 'from' | 'to'>,
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
