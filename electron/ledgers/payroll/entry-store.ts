import { PayEntry } from '../../../shared/ledgers/payroll/run.ts'
import type { Reader, Writer } from '../../db/access.ts'
import { fromColumns, toColumns } from '../../db/columns.ts'
import { kysely } from '../../db/kysely.ts'

/** What was written for a month. */
export const entriesOf = (reader: Reader, month: string): PayEntry[] =>
  reader
    .all(kysely.selectFrom('pay_entry').selectAll().where('month', '=', month).orderBy('id'))
    .map((row) => fromColumns(PayEntry, row))

/** Everything that was ever written for a month. */
export const allEntries = (reader: Reader): PayEntry[] =>
  reader
    .all(kysely.selectFrom('pay_entry').selectAll().orderBy('month').orderBy('id'))
    .map((row) => fromColumns(PayEntry, row))

/** The entry of an id. */
export function findEntry(reader: Reader, id: string): PayEntry | undefined {
  const row = reader.find(kysely.selectFrom('pay_entry').selectAll().where('id', '=', id))
  return row && fromColumns(PayEntry, row)
}

/** Writes an entry over what was written in its place. */
export function putEntry(writer: Writer, entry: PayEntry): void {
  const { id, month, staff_id, component, amount_fen, rating, note, revision } = toColumns(entry)
  writer.write(
    kysely
      .insertInto('pay_entry')
      .values({ id, month, staff_id, component, amount_fen, rating, note, revision })
      .onConflict((on) =>
        on.columns(['month', 'staff_id', 'component']).doUpdateSet({ amount_fen, rating, note, revision }),
      ),
  )
}

/** Takes an entry away. */
export function deleteEntry(writer: Writer, id: string): void {
  writer.write(kysely.deleteFrom('pay_entry').where('id', '=', id))
}
