import { sql } from 'kysely'
import type { Id } from '../../../../shared/kernel/id.ts'
import { Month } from '../../../../shared/kernel/month.ts'
import type { AccountSums } from '../../../../shared/ledgers/spending/vouchers/balances.ts'
import type { BookMonth } from '../../../../shared/ledgers/spending/vouchers/months.ts'
import type { Reader, Writer } from '../../../db/access.ts'
import { kysely } from '../../../db/kysely.ts'
import type { BookMonthRow } from './table.ts'

/** What every account of every fund came to by a month; one walk over the sums of months. */
export function balancesIn(reader: Reader, month: string): AccountSums[] {
  return reader.all(balancesQuery(month))
}

/** The statement behind {@link balancesIn}, for tests that read its plan. */
export function balancesQuery(month: string) {
  const inYear = sql`month >= ${`${month.slice(0, 4)}-01`}`
  const query = sql<AccountSums>`
    select code as accountCode, nullif(fund_id, '') as fundId, openingFen, debitFen, creditFen,
      yearDebitFen, yearCreditFen
    from (
      select account_id, fund_id,
        sum(case when month < ${month} then account_month.debit_fen - account_month.credit_fen else 0 end)
          as openingFen,
        sum(case when month = ${month} then account_month.debit_fen else 0 end) as debitFen,
        sum(case when month = ${month} then account_month.credit_fen else 0 end) as creditFen,
        sum(case when ${inYear} then account_month.debit_fen else 0 end) as yearDebitFen,
        sum(case when ${inYear} then account_month.credit_fen else 0 end) as yearCreditFen
      from account_month where month <= ${month}
      group by account_id, fund_id
    ) as summed
    join account on account.id = account_id`
  return { compile: () => query.compile(kysely) }
}

/** What a month of vouchers comes to. */
export type MonthCount = {
  readonly month: Month
  readonly vouchers: number
  readonly unchecked: number
  readonly totalFen: number
}

/** Every month that has vouchers, oldest first. */
export function monthCounts(reader: Reader): MonthCount[] {
  return reader.all(monthCountsQuery())
}

/** The statement behind {@link monthCounts}, for tests that read its plan. */
export function monthCountsQuery() {
  const query = sql<MonthCount>`
    select month, count(*) as vouchers, count(*) filter (where checked_by is null) as unchecked,
      sum(total_fen) as totalFen
    from voucher indexed by voucher_by_number group by month order by month`
  return { compile: () => query.compile(kysely) }
}

/** How many vouchers of a month nobody has checked. */
export function uncheckedIn(reader: Reader, month: string): number {
  const query = sql<{ count: number }>`
    select count(*) as count from voucher indexed by voucher_unchecked
    where month = ${month} and checked_by is null`
  return reader.find({ compile: () => query.compile(kysely) })!.count
}

/** The month of the first voucher. */
export function firstMonth(reader: Reader): Month | undefined {
  const row = reader.find(kysely.selectFrom('voucher').select('month').orderBy('month').limit(1))
  return row && Month.parse(row.month)
}

/** Every month that was closed at least once, oldest first. */
export const allMonths = (reader: Reader): BookMonthRow[] =>
  reader.all(kysely.selectFrom('book_month').selectAll().orderBy('month'))

/** A month as the rules judge it. */
export function bookMonth(row: BookMonthRow): BookMonth {
  const { month, state, asked_by, revision } = row
  return { month: Month.parse(month), state: state as BookMonth['state'], askedBy: asked_by, revision }
}

/** The row of a month that was closed at least once. */
export const findMonth = (reader: Reader, month: string): BookMonthRow | undefined =>
  reader.find(kysely.selectFrom('book_month').selectAll().where('month', '=', month))

/** Writes a month as it stands now. */
export function putMonth(writer: Writer, { id, month, ...columns }: BookMonthRow): void {
  writer.write(
    kysely
      .insertInto('book_month')
      .values({ id, month, ...columns })
      .onConflict((on) => on.column('month').doUpdateSet(columns)),
  )
}

/** Whether any entry stands in an account. */
export const hasEntries = (reader: Reader, accountId: Id): boolean =>
  reader.find(
    kysely.selectFrom('voucher_entry').select('id').where('account_id', '=', accountId).limit(1),
  ) !== undefined
