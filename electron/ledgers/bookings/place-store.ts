import { addDays, type Day } from '../../../shared/kernel/day.ts'
import {
  type Closure,
  roomNames as namesOf,
  type OpeningHours,
  type Room,
  type Venue,
  type Window,
} from '../../../shared/ledgers/bookings/venue.ts'
import type { Reader, Writer } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import { fromClosureRow, fromHoursRow, fromRoomRow, fromVenueRow, toRoomRow, toVenueRow } from './rows.ts'

/** Every venue in its order. */
export function allVenues(reader: Reader): Venue[] {
  return reader.all(kysely.selectFrom('venue').selectAll().orderBy('sort').orderBy('id')).map(fromVenueRow)
}

/** The venue of an id. */
export function findVenue(reader: Reader, id: string): Venue | undefined {
  const row = reader.find(kysely.selectFrom('venue').selectAll().where('id', '=', id))
  return row && fromVenueRow(row)
}

/** Writes a new venue. */
export function insertVenue(writer: Writer, venue: Venue): void {
  writer.write(kysely.insertInto('venue').values(toVenueRow(venue)))
}

/** Writes the new state of a venue over the revision it was read at; false when that one is gone. */
export function updateVenue(writer: Writer, venue: Venue, revision: number): boolean {
  const { id, ...columns } = toVenueRow(venue)
  const built = kysely.updateTable('venue').set(columns).where('id', '=', id).where('revision', '=', revision)
  return writer.write(built) === 1
}

/** Every room, venue by venue in their order. */
export function allRooms(reader: Reader): Room[] {
  return reader
    .all(
      kysely
        .selectFrom('room')
        .innerJoin('venue', 'venue.id', 'room.venue_id')
        .selectAll('room')
        .orderBy('venue.sort')
        .orderBy('venue.id')
        .orderBy('room.sort')
        .orderBy('room.id'),
    )
    .map(fromRoomRow)
}

/** What every room is called. */
export const roomNames = (reader: Reader): ReadonlyMap<string, string> =>
  namesOf(allVenues(reader), allRooms(reader))

/** The room of an id. */
export function findRoom(reader: Reader, id: string): Room | undefined {
  const row = reader.find(kysely.selectFrom('room').selectAll().where('id', '=', id))
  return row && fromRoomRow(row)
}

/** Writes a new room. */
export function insertRoom(writer: Writer, room: Room): void {
  writer.write(kysely.insertInto('room').values(toRoomRow(room)))
}

/** Writes the new state of a room over the revision it was read at; false when that one is gone. */
export function updateRoom(writer: Writer, room: Room, revision: number): boolean {
  const { id, ...columns } = toRoomRow(room)
  const built = kysely.updateTable('room').set(columns).where('id', '=', id).where('revision', '=', revision)
  return writer.write(built) === 1
}

/** Every stretch of opening hours ever set, of one room or of all. */
export function hoursOf(reader: Reader, roomId: string | null): OpeningHours[] {
  const all = kysely
    .selectFrom('room_hours')
    .selectAll()
    .orderBy('room_id')
    .orderBy('weekday')
    .orderBy('from_day')
    .orderBy('from_minute')
  return reader.all(roomId === null ? all : all.where('room_id', '=', roomId)).map(fromHoursRow)
}

/** Lets other windows hold from a day on; what held until then ends the day before. */
export function setHours(
  writer: Writer,
  roomId: string,
  fromDay: Day,
  windows: readonly Window[],
  newId: () => string,
): void {
  writer.write(kysely.deleteFrom('room_hours').where('room_id', '=', roomId).where('from_day', '>=', fromDay))
  writer.write(
    kysely
      .updateTable('room_hours')
      .set({ to_day: addDays(fromDay, -1) })
      .where('room_id', '=', roomId)
      .where(({ eb, or }) => or([eb('to_day', 'is', null), eb('to_day', '>=', fromDay)])),
  )
  for (const { weekday, fromMinute, toMinute } of windows) {
    const span = { weekday, from_minute: fromMinute, to_minute: toMinute, from_day: fromDay, to_day: null }
    writer.write(kysely.insertInto('room_hours').values({ id: newId(), room_id: roomId, ...span }))
  }
}

/** Every closure that ends on a day or later, of one room or of all. */
export function closuresOf(reader: Reader, roomId: string | null, since: Day): Closure[] {
  const all = kysely
    .selectFrom('room_closure')
    .selectAll()
    .where('to_day', '>=', since)
    .orderBy('from_day')
    .orderBy('id')
  return reader.all(roomId === null ? all : all.where('room_id', '=', roomId)).map(fromClosureRow)
}

/** The closure of an id. */
export function findClosure(reader: Reader, id: string): Closure | undefined {
  const row = reader.find(kysely.selectFrom('room_closure').selectAll().where('id', '=', id))
  return row && fromClosureRow(row)
}

/** Writes a new closure. */
export function insertClosure(writer: Writer, { id, roomId, fromDay, toDay, reason }: Closure): void {
  const row = { id, room_id: roomId, from_day: fromDay, to_day: toDay, reason }
  writer.write(kysely.insertInto('room_closure').values(row))
}

/** Ends a closure on a day. */
export function endClosure(writer: Writer, id: string, toDay: Day): void {
  writer.write(kysely.updateTable('room_closure').set({ to_day: toDay }).where('id', '=', id))
}

/** Takes a closure away that has not begun. */
export function dropClosure(writer: Writer, id: string): void {
  writer.write(kysely.deleteFrom('room_closure').where('id', '=', id))
}
