import { codesOf } from '../../codes/index.ts'
import { insuranceItemCodes } from '../../codes/payroll.ts'
import { type Month, monthOf } from '../../kernel/month.ts'
import { holdsIn } from '../../kernel/span.ts'
import { mapSteps, type Steps } from '../../kernel/steps.ts'
import { isEmployed } from './compute/pay.ts'
import type { InsuranceRate } from './parameters.ts'
import type { InsuranceRecord } from './run.ts'
import type { Enrolment, Staff, StaffPost } from './staff.ts'
import type { InsuranceGap, InsuranceView } from './views.ts'

/** What was paid for one person in one month: the items, and their sums. */
export type Paid = Pick<InsuranceRecord, 'personFen' | 'employerFen'> & {
  readonly items: readonly string[]
}

/** What gaps are found from. */
export type GapFacts = {
  /** The months that were computed, oldest first. */
  readonly months: readonly Month[]
  /** In the order in which they are listed. */
  readonly staff: readonly Insured[]
  readonly posts: readonly Pick<StaffPost, 'staffId' | 'fromMonth' | 'toMonth'>[]
  readonly enrolments: readonly Pick<Enrolment, 'staffId' | 'item' | 'fromMonth' | 'toMonth'>[]
  /** What was paid in a month, by person. */
  readonly paidIn: (month: Month) => ReadonlyMap<string, Paid>
  readonly rates: readonly InsuranceRate[]
}

/**
 * Every month of every person beside what ought to have been paid: each item that any place has a rule for.
 * 住房公积金 of somebody who just came begins with the second month (《住房公积金管理条例》第十七条).
 */
export function* insuranceOf(facts: GapFacts): Steps<Omit<InsuranceView, 'total'>> {
  const { months, staff, rates } = facts
  const held = Map.groupBy(facts.posts, ({ staffId }) => staffId)
  const enrolled = Map.groupBy(facts.enrolments, ({ staffId }) => staffId)
  const rows = staff.map(({ id, name }) => ({ id, name, cells: [] as Cell[] }))
  const gaps: InsuranceGap[] = []
  let gapCount = 0
  for (const month of months) {
    yield
    const due = itemsIn(rates, month)
    const paid = facts.paidIn(month)
    const cells = yield* mapSteps(staff, (one) => {
      const own = paid.get(one.id)
      const isHere = isEmployed(one, month, held.get(one.id) ?? [])
      if (!isHere && !own) return undefined
      const { items, personFen, employerFen } = own ?? NOTHING
      const missing = isHere ? missingFor(one, month, due, items, enrolled.get(one.id) ?? []) : []
      gapCount += missing.length
      gaps.push(...missing.slice(0, MOST - gaps.length))
      return { month, paid: items.length, missing: missing.length, personFen, employerFen }
    })
    for (const [nth, cell] of cells.entries()) if (cell) rows[nth]!.cells.push(cell)
  }
  return { months: [...months], staff: rows.filter(({ cells }) => cells.length > 0), gaps, gapCount }
}
const MOST = 500
const NOTHING = { items: [], personFen: 0, employerFen: 0 } as const
type Insured = Pick<Staff, 'id' | 'name' | 'joinedDay' | 'leftDay'>
type Cell = InsuranceView['staff'][number]['cells'][number]

function missingFor(
  { id, name, joinedDay }: Insured,
  month: Month,
  due: readonly string[],
  paid: readonly string[],
  enrolments: GapFacts['enrolments'],
): InsuranceGap[] {
  const isFirst = monthOf(joinedDay) === month
  return due
    .filter((item) => !(item === 'housing' && isFirst) && !paid.includes(item))
    .map((item) => {
      const isEnrolled = enrolments.some((one) => one.item === item && holdsIn(one, month))
      return { staffId: id, name, month, item, why: isEnrolled ? 'not-counted' : 'not-enrolled' }
    })
}

/** The items that some place has a rule for in a month, in the order of the set. */
function itemsIn(rates: readonly InsuranceRate[], month: Month): string[] {
  const known = new Set(rates.filter((rate) => holdsIn(rate, month)).map(({ item }) => item))
  return codesOf(insuranceItemCodes)
    .map(({ code }) => code)
    .filter((code) => known.has(code))
}
