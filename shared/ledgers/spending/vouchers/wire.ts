import { z } from 'zod'
import type { WireTable } from '../../../fields/wire.ts'
import { fen, flag, moment, person, revision } from '../../../fields/wire-cells.ts'
import { wireTable } from '../../../fields/wire-table.ts'
import { Day } from '../../../kernel/day.ts'
import { Id } from '../../../kernel/id.ts'
import { Month } from '../../../kernel/month.ts'
import { Account } from './account.ts'
import { searchOf } from './rules.ts'
import { Voucher, VoucherEntry } from './voucher.ts'

const count = revision
const noted = Voucher.shape

const AccountV1 = z.strictObject({
  id: Id,
  code: Account.shape.code,
  name: Account.shape.name,
  kind: Account.shape.kind,
  by_fund: flag,
  stopped: flag,
  source: Account.shape.source,
  revision,
})

const EntryV1 = z.strictObject({
  id: Id,
  voucher_id: Id,
  line: count,
  month: Month,
  account_id: Id,
  fund_id: Id.nullable(),
  summary: VoucherEntry.shape.summary,
  debit_fen: VoucherEntry.shape.debitFen,
  credit_fen: VoucherEntry.shape.creditFen,
})

const VoucherV1 = z.strictObject({
  id: Id,
  month: Month,
  number: count,
  day: Day,
  kind: noted.kind,
  summary: noted.summary,
  total_fen: fen,
  lines: count.min(2),
  source_table: noted.sourceTable,
  source_id: noted.sourceId,
  reverses_id: Id.nullable(),
  entered_by: person,
  entered_at: moment,
  checked_by: person.nullable(),
  checked_at: moment.nullable(),
})

const MonthV1 = z.strictObject({
  id: Id,
  month: Month,
  state: z.enum(['closed', 'asked', 'open']),
  closed_by: person,
  closed_at: moment,
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
