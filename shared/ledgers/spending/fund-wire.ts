import { z } from 'zod'
import type { WireRow, WireTable } from '../../fields/wire.ts'
import { wireTable } from '../../fields/wire-table.ts'
import { Day } from '../../kernel/day.ts'
import { Id } from '../../kernel/id.ts'
import { sumKeysOf } from './rules.ts'
import { searchOf } from './search.ts'
import { SpendingState } from './spending.ts'

const text = (most: number) => z.string().max(most).nullable()
const code = z.string().max(20)
const fen = z.int().min(0)
const person = z.string().max(60)
const revision = z.int().min(1)
const year = z.int().min(2000).max(2100)

const FundV1 = z.strictObject({
  ...{ id: Id, name: z.string().min(1).max(40), kind: code, opened_day: Day, closed_day: Day.nullable() },
  ...{ remark: text(500), sort: z.int(), revision },
})

const RuleV1 = z.strictObject({
  ...{ id: Id, fund_id: Id, kind: code, category: code.nullable(), role: code.nullable() },
  ...{ paper: code.nullable(), stage: code.nullable(), amount_fen: fen.nullable() },
  ...{ days: z.int().nullable(), words: z.string().max(100), matches: text(200) },
  ...{ source: z.string().max(200), from_day: Day, to_day: Day.nullable(), revision },
})

const LineV1 = z.strictObject({
  ...{ id: Id, fund_id: Id, year, name: z.string().min(1).max(40), category: code, amount_fen: fen },
  ...{ remark: text(500), sort: z.int(), revision },
})

const AppropriationV1 = z.strictObject({
  ...{ id: Id, fund_id: Id, day: Day, amount_fen: fen, payer: z.string().max(60), document: text(60) },
  ...{ remark: text(500), state: z.enum(['standing', 'reversed']), entered_by: person },
  ...{ note: z.string().max(200), voucher_id: Id.nullable(), revision },
})

const PublicityV1 = z.strictObject({
  ...{ id: Id, place: z.string().max(60), from_day: Day, to_day: Day, paper: text(80) },
  ...{ entered_by: person, revision },
})

const SpendingV1 = z.strictObject({
  ...{ id: Id, number: z.string().max(20), fund_id: Id, line_id: Id, year, category: code, day: Day },
  ...{ purpose: z.string().min(1).max(80), amount_fen: z.int().min(1), payee: z.string().max(60) },
  ...{ payee_account: text(40), invoice_number: text(30), seller: text(60), decision: text(80) },
  ...{ handler: z.string().max(30), remark: text(500), state: SpendingState, entered_by: person },
  ...{ changed_by: person, reviewed_by: person.nullable(), approved_by: person.nullable() },
  ...{ paid_by: person.nullable(), paid_day: Day.nullable(), pay_way: code.nullable() },
  ...{ pay_reference: text(40), voucher_id: Id.nullable(), publicity_id: Id.nullable() },
  ...{ note: z.string().max(200), revision },
})
const SpendingV2 = SpendingV1.extend({ changed_before: text(4000) })

const AttachmentV1 = z.strictObject({
  ...{ id: Id, spending_id: Id, kind: code, name: z.string().min(1).max(120) },
  ...{ media: z.enum(['pdf', 'jpg', 'png', 'ofd']), size_bytes: z.int().min(1) },
  ...{ sha256: z.string().regex(/^[0-9a-f]{64}$/), added_by: person, sort: z.int() },
})

/** Who else changed a spending was not told at first. */
function spendingFromV1(cells: WireRow): WireRow | undefined {
  const read = SpendingV1.safeParse(cells).data
  return read && { ...read, changed_before: null }
}

/** How funds and spendings travel: bank accounts hidden; of a file only its name and digest. */
export const fundWire: readonly WireTable[] = [
  wireTable('fund', FundV1),
  wireTable('fund_rule', RuleV1),
  wireTable('budget_line', LineV1, { sums: ['amount_fen'] }),
  wireTable('appropriation', AppropriationV1, { sums: ['amount_fen'] }),
  wireTable('publicity', PublicityV1),
  wireTable('spending', SpendingV2, {
    earlier: [spendingFromV1],
    hidden: { payee_account: { treatment: 'masked', mask: 'bank-account' } },
    sums: ['amount_fen'],
    derive: () => (row) => {
      // What is compared for duplicates is the sender’s concern: it was judged where it was entered.
      if (row.paid_day === null && (row.state === 'paid' || row.state === 'published')) return undefined
      const keys = sumKeysOf({ state: row.state, paidDay: row.paid_day })
      return { ...keys, search: searchOf(row), invoice_key: null }
    },
  }),
  wireTable('attachment', AttachmentV1),
]
