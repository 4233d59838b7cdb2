import type { Id } from '../../../../shared/kernel/id.ts'
import { Account } from '../../../../shared/ledgers/spending/vouchers/account.ts'
import { searchOf } from '../../../../shared/ledgers/spending/vouchers/rules.ts'
import { Voucher, VoucherEntry } from '../../../../shared/ledgers/spending/vouchers/voucher.ts'
import type { Reader, Writer } from '../../../db/access.ts'
import { fromColumns, toColumns } from '../../../db/columns.ts'
import { kysely } from '../../../db/kysely.ts'

/** Every account of this ledger, by code. */
export const allAccounts = (reader: Reader): Account[] =>
  reader
    .all(kysely.selectFrom('account').selectAll().orderBy('code'))
    .map((row) => fromColumns(Account, { ...row, by_fund: row.by_fund === 1, stopped: row.stopped === 1 }))

/** Writes a new account. */
export function insertAccount(writer: Writer, account: Account): void {
  writer.write(kysely.insertInto('account').values(toColumns(account)))
}

/** The last number given in a month; 0 before the first. */
export const lastNumber = (reader: Reader, month: string): number =>
  reader.find(
    kysely
      .selectFrom('voucher')
      .select('number')
      .where('month', '=', month)
      .orderBy('number', 'desc')
      .limit(1),
  )?.number ?? 0

/** The last month that is closed. */
export const closedThrough = (reader: Reader): string | undefined =>
  reader.find(
    kysely
      .selectFrom('book_month')
      .select('month')
      .where('state', '<>', 'open')
      .orderBy('month', 'desc')
      .limit(1),
  )?.month

/** Prepared writing of vouchers: entries first, then the voucher that closes them. */
export function voucherWriter(writer: Writer) {
  const putEntry = writer.inserter('voucher_entry')
  const putVoucher = writer.inserter('voucher')
  return (voucher: Voucher, entries: readonly VoucherEntry[]): void => {
    for (const entry of entries) putEntry(toColumns(entry))
    putVoucher({ ...toColumns(voucher), search: searchOf(voucher) })
  }
}

/** The voucher of an id. */
export function findVoucher(reader: Reader, id: string): Voucher | undefined {
  const row = reader.find(kysely.selectFrom('voucher').selectAll().where('id', '=', id))
  return row && fromColumns(Voucher, row)
}

/** The voucher that takes another back. */
export function reversalOfVoucher(reader: Reader, id: string): Voucher | undefined {
  const row = reader.find(kysely.selectFrom('voucher').selectAll().where('reverses_id', '=', id))
  return row && fromColumns(Voucher, row)
}

/** An entry with the code of its account. */
export type CodedEntry = VoucherEntry & { readonly accountCode: string }

/** The entries of a voucher, in their order. */
export const entriesOf = (reader: Reader, voucherId: Id): CodedEntry[] =>
  reader
    .all(
      kysely
        .selectFrom('voucher_entry')
        .innerJoin('account', 'account.id', 'voucher_entry.account_id')
        .selectAll('voucher_entry')
        .select('account.code as account_code')
        .where('voucher_id', '=', voucherId)
        .orderBy('line'),
    )
    .map((row) => ({ ...fromColumns(VoucherEntry, row), accountCode: row.account_code }))
