import { sql } from 'kysely'
import type { Booking } from '../../../shared/ledgers/bookings/booking.ts'
import type { Reader, Writer } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import { fromRow, type Listed } from './rows.ts'

/** Every booking before a day that was neither refused nor cancelled. */
export function bookedBefore(reader: Reader, today: string): Booking[] {
  return reader
    .all(kysely.selectFrom('booking').selectAll().where('day', '<', today).where('holds', '=', 1))
    .map((row) => fromRow(row as Listed))
}

/** Every standing organisation with the names it goes by. */
export function organisationsByName(reader: Reader): { id: string; names: string[] }[] {
  return reader
    .all(
      kysely
        .selectFrom('organisation')
        .select(['id', 'code', 'full_name', 'short_name'])
        .where('dissolved_day', 'is', null),
    )
    .map(({ id, code, full_name, short_name }) => ({ id, names: [full_name, short_name, code] }))
}

/** What an import wrote, the last first. */
export function importedRows(reader: Reader, batchId: string) {
  return reader.all(
    kysely.selectFrom('import_row').selectAll().where('batch_id', '=', batchId).orderBy(sql`rowid desc`),
  )
}

/** Takes away a booking that an import brought in. */
export function deleteBooking(writer: Writer, id: string): void {
  writer.write(kysely.deleteFrom('booking').where('id', '=', id))
}
