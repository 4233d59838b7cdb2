import { z } from 'zod'

/** One month of a fund: what was received and spent in it, and what was left of the budget at its end. */
export const ExecutionMonth = z.strictObject({
  /** 1 to 12. */
  month: z.int(),
  receivedFen: z.int(),
  /** Below 0 where more came back than was paid. */
  spentFen: z.int(),
  /** The year’s budget less all that was spent until the month’s end. */
  leftFen: z.int(),
})

/** 预算执行: how a year’s budget of one fund was used up. */
export const Execution = z.strictObject({ budgetFen: z.int(), months: z.array(ExecutionMonth) })
export type Execution = z.infer<typeof Execution>

/** The month of a budget year that money of a day counts in, 1 to 12; what comes later counts in December. */
export const budgetMonth = (day: string, year: number): number =>
  Number(day.slice(0, 4)) > year ? 12 : Number(day.slice(5, 7))

/** Sums of one month, 1 to 12; a month may stand in several. */
export type MonthSums = { readonly month: number; readonly fen: number }

/** The burn-down of a budget: twelve months, from what was received and spent in each. */
export function executionOf(
  budgetFen: number,
  received: readonly MonthSums[],
  spent: readonly MonthSums[],
): Execution {
  const sumIn = (sums: readonly MonthSums[], month: number): number =>
    sums.filter((one) => one.month === month).reduce((sum, { fen }) => sum + fen, 0)
  let leftFen = budgetFen
  const months = Array.from({ length: 12 }, (_, at) => {
    const spentFen = sumIn(spent, at + 1)
    leftFen -= spentFen
    return { month: at + 1, receivedFen: sumIn(received, at + 1), spentFen, leftFen }
  })
  return { budgetFen, months }
}

/** A part of a whole in tenths of a percent; nothing of nothing is nothing. */
export const rateOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part * 1000) / whole)

/** How full a line is when the desk speaks of it, in tenths of a percent. Our own figure. */
export const NEAR_LIMIT = 900
