import type { Day } from '../../kernel/day.ts'
import { type Month, monthAfter, monthOf } from '../../kernel/month.ts'
import type { PayEntry } from './run.ts'
import { samplePayWords as words } from './sample-words.ts'

/** One thing written for one of the sample staff in one month. */
export type SampleEntry = Omit<PayEntry, 'id' | 'month' | 'staffId' | 'revision'>

/** From here on resources/defaults/payroll.json has a rule for everything the sample is paid by. */
const RULED_SINCE = '2023-01' as Month
const MONTHS = 24

/** The months whose pay the sample keeps, both included: two years until last month. */
export function samplePayMonths(today: Day): { readonly from: Month; readonly to: Month } {
  const to = monthAfter(monthOf(today), -1)
  const from = monthAfter(to, 1 - MONTHS)
  return { from: from < RULED_SINCE ? RULED_SINCE : from, to }
}

/**
 * What is written for the `nth` of the sample staff in a month: a rating at each quarter's end, a reward in
 * January, now and then an addition, a day missed, or a fee kept back. The same at every run.
 */
export function sampleEntries(month: Month, nth: number): readonly SampleEntry[] {
  const number = Number(month.slice(5))
  const roll = (sides: number, salt: number): number => chance(month, nth * 100 + salt, sides)
  const entries: SampleEntry[] = []
  const put = (component: string, yuan: number, note: string) =>
    entries.push({ component, amountFen: yuan * 100, rating: null, note })
  if (number % 3 === 0) {
    const rating = RATINGS[roll(RATINGS.length, 1)]!
    entries.push({ component: 'performance', amountFen: null, rating, note: words.rated(month) })
  }
  if (number === 1) put('bonus', 3_000 + 500 * roll(7, 2), words.reward)
  if (number >= 7 && number <= 9) put('allowance', 300, words.heat)
  else if (roll(12, 3) === 0) put('allowance', 50 * (1 + roll(8, 4)), words.duty)
  if (roll(20, 5) === 0) put('absence', -80 * (1 + roll(3, 6)), words.absent)
  if (number === 11) put('withheld', 120, words.fund)
  return entries
}

const RATINGS = ['excellent', 'good', 'good', 'good', 'good', 'passable'] as const

/** A number below `sides` that looks thrown, the same for the same month and salt. */
function chance(month: Month, salt: number, sides: number): number {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
  let mixed = Math.imul(at * 2654435761 + salt * 40503 + 12345, 2246822519)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 3266489917)
  return ((mixed ^ (mixed >>> 13)) >>> 0) % sides
}
