import { codesOf } from '../../codes/index.ts'
import { insuranceItemCodes } from '../../codes/payroll.ts'
import { type Month, monthOf } from '../../kernel/month.ts'
import { isEmployed } from './compute/pay.ts'
import { holdsIn, type InsuranceRate } from './parameters.ts'
import type { InsuranceRecord } from './run.ts'
import type { Enrolment, Staff, StaffPost } from './staff.ts'
import type { InsuranceGap, InsuranceView } from './views.ts'

/** What was paid for one person in one month: the items, and their sums. */
export type Paid = Pick<InsuranceRecord, 'staffId' | 'month' | 'personFen' | 'employerFen'> & {
  readonly items: readonly string[]
}

/** What gaps are found from. */
export type GapFacts = {
  /** The months that were computed, oldest first. */
  readonly months: readonly Month[]
  readonly staff: readonly Pick<Staff, 'id' | 'name' | 'joinedDay' | 'leftDay'>[]
  readonly posts: readonly StaffPost[]
  readonly enrolments: readonly Enrolment[]
  readonly paid: readonly Paid[]
  readonly rates: readonly InsuranceRate[]
}

/**
 * Every month of every person beside what ought to have been paid: each item that any place has a rule for.
 * 住房公积金 of somebody who just came begins with the second month (《住房公积金管理条例》第十七条).
 */
export function insuranceOf({ months, staff, posts, enrolments, paid, rates }: GapFacts): InsuranceView {
  const paidBy = new Map(paid.map((one) => [`${one.staffId} ${one.month}`, one]))
  const held = Map.groupBy(posts, ({ staffId }) => staffId)
  const enrolled = Map.groupBy(enrolments, ({ staffId }) => staffId)
  const due = new Map(months.map((month) => [month, itemsIn(rates, month)]))
  const gaps: InsuranceGap[] = []
  const rows = staff.map((one) => ({
    id: one.id,
    name: one.name,
    cells: months.flatMap((month) => {
      const own = paidBy.get(`${one.id} ${month}`) ?? NOTHING
      const isHere = isEmployed(one, month, held.get(one.id) ?? [])
      if (!isHere && own === NOTHING) return []
      const missing = isHere
        ? missingFor(one, month, due.get(month)!, own.items, enrolled.get(one.id) ?? [])
        : []
      gaps.push(...missing)
      const { items, personFen, employerFen } = own
      return [{ month, paid: items.length, missing: missing.length, personFen, employerFen }]
    }),
  }))
  const inOrder = gaps.sort((one, other) => (one.month < other.month ? -1 : one.month > other.month ? 1 : 0))
  return {
    months: [...months],
    staff: rows.filter(({ cells }) => cells.length > 0),
    gaps: inOrder.slice(0, MOST),
    gapCount: gaps.length,
  }
}
const MOST = 500
const NOTHING = { items: [], personFen: 0, employerFen: 0 } as const

function missingFor(
  { id, name, joinedDay }: GapFacts['staff'][number],
  month: Month,
  due: readonly string[],
  paid: readonly string[],
  enrolments: readonly Enrolment[],
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
