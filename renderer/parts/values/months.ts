import { addMonths, Day } from '../../../shared/kernel/day.ts'
import { sayMomentDay } from '../../../shared/words/moments.ts'

/** The month `count` months after another, `2026-03`; negative counts go back. */
export function monthAfter(month: string, count: number): string {
  return addMonths(Day.parse(`${month}-01`), count).slice(0, 7)
}

/** This month, by Beijing time. */
export const thisMonth = (): string => sayMomentDay(Date.now()).slice(0, 7)
