import { z } from 'zod'
import { Day } from './day.ts'

/** A calendar month of the years 1800 to 2199, `2031-02`. Months compare as strings. */
export const Month = z
  .string()
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/)
  .refine((month) => Day.safeParse(`${month}-01`).success)
  .brand('Month')
export type Month = z.infer<typeof Month>

/** The month `count` months after `month`; negative counts go back. */
export function monthAfter(month: Month, count: number): Month {
  const at = monthIndex(month) + count
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}` as Month
}

/** How many months lie from `first` to `last`, both included; 0 or less where `last` comes before. */
export const monthsFrom = (first: Month, last: Month): number => monthIndex(last) - monthIndex(first) + 1

/** The month of a day. */
export const monthOf = (day: string): Month => day.slice(0, 7) as Month

const monthIndex = (month: Month): number => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1
