import { z } from 'zod'
import type { WireTable } from '../../fields/wire.ts'
import { hands, person, revision, sort } from '../../fields/wire-cells.ts'
import { wireTable } from '../../fields/wire-table.ts'
import { Day } from '../../kernel/day.ts'
import { Id } from '../../kernel/id.ts'
import { Appropriation, BudgetLine, Fund, FundRule } from './fund.ts'
import { sumKeysOf } from './rules.ts'
import { searchOf } from './search.ts'
import { Payment, Publicity, Spending } from './spending.ts'

const code = z.string().max(20)
const payment = Payment.shape

const FundV1 = z.strictObject({
  ...{ id: Id, name: Fund.shape.name, kind: code, opened_day: Day, closed_day: Day.nullable() },
  ...{ remark: Fund.shape.remark, sort, revision },
})

const rule = FundRule.shape
const RuleV1 = z.strictObject({
  ...{ id: Id, fund_id: Id, kind: rule.kind, category: rule.category, role: rule.role },
  ...{ paper: rule.paper, stage: rule.stage, amount_fen: rule.amountFen },
  ...{ days: rule.days, words: rule.words, matches: rule.matches },
  ...{ source: rule.source, from_day: Day, to_day: Day.nullable(), revision },
})

const budget = BudgetLine.shape
const LineV1 = z.strictObject({
  ...{ id: Id, fund_id: Id, year: budget.year, name: budget.name, category: code },
  ...{ amount_fen: budget.amountFen, remark: budget.remark, sort, revision },
})

const money = Appropriation.shape
const AppropriationV1 = z.strictObject({
  ...{ id: Id, fund_id: Id, day: Day, amount_fen: money.amountFen, payer: money.payer },
  ...{ document: money.document, remark: money.remark, state: money.state, entered_by: person },
  ...{ note: money.note, voucher_id: Id.nullable(), revision },
})

const PublicityV1 = z.strictObject({
  ...{ id: Id, place: Publicity.shape.place, from_day: Day, to_day: Day, paper: Publicity.shape.paper },
  ...{ entered_by: person, revision },
})

const spent = Spending.shape
const SpendingV1 = z.strictObject({
  ...{ id: Id, number: spent.number, fund_id: Id, line_id: Id, year: budget.year, category: code, day: Day },
  ...{ purpose: spent.purpose, amount_fen: spent.amountFen, payee: spent.payee },
  ...{ payee_account: spent.payeeAccount, invoice_number: spent.invoiceNumber, seller: spent.seller },
  ...{ decision: spent.decision, handler: spent.handler, remark: spent.remark, state: spent.state },
  ...{ hands, reviewed_by: person.nullable(), approved_by: person.nullable() },
  ...{ paid_by: person.nullable(), paid_day: Day.nullable(), pay_way: payment.payWay.nullable() },
  ...{ pay_reference: payment.payReference, voucher_id: Id.nullable(), publicity_id: Id.nullable() },
  ...{ note: spent.note, revision },
})
/** How funds and spendings travel: bank accounts hidden. */
export const fundWire: readonly WireTable[] = [
  wireTable('fund', FundV1),
  wireTable('fund_rule', RuleV1),
  wireTable('budget_line', LineV1, { sums: ['amount_fen'] }),
  wireTable('appropriation', AppropriationV1, { sums: ['amount_fen'] }),
  wireTable('publicity', PublicityV1),
  wireTable('spending', SpendingV1, {
    hidden: { payee_account: { treatment: 'masked', mask: 'bank-account' } },
    sums: ['amount_fen'],
    derive: () => (row) => {
      // What is compared for duplicates is the sender’s concern: it was judged where it was entered.
      if (row.paid_day === null && (row.state === 'paid' || row.state === 'published')) return undefined
      const keys = sumKeysOf({ state: row.state, paidDay: row.paid_day })
      return { ...keys, search: searchOf(row), invoice_key: null }
    },
  }),
]
