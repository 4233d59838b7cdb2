import { z } from 'zod'
import type { WireTable } from '../../../fields/wire.ts'
import { wireTable } from '../../../fields/wire-table.ts'
import { Day } from '../../../kernel/day.ts'
import { Id } from '../../../kernel/id.ts'
import { Month } from '../../../kernel/month.ts'
import { searchOf } from './rules.ts'

const fen = z.int()
const person = z.string().max(60)
const revision = z.int().min(1)
const flag = z.literal([0, 1])

const AccountV1 = z.strictObject({
  id: Id,
  code: z.string().regex(/^\d{4,12}$/),
  name: z.string().min(1).max(40),
  kind: z.string().max(20),
  by_fund: flag,
  stopped: flag,
  source: z.string().max(200),
  revision,
})

const EntryV1 = z.strictObject({
  id: Id,
  voucher_id: Id,
  line: z.int().min(1),
  month: Month,
  account_id: Id,
  fund_id: Id.nullable(),
  summary: z.string().min(1).max(100),
  debit_fen: fen,
  credit_fen: fen,
})

const VoucherV1 = z.strictObject({
  id: Id,
  month: Month,
  number: z.int().min(1),
  day: Day,
  kind: z.string().max(20),
  summary: z.string().min(1).max(100),
  total_fen: fen,
  lines: z.int().min(2),
  source_table: z.string().max(40).nullable(),
  source_id: z.string().max(60).nullable(),
  reverses_id: Id.nullable(),
  entered_by: person,
  entered_at: z.int(),
  checked_by: person.nullable(),
  checked_at: z.int().nullable(),
})

const MonthV1 = z.strictObject({
  id: Id,
  month: Month,
  state: z.enum(['closed', 'asked', 'open']),
  closed_by: person,
  closed_at: z.int(),
  asked_by: person.nullable(),
  asked_reason: z.string().max(200).nullable(),
  granted_by: person.nullable(),
  revision,
})

/** How the books travel. Subtle: a file takes entries before their voucher, and vouchers before a closing. */
export const voucherWire: readonly WireTable[] = [
  wireTable('account', AccountV1),
  wireTable('voucher_entry', EntryV1, { sums: ['debit_fen', 'credit_fen'] }),
  wireTable('voucher', VoucherV1, {
    sums: ['total_fen'],
    derive: () => (row) => ({ search: searchOf({ ...row, totalFen: row.total_fen }) }),
  }),
  wireTable('book_month', MonthV1),
]
