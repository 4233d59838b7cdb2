import { sql } from 'kysely'
import { invoiceKeyOf, sumKeysOf } from '../../../shared/ledgers/spending/rules.ts'
import { searchOf } from '../../../shared/ledgers/spending/search.ts'
import { Publicity, Spending } from '../../../shared/ledgers/spending/spending.ts'
import type { Reader, Writer } from '../../db/access.ts'
import { fromColumns, toColumns } from '../../db/columns.ts'
import { kysely } from '../../db/kysely.ts'

/** The spending in a row, parsed. Rows of a received ledger may hold stars. */
export const spendingFrom = (row: object): Spending => fromColumns(Spending, row)

/** The spending of an id. */
export function findSpending(reader: Reader, id: string): Spending | undefined {
  const row = reader.find(kysely.selectFrom('spending').selectAll().where('id', '=', id))
  return row && spendingFrom(row)
}

/** Writes a new spending with what it is found and told apart by. */
export function insertSpending(writer: Writer, spending: Spending): void {
  writer.write(kysely.insertInto('spending').values(rowOf(spending)))
}

/** Writes the new state of a spending over the revision it was read at; false when that one is gone. */
export function updateSpending(writer: Writer, spending: Spending, revision: number): boolean {
  const { id, ...columns } = rowOf(spending)
  return (
    writer.write(
      kysely.updateTable('spending').set(columns).where('id', '=', id).where('revision', '=', revision),
    ) === 1
  )
}

const rowOf = (spending: Spending) => ({
  ...toColumns(spending),
  ...sumKeysOf(spending),
  search: searchOf(spending),
  invoice_key: invoiceKeyOf(spending),
})

/** The highest number of a year, or null; numbers of other shapes (from old papers) do not count. */
export function lastNumber(reader: Reader, year: number): string | null {
  const row = reader.find(
    kysely
      .selectFrom('spending')
      .select('number')
      .where('number', '>', `${year}-0000`)
      .where('number', '<', `${year}-a`)
      .where(sql<boolean>`number glob ${`${year}-[0-9][0-9][0-9][0-9]*`}`)
      .orderBy('number', 'desc')
      .limit(1),
  )
  return row?.number ?? null
}

/** The number of the spending that an invoice was reported with already; `but` is the one at hand. */
export function invoiceUsedBy(reader: Reader, key: string, but: string | null): string | null {
  const row = reader.find(
    kysely
      .selectFrom('spending')
      .select('number')
      .where('invoice_key', '=', key)
      .where('state', 'not in', ['withdrawn', 'reversed'])
      .where('id', '<>', but ?? ''),
  )
  return row?.number ?? null
}

/** The spendings on one paper of the board, by day. */
export const spendingsOn = (reader: Reader, publicityId: string): Spending[] =>
  reader
    .all(
      kysely
        .selectFrom('spending')
        .selectAll()
        .where('publicity_id', '=', publicityId)
        .orderBy('paid_day')
        .orderBy('number'),
    )
    .map(spendingFrom)

/** The publicity of an id. */
export function findPublicity(reader: Reader, id: string): Publicity | undefined {
  const row = reader.find(kysely.selectFrom('publicity').selectAll().where('id', '=', id))
  return row && fromColumns(Publicity, row)
}

/** What hung on the board in one year, the newest first, with how much it told of. */
export const publicitiesIn = (reader: Reader, year: number) =>
  reader
    .all(
      kysely
        .selectFrom('publicity')
        .selectAll()
        .where('from_day', '>=', `${year}-01-01`)
        .where('from_day', '<=', `${year}-12-31`)
        .orderBy('from_day', 'desc')
        .orderBy('id', 'desc'),
    )
    .map((row) => {
      const told = reader.find(
        kysely
          .selectFrom('spending')
          .select([
            sql<number>`count(*)`.as('count'),
            sql<number>`coalesce(sum(amount_fen), 0)`.as('amountFen'),
          ])
          .where('publicity_id', '=', row.id),
      )!
      return { ...fromColumns(Publicity, row), ...told }
    })

/** Writes what hangs on the board. */
export function insertPublicity(writer: Writer, publicity: Publicity): void {
  writer.write(kysely.insertInto('publicity').values(toColumns(publicity)))
}

/** The names of the people of this ledger, by id. */
export const personNames = (reader: Reader): ReadonlyMap<string, string> =>
  new Map(
    reader.all(kysely.selectFrom('person_account').select(['id', 'name'])).map(({ id, name }) => [id, name]),
  )
