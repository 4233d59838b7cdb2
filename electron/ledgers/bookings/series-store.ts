import type { Day } from '../../../shared/kernel/day.ts'
import type { Booking } from '../../../shared/ledgers/bookings/booking.ts'
import { Series } from '../../../shared/ledgers/bookings/series.ts'
import type { Reader, Writer } from '../../db/access.ts'
import { fromColumns, toColumns } from '../../db/columns.ts'
import { kysely } from '../../db/kysely.ts'
import { fromRow, type Listed } from './rows.ts'

/** Writes the rule of a new series. */
export function insertSeries(writer: Writer, series: Series): void {
  const [weekdays, except_days] = [series.weekdays.join(' '), series.exceptDays.join(' ')]
  writer.write(kysely.insertInto('booking_series').values({ ...toColumns(series), weekdays, except_days }))
}

/** The rule of an id. */
export function findSeries(reader: Reader, id: string): Series | undefined {
  const row = reader.find(kysely.selectFrom('booking_series').selectAll().where('id', '=', id))
  if (!row) return undefined
  const [weekdays, except_days] = [wordsIn(row.weekdays).map(Number), wordsIn(row.except_days)]
  return fromColumns(Series, { ...row, weekdays, except_days })
}

/** Every booking of a series from a day on, whatever became of it, in the order of time. */
export function seriesBookings(reader: Reader, seriesId: string, from: Day): Booking[] {
  return reader
    .all(
      kysely
        .selectFrom('booking')
        .selectAll()
        .where('series_id', '=', seriesId)
        .where('day', '>=', from)
        .orderBy('day')
        .orderBy('from_minute'),
    )
    .map((row) => fromRow(row as Listed))
}

const wordsIn = (text: string): string[] => text.split(' ').filter((word) => word !== '')
