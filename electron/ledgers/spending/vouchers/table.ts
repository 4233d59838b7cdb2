import type { GeneratedAlways } from 'kysely'
import type { Account } from '../../../../shared/ledgers/spending/vouchers/account.ts'
import type { Voucher, VoucherEntry } from '../../../../shared/ledgers/spending/vouchers/voucher.ts'
import type { ColumnsOf } from '../../../db/columns.ts'

/** 会计科目, 记账凭证 and 结账 as the file keeps them. */
type VoucherTables = {
  account: ColumnsOf<Account>
  voucher: VoucherRow
  voucher_entry: ColumnsOf<VoucherEntry>
  account_month: AccountMonthRow
  book_month: BookMonthRow
}

declare module '../../../db/schema.ts' {
  interface Schema extends VoucherTables {}
}

/** A row of `voucher`, with what it is found by. */
export type VoucherRow = ColumnsOf<Voucher> & {
  search: string
  previous_number: GeneratedAlways<number | null>
}

/** A row of `account_month`: what one month brought to one account of one fund; follows from the entries. */
export type AccountMonthRow = {
  account_id: string
  /** Empty where entries name no fund. */
  fund_id: string
  month: string
  debit_fen: number
  credit_fen: number
}

/** A row of `book_month`: a month that was closed at least once. */
export type BookMonthRow = {
  id: string
  month: string
  state: string
  closed_by: string
  closed_at: number
  asked_by: string | null
  asked_reason: string | null
  granted_by: string | null
  revision: number
}
