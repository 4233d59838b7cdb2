import type { Day } from '../../../shared/kernel/day.ts'
import type { Booking } from '../../../shared/ledgers/bookings/booking.ts'
import { Series } from '../../../shared/ledgers/bookings/series.ts'
import type { Reader, Writer } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import { fromRow, type Listed } from './rows.ts'

/** Writes the rule of a new series. */
export function insertSeries(writer: Writer, series: Series): void {
  const row = {
    id: series.id,
    room_id: series.roomId,
    weekdays: series.weekdays.join(' '),
    every_weeks: series.everyWeeks,
    from_day: series.fromDay,
    until_day: series.untilDay,
    except_days: series.exceptDays.join(' '),
    from_minute: series.fromMinute,
    to_minute: series.toMinute,
    entered_by: series.enteredBy,
  }
  writer.write(kysely.insertInto('booking_series').values(row))
}

/** The rule of an id. */
export function findSeries(reader: Reader, id: string): Series | undefined {
  const row = reader.find(kysely.selectFrom('booking_series').selectAll().where('id', '=', id))
  return (
    row &&
    Series.parse({
      id: row.id,
      roomId: row.room_id,
      weekdays: wordsIn(row.weekdays).map(Number),
      everyWeeks: row.every_weeks,
      fromDay: row.from_day,
      untilDay: row.until_day,
      exceptDays: wordsIn(row.except_days),
      fromMinute: row.from_minute,
      toMinute: row.to_minute,
      enteredBy: row.entered_by,
    })
  )
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
