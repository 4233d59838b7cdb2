import { sql } from 'kysely'
import { addDays, type Day } from '../../../shared/kernel/day.ts'
import type { DeskCodeOf } from '../../../shared/ledgers/derived.ts'
import { FundRule } from '../../../shared/ledgers/spending/fund.ts'
import { limitOf, missingPapers, publicityOf, rulesOn } from '../../../shared/ledgers/spending/rules.ts'
import { Spending } from '../../../shared/ledgers/spending/spending.ts'
import { judgeSpendingStep, type SpendingStep } from '../../../shared/ledgers/spending/workflow.ts'
import type { Reader } from '../../db/access.ts'
import { fromColumns } from '../../db/columns.ts'
import { kysely } from '../../db/kysely.ts'
import { judges, type Say, type SaysDue } from '../../desk/say.ts'

type Code = DeskCodeOf<'spending'>

/** What is due, missing and waiting of spendings: for the one who judges, who pays, who entered. */
export const saySpending: SaysDue<Code> = (reader, today, person, say) => {
  const rules = rulesByFund(reader, today as Day)
  if (rules.size === 0) return
  const page = 'spending'
  const open = openSpendings(reader)
  const approved = open.filter(({ state }) => state === 'approved')
  const list = (kind: Kind, code: Code, count: number, filters: object) =>
    say(kind, code, { count, day: null }, { page, filters: { view: 'list', ...filters } })
  const isLate = ({ state, fundId, paidDay }: Open): boolean => {
    const { withinDays } = publicityOf(rules.get(fundId)!)
    return state === 'paid' && withinDays !== null && paidDay! < addDays(today as Day, -withinDays)
  }
  list('due', 'spending-late', open.filter(isLate).length, { isLate: true })
  const near = linesNear(reader, Number(today.slice(0, 4)))
  say('due', 'line-near', { count: near, day: null }, { page, filters: { view: 'execution' } })
  const isBare = ({ id, fundId, category, amountFen }: Open): boolean =>
    missingPapers(rules.get(fundId)!, { category, amountFen }, kindsOf(reader, id), 'pay').length > 0
  list('missing', 'spending-papers', approved.filter(isBare).length, { state: ['approved'] })
  if (judges(person)) {
    const waiting = open.filter((one) => isWaiting(one, rules.get(one.fundId)!, person))
    list('waiting', 'spending-waiting', waiting.length, { waits: true })
  }
  if (!judges(person) && person.role !== 'clerk') return
  const payable = approved.filter((one) => mayTake(one, 'pay', person))
  list('waiting', 'spending-to-pay', payable.length, { state: ['approved'] })
  const returned = open.filter(({ state, hands }) => state === 'returned' && hands[0] === person.id)
  list('waiting', 'spending-returned', returned.length, { state: ['returned'] })
}

type Kind = Parameters<Say<Code>>[0]
type Judge = Parameters<SaysDue<Code>>[2]

/** Whether somebody may review a spending, or approve it within the limit of their role. */
function isWaiting(one: Open, rules: readonly FundRule[], judge: Judge): boolean {
  if (mayTake(one, 'review', judge)) return true
  if (!mayTake(one, 'approve', judge)) return false
  const limit = limitOf(rules, judge.role)
  return limit === null || (limit !== undefined && one.amountFen <= limit)
}

/** Whether a person may take a step with a spending, as far as its workflow goes. */
const mayTake = (one: Open, step: SpendingStep, by: Judge): boolean =>
  judgeSpendingStep(step, one, by) === undefined

type Open = ReturnType<typeof openSpendings>[number]

/** Spendings that somebody still has to do something with. */
const openSpendings = (reader: Reader) =>
  reader
    .all(
      kysely
        .selectFrom('spending')
        .select(['id', 'state', 'fund_id', 'category', 'amount_fen', 'paid_day', 'hands', 'approved_by'])
        .where('state', 'in', ['submitted', 'reviewed', 'approved', 'paid', 'returned']),
    )
    .map((row) => fromColumns(OpenSpending, row))
const OpenSpending = Spending.pick({
  ...{ id: true, state: true, fundId: true, category: true, amountFen: true, paidDay: true },
  ...{ hands: true, approvedBy: true },
})

/** The rules of today by fund; a fund without any has an empty list. */
function rulesByFund(reader: Reader, today: Day): ReadonlyMap<string, readonly FundRule[]> {
  const funds = reader.all(kysely.selectFrom('fund').select('id'))
  const all = reader.all(kysely.selectFrom('fund_rule').selectAll()).map((row) => fromColumns(FundRule, row))
  const now = Map.groupBy<string, FundRule>(rulesOn(all, today), ({ fundId }) => fundId)
  return new Map(funds.map(({ id }) => [id, now.get(id) ?? []]))
}

const kindsOf = (reader: Reader, spendingId: string): string[] =>
  reader
    .all(
      kysely
        .selectFrom('attachment')
        .select('kind')
        .where('of_table', '=', 'spending')
        .where('of_id', '=', spendingId),
    )
    .map(({ kind }) => kind)

/** Lines of a year of which nine tenths or more are bound. */
function linesNear(reader: Reader, year: number): number {
  const query = sql<{ count: number }>`
    select count(*) as count from budget_line where year = ${year} and amount_fen > 0
      and (select coalesce(sum(spending.amount_fen), 0) from spending
        where spending.line_id = budget_line.id and binds = 1) * 10 >= amount_fen * 9`
  return reader.find({ compile: () => query.compile(kysely) })!.count
}
