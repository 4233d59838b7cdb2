import { activityKindCodes, roomKindCodes } from '../../codes/bookings.ts'
import { isCode } from '../../codes/index.ts'
import { type Day, weekdayOf } from '../../kernel/day.ts'
import { type Fault, fault } from '../../kernel/faults.ts'
import { holdsOn, liesWithin, shareMinute } from '../../kernel/span.ts'
import type { Booking, BookingCard } from './booking.ts'
import type { InTheWay } from './faults.ts'
import { bookingFields, roomFields } from './fields.ts'
import type { Closure, OpeningHours, Room, RoomCard, Window } from './venue.ts'

/** What the ledger knows of a room on one day. */
export type RoomDay = {
  readonly room: Pick<Room, 'capacity' | 'openedDay' | 'retiredDay'>
  /** Windows of that very day. */
  readonly hours: readonly Pick<Window, 'fromMinute' | 'toMinute'>[]
  readonly closure: Pick<Closure, 'fromDay' | 'toDay' | 'reason'> | undefined
  /** Bookings that overlap what is wanted, waiting ones too; never the booking itself. */
  readonly others: readonly InTheWay[]
}

type Wanted = Pick<BookingCard, 'day' | 'fromMinute' | 'toMinute' | 'expected'>

/** Why a room may not be had for a stretch of a day; undefined where it may. */
export function judgeSlot(wanted: Wanted, around: RoomDay, today: Day): Fault | undefined {
  if (wanted.toMinute <= wanted.fromMinute) return fault('bookings.ends-before-start', {})
  if (wanted.day < today) return fault('bookings.past-day', {})
  return (
    judgeOpen(wanted, around) ??
    (around.others.length > 0 ? fault('bookings.overlap', { with: around.others }) : undefined) ??
    (wanted.expected > around.room.capacity
      ? fault('bookings.over-capacity', { capacity: around.room.capacity })
      : undefined)
  )
}

/** Whether a room is in use and open for the whole of a stretch: it lies within one window. */
export function judgeOpen(
  { day, fromMinute, toMinute }: Omit<Wanted, 'expected'>,
  { room, hours, closure }: Omit<RoomDay, 'others'>,
): Fault | undefined {
  if (day < room.openedDay) {
    return fault('bookings.out-of-use', { day, since: room.openedDay, until: '' })
  }
  if (room.retiredDay !== null && day >= room.retiredDay) {
    return fault('bookings.out-of-use', { day, since: room.openedDay, until: room.retiredDay })
  }
  if (closure) {
    const { fromDay, toDay, reason } = closure
    return fault('bookings.closed', { day, fromDay, toDay, reason })
  }
  const isInside = hours.some((open) => liesWithin({ fromMinute, toMinute }, open))
  if (isInside) return undefined
  const said = hours.map((open) => ({ fromMinute: open.fromMinute, toMinute: open.toMinute }))
  return fault('bookings.outside-hours', { day, hours: said })
}

/** The windows that hold on a day, earliest first. */
export function windowsOn<H extends OpeningHours>(hours: readonly H[], day: Day): H[] {
  const weekday = weekdayOf(day)
  return hours
    .filter((open) => open.weekday === weekday && holdsOn(open, day))
    .sort((a, b) => a.fromMinute - b.fromMinute)
}

/** The closure that a day falls into. */
export const closureOn = <C extends Pick<Closure, 'fromDay' | 'toDay'>>(
  closures: readonly C[],
  day: Day,
): C | undefined => closures.find((closure) => holdsOn(closure, day))

/** Windows run forwards and never overlap on one weekday. */
export function judgeWindows(windows: readonly Window[]): Fault | undefined {
  for (const one of windows) {
    const clash = windows.some(
      (other) => other !== one && other.weekday === one.weekday && shareMinute(one, other),
    )
    if (clash || one.toMinute <= one.fromMinute) {
      return fault('bookings.hours-clash', { weekday: one.weekday })
    }
  }
  return undefined
}

/** What is wrong with a booking by itself: somebody must hold it, and its activity must be known. */
export function judgeOccasion({
  activity,
  organisationId,
  organiser,
}: Pick<BookingCard, 'activity' | 'organisationId' | 'organiser'>): Fault | undefined {
  if (!isCode(activityKindCodes, activity)) return unknownCode(bookingFields, 'activity')
  const isHeld = organisationId !== null || (organiser !== null && organiser !== '')
  return isHeld ? undefined : fault('bookings.no-organiser', {})
}

/** What is wrong with a room by itself. */
export function judgeRoom({ kind, openedDay, retiredDay }: RoomCard): Fault | undefined {
  if (!isCode(roomKindCodes, kind)) return unknownCode(roomFields, 'kind')
  return retiredDay !== null && retiredDay < openedDay
    ? fault('bookings.out-of-use', { day: retiredDay, since: openedDay, until: '' })
    : undefined
}

/** The card inside a booking. */
export function cardOf(booking: Booking): BookingCard {
  const { roomId, day, fromMinute, toMinute, purpose, activity } = booking
  const { organisationId, organiser, responsible, phone, expected, remark } = booking
  return {
    ...{ roomId, day, fromMinute, toMinute, purpose, activity },
    ...{ organisationId, organiser, responsible, phone, expected, remark },
  }
}

const unknownCode = (fields: readonly { readonly name: string; readonly label: string }[], name: string) =>
  fault('bookings.unknown-code', { field: fields.find((field) => field.name === name)!.label })
