import type { Day } from '../../../shared/kernel/day.ts'
import type { Booking, Slot } from '../../../shared/ledgers/bookings/booking.ts'
import type { InTheWay } from '../../../shared/ledgers/bookings/faults.ts'
import { searchOf } from '../../../shared/ledgers/bookings/search.ts'
import type { Use } from '../../../shared/ledgers/bookings/use-rate.ts'
import type { CalendarEntry } from '../../../shared/ledgers/bookings/views.ts'
import type { Reader, Writer } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import { fromRow, type Listed, toRow } from './rows.ts'

/** The booking of an id. */
export function findBooking(reader: Reader, id: string): Booking | undefined {
  const row = reader.find(kysely.selectFrom('booking').selectAll().where('id', '=', id))
  return row && fromRow(row)
}

/** Writes a new booking with what it is found by. */
export function insertBooking(writer: Writer, booking: Booking): void {
  writer.write(kysely.insertInto('booking').values({ ...toRow(booking), search: searchOf(booking) }))
}

/** Writes the new state of a booking over the revision it was read at; false when that one is gone. */
export function updateBooking(writer: Writer, booking: Booking, revision: number): boolean {
  const { id, ...columns } = { ...toRow(booking), search: searchOf(booking) }
  const built = kysely
    .updateTable('booking')
    .set(columns)
    .where('id', '=', id)
    .where('revision', '=', revision)
  return writer.write(built) === 1
}

/**
 * Bookings that hold a room somewhere within a stretch, earliest first; `but` is the one that is
 * moved. This is the conflict check: it runs in the transaction that writes.
 */
export function bookingsWithin(reader: Reader, slot: Slot, but: string | null): InTheWay[] {
  return reader.all(conflictQuery(slot, but))
}

/** The statement of {@link bookingsWithin}, for tests that read its plan. */
export function conflictQuery({ roomId, day, fromMinute, toMinute }: Slot, but: string | null) {
  return kysely
    .selectFrom('booking')
    .select(['day', 'from_minute as fromMinute', 'to_minute as toMinute', 'purpose'])
    .where('room_id', '=', roomId)
    .where('day', '=', day)
    .where('from_minute', '<', toMinute)
    .where('to_minute', '>', fromMinute)
    .where('holds', '=', 1)
    .where('id', '<>', but ?? '')
    .orderBy('from_minute')
}

/** Every booking that holds a room from a day to a day, both included (null is open). */
export function roomBookings(reader: Reader, roomId: string, from: Day, to: Day | null): Booking[] {
  return reader
    .all(
      kysely
        .selectFrom('booking')
        .selectAll()
        .where('room_id', '=', roomId)
        .where('day', '>=', from)
        .where('day', '<=', to ?? '9999-12-31')
        .where('holds', '=', 1)
        .orderBy('day')
        .orderBy('from_minute'),
    )
    .map((row) => fromRow(row as Listed))
}

/** Every booking that holds a room from a day to a day, both included, in the order of time. */
export function bookingsBetween(reader: Reader, from: Day, to: Day): CalendarEntry[] {
  const rows = reader.all(
    kysely
      .selectFrom('booking')
      .select([
        'id',
        'room_id as roomId',
        'day',
        'from_minute as fromMinute',
        'to_minute as toMinute',
        'purpose',
        'organisation_id as organisationId',
        'organiser',
        'responsible',
        'expected',
        'state',
        'series_id as seriesId',
        'came_total as cameTotal',
        'revision',
      ])
      .where('day', '>=', from)
      .where('day', '<=', to)
      .where('holds', '=', 1)
      .orderBy('day')
      .orderBy('from_minute')
      .orderBy('id'),
  )
  return rows as CalendarEntry[]
}

/** What rooms were booked for from a day to a day, waiting ones left out, as far as use is counted. */
export function usesBetween(reader: Reader, from: Day, to: Day): Use[] {
  const rows = reader.all(
    kysely
      .selectFrom('booking')
      .select([
        'room_id as roomId',
        'day',
        'from_minute as fromMinute',
        'to_minute as toMinute',
        'came_resident as cameResident',
        'came_mobile as cameMobile',
        'came_on_duty as cameOnDuty',
        'came_public as camePublic',
      ])
      .where('day', '>=', from)
      .where('day', '<=', to)
      .where('state', '=', 'booked'),
  )
  return rows as Use[]
}

/** Whether there is an organisation that stands on a day. */
export function hasOrganisation(reader: Reader, id: string, day: Day): boolean {
  const standing = kysely
    .selectFrom('organisation')
    .select('id')
    .where('id', '=', id)
    .where(({ eb, or }) => or([eb('dissolved_day', 'is', null), eb('dissolved_day', '>', day)]))
  return reader.find(standing) !== undefined
}

/** The short names of every organisation, by id. */
export function organisationNames(reader: Reader): ReadonlyMap<string, string> {
  const rows = reader.all(kysely.selectFrom('organisation').select(['id', 'short_name']))
  return new Map(rows.map((row) => [row.id, row.short_name]))
}
