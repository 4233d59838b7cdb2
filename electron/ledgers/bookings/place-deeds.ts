import { type Fault, fault } from '../../../shared/faults.ts'
import type { Input, Output } from '../../../shared/ipc/endpoint.ts'
import { addDays, type Day } from '../../../shared/kernel/day.ts'
import type { Booking } from '../../../shared/ledgers/bookings/booking.ts'
import type { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import type { InTheWay } from '../../../shared/ledgers/bookings/faults.ts'
import * as rules from '../../../shared/ledgers/bookings/rules.ts'
import type { Room, Venue } from '../../../shared/ledgers/bookings/venue.ts'
import { Refusal, refuse } from '../../../shared/refusal.ts'
import type { Reader } from '../../db/access.ts'
import type { CommandContext } from '../../ipc/handlers.ts'
import * as places from './place-store.ts'
import * as store from './store.ts'

type Doors = typeof bookings

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
  refuseNameTaken(all, card.name, null)
  const venue: Venue = { ...card, id: unit.newId(), sort: nextSort(all), revision: 1 }
  places.insertVenue(unit, venue)
  return venue
}

/** Corrects what is said about a venue. */
export function correctVenue(
  unit: CommandContext,
  { id, revision, patch }: Input<Doors['correctVenue']>,
): Venue {
  const before = places.findVenue(unit, id) ?? refuse('bookings.venue-not-found', {})
  const after = changed(before, revision, patch)
  refuseNameTaken(places.allVenues(unit), after.name, id)
  if (!places.updateVenue(unit, after, revision)) refuse('bookings.stale', {})
  return after
}

/** A new room, open in its windows from its first day on. */
export function addRoom(unit: CommandContext, { windows, ...card }: Input<Doors['addRoom']>): Room {
  if (!places.findVenue(unit, card.venueId)) refuse('bookings.venue-not-found', {})
  refuseIf(rules.judgeRoom(card) ?? rules.judgeWindows(windows))
  const all = places.allRooms(unit).filter(({ venueId }) => venueId === card.venueId)
  refuseNameTaken(all, card.name, null)
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
  const before = knownRoom(unit, id)
  const after = changed(before, revision, patch)
  refuseIf(rules.judgeRoom(after))
  const all = places.allRooms(unit).filter(({ venueId }) => venueId === before.venueId)
  refuseNameTaken(all, after.name, id)
  refuseBooked(coming(unit, id), ({ day, expected }) => {
    const isLeft = after.retiredDay !== null && day >= after.retiredDay
    return isLeft || expected > after.capacity
  })
  if (!places.updateRoom(unit, after, revision)) refuse('bookings.stale', {})
  return after
}

/** Other opening hours from a day on; coming bookings must lie within them. */
export function setHours(unit: CommandContext, wanted: Input<Doors['setHours']>): Record<never, never> {
  const { roomId, fromDay, windows } = wanted
  knownRoom(unit, roomId)
  if (fromDay < unit.today) refuse('bookings.past-day', {})
  refuseIf(rules.judgeWindows(windows))
  places.setHours(unit, roomId, fromDay, windows, unit.newId)
  const hours = places.hoursOf(unit, roomId)
  refuseBooked(coming(unit, roomId, fromDay), ({ day, fromMinute, toMinute }) => {
    const open = rules.windowsOn(hours, day)
    return !open.some((window) => window.fromMinute <= fromMinute && toMinute <= window.toMinute)
  })
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
export function knownRoom(reader: Reader, id: string): Room {
  return places.findRoom(reader, id) ?? refuse('bookings.room-not-found', {})
}

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

function refuseIf(refused: Fault | undefined): void {
  if (refused) throw new Refusal(refused)
}

type Named = { readonly id: string; readonly name: string }
function refuseNameTaken(all: readonly Named[], name: string, own: string | null): void {
  const isTaken = all.some((one) => one.name === name && one.id !== own)
  if (isTaken) throw new Refusal(fault('bookings.name-taken', { name }))
}

const nextSort = (all: readonly { readonly sort: number }[]): number =>
  Math.max(0, ...all.map(({ sort }) => sort)) + 1

type Revised = { readonly revision: number }
/** The record with a patch on it. Faults: `bookings.stale`, `bookings.no-change`. */
function changed<T extends Revised>(before: T, revision: number, patch: object): T {
  if (before.revision !== revision) refuse('bookings.stale', {})
  const news = Object.entries(patch).filter(
    ([name, value]) => value !== undefined && value !== before[name as keyof T],
  )
  if (news.length === 0) refuse('bookings.no-change', {})
  return { ...before, ...Object.fromEntries(news), revision: revision + 1 }
}
