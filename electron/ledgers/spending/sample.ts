import { addDays, type Day } from '../../../shared/kernel/day.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import type { Fund } from '../../../shared/ledgers/spending/fund.ts'
import { type SampleSpending, sampleSpendings, sampleYears } from '../../../shared/ledgers/spending/sample.ts'
import { sampleFunds, sampleSpendingWords as words } from '../../../shared/ledgers/spending/sample-words.ts'
import type { Spending } from '../../../shared/ledgers/spending/spending.ts'
import type { CommandContext } from '../../ipc/handlers.ts'
import { addFund, addLine, receive } from './fund-deeds.ts'
import { postPaid } from './fund-posting.ts'
import { allFunds, linesOf } from './fund-store.ts'
import { around } from './judging.ts'
import { paperClerk, type SamplePaper } from './sample-papers.ts'
import { newSpending } from './spend-deeds.ts'
import { insertPublicity, insertSpending } from './spend-store.ts'

/** Who enters and who judges in the sample. */
export type SamplePeople = { readonly enters: string; readonly judges: string }

/**
 * Sets up the sample’s five funds with two years of budgets, what arrived for them and what was spent: the
 * last weeks in every stage, the rest paid, posted to the books and hung on the board month by month, each
 * with its papers. Nothing where funds are.
 */
export function fillFunds(unit: CommandContext, by: SamplePeople, papers: readonly SamplePaper[]): void {
  if (allFunds(unit).length > 0) return
  const years = sampleYears(unit.today as Day)
  const openedDay = `${years[0]}-01-01` as Day
  for (const { name, kind, payer, lines } of sampleFunds) {
    const fund = addFund(unit, { name, kind, openedDay, closedDay: null, remark: words.remark })
    for (const year of years) {
      for (const [line, category, yuan] of lines) {
        const card = { fundId: fund.id, year, name: line, category, amountFen: yuan * 100 }
        addLine(unit, { ...card, remark: null })
      }
      const amountFen = lines.reduce((sum, [, , yuan]) => sum + yuan * 100, 0)
      const day = `${year}-01-02` as Day
      if (day > unit.today) continue
      receive(unit, { fundId: fund.id, day, amountFen, payer, document: null, remark: words.remark })
    }
  }
  fillSpendings(unit, by, papers)
}

function fillSpendings(unit: CommandContext, by: SamplePeople, papers: readonly SamplePaper[]): void {
  const today = unit.today as Day
  const funds = allFunds(unit)
  // Every line is looked up once: nothing around it changes while spendings are entered.
  const lines = new Map(
    linesOf(unit, null).map((line) => [`${line.fundId} ${line.year} ${line.name}`, around(unit, line.id)]),
  )
  const boards = new Map<string, Id>()
  const layPapers = paperClerk(unit, papers, by.enters)
  for (const [nth, one] of sampleSpendings(today).entries()) {
    const [name] = sampleFunds[one.fund]!.lines[one.line]!
    const at = lines.get(`${funds[one.fund]!.id} ${one.day.slice(0, 4)} ${name}`)!
    const draft = {
      ...newSpending(unit, cardOf(one, at.line.id), at),
      hands: [by.enters],
    }
    const spending = settled(unit, draft, { nth, today, by, boards, fund: at.fund })
    insertSpending(unit, spending)
    layPapers(spending, at)
  }
}

const cardOf = (one: SampleSpending, lineId: Id) => ({
  lineId,
  day: one.day,
  purpose: one.purpose,
  amountFen: one.amountFen,
  payee: one.payee,
  payeeAccount: '9900000000000000',
  invoiceNumber: one.invoiceNumber,
  seller: one.invoiceNumber === null ? null : one.payee,
  decision: one.decision,
  handler: one.handler,
  remark: words.remark,
})

type Setting = {
  readonly fund: Fund
  readonly nth: number
  readonly today: Day
  readonly by: SamplePeople
  /** The paper of each month that hangs or hung. */
  readonly boards: Map<string, Id>
}

/** A draft as far as its day lets it be: what is two weeks old was paid, what is older hung out. */
function settled(unit: CommandContext, draft: Spending, { fund, nth, today, by, boards }: Setting): Spending {
  const { enters, judges } = by
  const paidDay = addDays(draft.day, 2)
  if (draft.day >= addDays(today, -21)) {
    const state = RECENT[nth % RECENT.length]!
    const isJudged = state === 'reviewed' || state === 'approved'
    return {
      ...draft,
      state,
      reviewedBy: isJudged ? judges : null,
      approvedBy: state === 'approved' ? judges : null,
      note: state === 'returned' ? words.returned : '',
    }
  }
  const judged = { reviewedBy: judges, approvedBy: judges, paidBy: enters }
  const paid: Spending = { ...draft, ...judged, state: 'paid', paidDay, payWay: 'transfer' }
  const month = paidDay.slice(0, 7)
  const voucherId = postPaid(unit, paid, fund, enters)
  const fromDay = addDays(`${month}-28` as Day, 6)
  if (addDays(fromDay, 20) > today) return { ...paid, voucherId }
  let publicityId = boards.get(month)
  if (publicityId === undefined) {
    publicityId = unit.newId()
    boards.set(month, publicityId)
    const paper = { id: publicityId, place: words.place, fromDay, toDay: addDays(fromDay, 9), revision: 1 }
    insertPublicity(unit, { ...paper, paper: words.paper(month), enteredBy: enters })
  }
  return { ...paid, voucherId, publicityId, state: 'published' }
}

const RECENT = ['submitted', 'approved', 'draft', 'reviewed', 'returned'] as const
