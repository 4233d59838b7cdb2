import type { Input, Output } from '../../../shared/ipc/endpoint.ts'
import { addDays, type Day } from '../../../shared/kernel/day.ts'
import { refuse, refuseIf } from '../../../shared/kernel/refusal.ts'
import { liesWithin } from '../../../shared/kernel/span.ts'
import type { Booking } from '../../../shared/ledgers/bookings/booking.ts'
import type { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import type { InTheWay } from '../../../shared/ledgers/bookings/faults.ts'
import * as rules from '../../../shared/ledgers/bookings/rules.ts'
import type { Room, Venue } from '../../../shared/ledgers/bookings/venue.ts'
import type { Reader } from '../../db/access.ts'
import { nextSort, patched, records, refuseNameTaken } from '../../db/records.ts'
import type { CommandContext } from '../../ipc/handlers.ts'
import * as places from './place-store.ts'
import * as store from './store.ts'

type Doors = typeof bookings

const venues = records<Venue>({
  find: places.findVenue,
  update: places.updateVenue,
  missing: 'bookings.venue-not-found',
  stale: 'bookings.stale',
})
const rooms = records<Room>({
  find: places.findRoom,
  update: places.updateRoom,
  missing: 'bookings.room-not-found',
  stale: 'bookings.stale',
})

/** Every venue and room, with all their hours and closures. */
export function placesOf(reader: Reader): Output<Doors['places']> {
  const hours = Map.groupBy(places.hoursOf(reader, null), ({ roomId }) => roomId as string)
  const closures = Map.groupBy(places.closuresOf(reader, null, EVER), ({ roomId }) => roomId as string)
  const rooms = places.allRooms(reader).map((room) => ({
    ...room,
    hours: hours.get(room.id) ?? [],
    closures: closures.get(room.id) ?? [],
  }))
  return { venues: places.allVenues(reader), rooms }
}
const EVER = '0000-01-01' as Day

/** A new venue, after the others. */
export function addVenue(unit: CommandContext, card: Input<Doors['addVenue']>): Venue {
  const all = places.allVenues(unit)
  refuseNameTaken(all, { name: card.name, own: null }, 'bookings.name-taken')
  const venue: Venue = { ...card, id: unit.newId(), sort: nextSort(all), revision: 1 }
  places.insertVenue(unit, venue)
  return venue
}

/** Corrects what is said about a venue. */
export function correctVenue(
  unit: CommandContext,
  { id, revision, patch }: Input<Doors['correctVenue']>,
): Venue {
  const after = patched(venues.fresh(unit, id, revision), patch, 'bookings.no-change')
  refuseNameTaken(places.allVenues(unit), { name: after.name, own: id }, 'bookings.name-taken')
  return venues.keep(unit, after)
}

/** A new room, open in its windows from its first day on. */
export function addRoom(unit: CommandContext, { windows, ...card }: Input<Doors['addRoom']>): Room {
  venues.known(unit, card.venueId)
  refuseIf(rules.judgeRoom(card) ?? rules.judgeWindows(windows))
  const all = places.allRooms(unit).filter(({ venueId }) => venueId === card.venueId)
  refuseNameTaken(all, { name: card.name, own: null }, 'bookings.name-taken')
  const room: Room = { ...card, id: unit.newId(), sort: nextSort(all), revision: 1 }
  places.insertRoom(unit, room)
  places.setHours(unit, room.id, room.openedDay, windows, unit.newId)
  return room
}

/** Corrects what is said about a room; coming bookings must still fit. */
export function correctRoom(
  unit: CommandContext,
  { id, revision, patch }: Input<Doors['correctRoom']>,
): Room {
  const after = patched(rooms.fresh(unit, id, revision), patch, 'bookings.no-change')
  refuseIf(rules.judgeRoom(after))
  const all = places.allRooms(unit).filter(({ venueId }) => venueId === after.venueId)
  refuseNameTaken(all, { name: after.name, own: id }, 'bookings.name-taken')
  refuseBooked(coming(unit, id), ({ day, expected }) => {
    const isLeft = after.retiredDay !== null && day >= after.retiredDay
    return isLeft || expected > after.capacity
  })
  return rooms.keep(unit, after)
}

/** Other opening hours from a day on; coming bookings must lie within them. */
export function setHours(unit: CommandContext, wanted: Input<Doors['setHours']>): Record<never, never> {
  const { roomId, fromDay, windows } = wanted
  knownRoom(unit, roomId)
  if (fromDay < unit.today) refuse('bookings.past-day', {})
  refuseIf(rules.judgeWindows(windows))
  places.setHours(unit, roomId, fromDay, windows, unit.newId)
  const hours = places.hoursOf(unit, roomId)
  refuseBooked(
    coming(unit, roomId, fromDay),
    (booking) => !rules.windowsOn(hours, booking.day).some((window) => liesWithin(booking, window)),
  )
  return {}
}

/** Takes rooms out of use for some days, unless somebody has them then. */
export function close(unit: CommandContext, wanted: Input<Doors['close']>): Record<never, never> {
  const { roomIds, fromDay, toDay, reason } = wanted
  if (toDay < fromDay) refuse('bookings.ends-before-start', {})
  if (fromDay < unit.today) refuse('bookings.past-day', {})
  const inTheWay: Booking[] = []
  for (const roomId of new Set(roomIds)) {
    knownRoom(unit, roomId)
    inTheWay.push(...store.roomBookings(unit, roomId, fromDay, toDay))
    places.insertClosure(unit, { id: unit.newId(), roomId, fromDay, toDay, reason })
  }
  refuseBooked(inTheWay, () => true)
  return {}
}

/** Ends a closure: it is gone, or ends yesterday where it has begun. */
export function reopen(unit: CommandContext, { closureId }: Input<Doors['reopen']>): Record<never, never> {
  const closure = places.findClosure(unit, closureId)
  if (!closure || closure.toDay < unit.today) refuse('bookings.closure-over', {})
  if (closure.fromDay >= unit.today) places.dropClosure(unit, closureId)
  else places.endClosure(unit, closureId, addDays(unit.today as Day, -1))
  return {}
}

/** The room of an id. Faults: `bookings.room-not-found`. */
export const knownRoom = rooms.known

const coming = (unit: CommandContext, roomId: string, from = unit.today as Day): Booking[] =>
  store.roomBookings(unit, roomId, from < unit.today ? (unit.today as Day) : from, null)

function refuseBooked(all: readonly Booking[], isInTheWay: (booking: Booking) => boolean): void {
  const others = all.filter(isInTheWay).map(namedInTheWay)
  if (others.length > 0) refuse('bookings.booked-then', { with: others })
}

const namedInTheWay = ({ day, fromMinute, toMinute, purpose }: Booking): InTheWay => ({
  day,
  fromMinute,
  toMinute,
  purpose,
})
