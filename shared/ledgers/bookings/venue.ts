import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { Id } from '../../kernel/id.ts'
import { Minute } from '../../kernel/minute.ts'

const text = (most: number) => z.string().trim().max(most).nullable()
const named = (most: number) => z.string().trim().min(1).max(most)

/** What a person fills in about a 活动场所. */
export const VenueCard = z.strictObject({
  name: named(40),
  address: text(120),
  /** Floor area in whole square metres. */
  areaM2: z.int().min(1).max(1_000_000).nullable(),
  remark: text(500),
})
export type VenueCard = z.infer<typeof VenueCard>

/** 活动场所: a building or a part of one, with rooms that can be booked. */
export const Venue = VenueCard.extend({ id: Id, sort: z.int(), revision: z.int() })
export type Venue = z.infer<typeof Venue>
/** The fields of a venue that change. */
export const VenuePatch = VenueCard.partial()

/** What a person fills in about a room. */
export const RoomCard = z.strictObject({
  venueId: Id,
  name: named(40),
  /** A code of the room-kind set. */
  kind: z.string().max(20),
  /** How many people it may hold. */
  capacity: z.int().min(1).max(5000),
  equipment: text(200),
  /** Bookings wait for somebody other than who entered them. */
  needsApproval: z.boolean(),
  /** The first day it is used; opening hours count from here. */
  openedDay: Day,
  /** The first day it is used no more. */
  retiredDay: Day.nullable(),
  remark: text(500),
})
export type RoomCard = z.infer<typeof RoomCard>

/** 房间: what is booked. */
export const Room = RoomCard.extend({ id: Id, sort: z.int(), revision: z.int() })
export type Room = z.infer<typeof Room>
/** The fields of a room that change; it stays in its venue, and on the day it was opened. */
export const RoomPatch = RoomCard.omit({ venueId: true, openedDay: true }).partial()

/** What rooms are called by id: by their own names, behind that of their venue where two share one. */
export function roomNames(
  venues: readonly Pick<Venue, 'id' | 'name'>[],
  rooms: readonly Pick<Room, 'id' | 'name' | 'venueId'>[],
): ReadonlyMap<string, string> {
  const venueNames = new Map<string, string>(venues.map(({ id, name }) => [id, name]))
  const called = Map.groupBy(rooms, ({ name }) => name)
  return new Map(
    rooms.map(({ id, name, venueId }) => [
      id,
      called.get(name)!.length > 1 ? `${venueNames.get(venueId)} ${name}` : name,
    ]),
  )
}

/** From a time of day to another on one weekday, 1 for Monday. */
export const Window = z.strictObject({
  weekday: z.int().min(1).max(7),
  fromMinute: Minute,
  toMinute: Minute,
})
export type Window = z.infer<typeof Window>

/** Opening hours that hold from a day until the next change (null: until today). */
export const OpeningHours = Window.extend({ id: Id, roomId: Id, fromDay: Day, toDay: Day.nullable() })
export type OpeningHours = z.infer<typeof OpeningHours>

/** 停用: days on which a room is not to be had, both included. */
export const Closure = z.strictObject({
  id: Id,
  roomId: Id,
  fromDay: Day,
  toDay: Day,
  reason: z.string().max(200),
})
export type Closure = z.infer<typeof Closure>
