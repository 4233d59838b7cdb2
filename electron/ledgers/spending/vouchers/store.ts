import type { Selectable } from 'kysely'
import type { Id } from '../../../../shared/kernel/id.ts'
import { Account } from '../../../../shared/ledgers/spending/vouchers/account.ts'
import { searchOf } from '../../../../shared/ledgers/spending/vouchers/rules.ts'
import { Voucher, VoucherEntry } from '../../../../shared/ledgers/spending/vouchers/voucher.ts'
import type { Reader, Writer } from '../../../db/access.ts'
import { fromColumns, toColumns } from '../../../db/columns.ts'
import { kysely } from '../../../db/kysely.ts'
import type { VoucherRow } from './table.ts'

/** Every account of this ledger, by code. */
export const allAccounts = (reader: Reader): Account[] =>
  reader.all(kysely.selectFrom('account').selectAll().orderBy('code')).map((row) => fromColumns(Account, row))

/** The codes of the accounts that are stopped with entries in them. */
export const heldCodes = (reader: Reader): ReadonlySet<string> =>
  new Set(
    reader
      .all(
        kysely
          .selectFrom('account')
          .select('code')
          .where('stopped', '=', 1)
          .where(({ exists, selectFrom }) =>
            exists(
              selectFrom('account_month')
                .select('month')
                .whereRef('account_month.account_id', '=', 'account.id'),
            ),
          ),
      )
      .map(({ code }) => code),
  )

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

/** A voucher as lists read it. */
export type Listed = Selectable<VoucherRow>

/** The voucher in a row, parsed. */
export const voucherFrom = (row: Listed): Voucher => fromColumns(Voucher, row)

/** The vouchers of a month from one number to another. */
export const vouchersIn = (reader: Reader, month: string, from: number, to: number): Voucher[] =>
  reader
    .all(
      kysely
        .selectFrom('voucher')
        .selectAll()
        .where('month', '=', month)
        .where('number', '>=', from)
        .where('number', '<=', to)
        .orderBy('number'),
    )
    .map(voucherFrom)

type Check = { readonly checkedBy: string; readonly checkedAt: number }

/** Says that a voucher was checked. */
export function checkVoucher(writer: Writer, id: string, check: Check): void {
  writer.write(kysely.updateTable('voucher').set(toColumns(check)).where('id', '=', id))
}

/** Says that every unchecked voucher of a month was checked that somebody else made out; tells how many. */
export const checkMonth = (writer: Writer, month: string, check: Check): number =>
  writer.write(
    kysely
      .updateTable('voucher')
      .set(toColumns(check))
      .where('month', '=', month)
      .where('checked_by', 'is', null)
      .where('entered_by', '<>', check.checkedBy),
  )

/** Writes an account as it stands now. */
export function updateAccount(writer: Writer, account: Account): void {
  const { stopped, revision } = toColumns(account)
  writer.write(kysely.updateTable('account').set({ stopped, revision }).where('id', '=', account.id))
}

/** The names of the ledger's people, by id. */
export const personNames = (reader: Reader): ReadonlyMap<string, string> =>
  new Map(
    reader.all(kysely.selectFrom('person_account').select(['id', 'name'])).map(({ id, name }) => [id, name]),
  )
