import { addDays, type Day, daysFrom } from '../../kernel/day.ts'
import { sampleFunds, samplePurchases, sampleSpendingWords } from './sample-words.ts'

/** A spending of the sample: which fund and line it is of, by their places, and what it says. */
export type SampleSpending = {
  readonly fund: number
  readonly line: number
  readonly day: Day
  readonly purpose: string
  readonly payee: string
  readonly amountFen: number
  readonly invoiceNumber: string | null
  readonly decision: string
  readonly handler: string
}

/** The budget years of the sample: this one and the last. */
export const sampleYears = (today: Day): readonly [number, number] => {
  const year = Number(today.slice(0, 4))
  return [year - 1, year]
}

/**
 * What the sample community spent in its two years until a day, day by day: about six hundred, the same at
 * every run for one day, every line within nine tenths of its budget.
 */
export function sampleSpendings(today: Day): SampleSpending[] {
  const all: SampleSpending[] = []
  for (const year of sampleYears(today)) {
    const first = `${year}-01-05` as Day
    const last = year === Number(today.slice(0, 4)) ? today : (`${year}-12-20` as Day)
    const passed = Math.max(0, daysFrom(first, last))
    for (const [fund, { lines }] of sampleFunds.entries()) {
      for (const [line, [, category, yuan]] of lines.entries()) {
        all.push(...ofLine({ year, fund, line, category, budgetFen: yuan * 100, first, passed }))
      }
    }
  }
  return all.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

type Line = {
  readonly year: number
  readonly fund: number
  readonly line: number
  readonly category: string
  readonly budgetFen: number
  readonly first: Day
  readonly passed: number
}

/** The spendings of one line: one every other week, each a twenty-fourth of the budget, more or less. */
function ofLine({ year, fund, line, category, budgetFen, first, passed }: Line): SampleSpending[] {
  const bought = samplePurchases[category]!
  const made: SampleSpending[] = []
  for (let nth = 0; nth < PER_YEAR; nth += 1) {
    const turn = year * 31 + fund * 7 + line * 3 + nth
    const at = Math.floor((nth * 350) / PER_YEAR) + (turn % 9)
    if (at >= passed) break
    const [purpose, payee] = bought[turn % bought.length]!
    const day = addDays(first, at)
    const share = 60 + ((turn * 37) % 60)
    made.push({
      fund,
      line,
      day,
      purpose,
      payee,
      amountFen: Math.floor((budgetFen * share) / (PER_YEAR * 110)),
      invoiceNumber: turn % 6 === 0 ? null : `9900${year}${fund}${line}${String(nth).padStart(3, '0')}`,
      decision: sampleSpendingWords.decision(day.slice(0, 7)),
      handler: sampleSpendingWords.handlers[turn % sampleSpendingWords.handlers.length]!,
    })
  }
  return made
}

const PER_YEAR = 22
