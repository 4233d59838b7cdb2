import { type RawBuilder, sql } from 'kysely'
import { addDays, type Day } from '../../../shared/kernel/day.ts'
import { searchQuery } from '../../../shared/kernel/search-text.ts'
import { limitOf, publicityOf, rulesOn } from '../../../shared/ledgers/spending/rules.ts'
import type { SpendingList } from '../../../shared/ledgers/spending/spend-doors.ts'
import { spendingWorkflow } from '../../../shared/ledgers/spending/workflow.ts'
import type { Reader } from '../../db/access.ts'
import type { Condition, ListPlan } from '../../db/list.ts'
import { mayTake } from '../../db/may-take.ts'
import type { RequestContext } from '../../ipc/handlers.ts'
import { allFunds, rulesOf } from './fund-store.ts'
import { spendingColumns } from './standing.ts'

type Filters = SpendingList['filters']
type Sum = 'amountFen' | 'paidFen'
type Sort = SpendingList['sort']
/** Who looks at the list, and when. */
export type Looking = Pick<RequestContext, 'person' | 'today'>

/** How spendings are listed: sorts and their indexes, filters, search and sums. */
export const spendingListPlan = (looking: Looking): ListPlan<Sort, Filters, Sum> => ({
  table: 'spending',
  sorts: {
    day: { index: 'spending_by_day', by: ['day', 'number'] },
    number: { index: 'spending_by_number', by: ['number'] },
    amount: { index: 'spending_by_amount', by: ['amount_fen', 'number'] },
  },
  conditions: (reader, filters) => conditions(reader, filters, looking),
  search: (typed) => sql`instr(search, ${searchQuery(typed)}) > 0`,
  sums: {
    amountFen: sql`coalesce(sum(amount_fen) filter (where state not in ('withdrawn', 'reversed')), 0)`,
    paidFen: sql`coalesce(sum(amount_fen) filter (where state in ('paid', 'published')), 0)`,
  },
})

function conditions(reader: Reader, filters: Filters, looking: Looking): Condition[] {
  const { fundId, lineId, year, state, category, from, to, waits, isLate } = filters
  const meant: Condition[] = [sql`day >= ${from ?? ''}`]
  const among = (column: string, values: readonly string[] | undefined) => {
    if (values && values.length > 0) meant.push(sql`${sql.ref(column)} in (${sql.join(values)})`)
  }
  if (to !== undefined) meant.push(sql`day <= ${to}`)
  if (fundId !== undefined) meant.push(sql`fund_id = ${fundId}`)
  if (lineId !== undefined) meant.push(sql`line_id = ${lineId}`)
  if (year !== undefined) meant.push(sql`year = ${year}`)
  among('state', state)
  among('category', category)
  if (waits) meant.push(waitsFor(reader, looking))
  if (isLate) meant.push(lateIn(reader, looking.today))
  return meant
}

/** What a person may review, or approve within the limits of their role. */
export function waitsFor(reader: Reader, { person, today }: Looking): RawBuilder<unknown> {
  const approves = allFunds(reader).flatMap(({ id }) => {
    const limit = limitOf(rulesOn(rulesOf(reader, id), today), person.role)
    if (limit === undefined) return []
    return [limit === null ? sql`fund_id = ${id}` : sql`(fund_id = ${id} and amount_fen <= ${limit})`]
  })
  const within = approves.length === 0 ? sql`false` : sql.join(approves, sql` or `)
  const may = (step: 'review' | 'approve') => mayTake(spendingWorkflow, step, spendingColumns, person)
  return sql`(${may('review')} or (${may('approve')} and (${within})))`
}

/** Paid, and later on the board than the fund’s rules allow. */
export function lateIn(reader: Reader, today: Day): RawBuilder<unknown> {
  const late = allFunds(reader).flatMap(({ id }) => {
    const { withinDays } = publicityOf(rulesOn(rulesOf(reader, id), today))
    if (withinDays === null) return []
    return [sql`(fund_id = ${id} and paid_day < ${addDays(today, -withinDays)})`]
  })
  return late.length === 0 ? sql`false` : sql`state = 'paid' and (${sql.join(late, sql` or `)})`
}
