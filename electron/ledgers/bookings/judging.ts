import type { Day } from '../../../shared/kernel/day.ts'
import type { Fault } from '../../../shared/kernel/faults.ts'
import { refuse, refuseIf } from '../../../shared/kernel/refusal.ts'
import type { BookingCard, Slot } from '../../../shared/ledgers/bookings/booking.ts'
import * as rules from '../../../shared/ledgers/bookings/rules.ts'
import type { Closure, OpeningHours, Room } from '../../../shared/ledgers/bookings/venue.ts'
import type { Reader } from '../../db/access.ts'
import { closuresOf, hoursOf } from './place-store.ts'
import * as store from './store.ts'

/** What is asked of a room for one stretch of one day. */
type Wanted = Slot & Pick<BookingCard, 'expected'>
/** Judges stretches of one room, whose hours and closures are read once. */
export type RoomJudge = (wanted: Wanted, but: string | null) => Fault | undefined

/** What the ledger says of stretches of a room from a day on. `but` is the booking that is moved. */
export function judgeOf(reader: Reader, room: Room, since: Day, today: Day): RoomJudge {
  const hours: OpeningHours[] = hoursOf(reader, room.id)
  const closures: Closure[] = closuresOf(reader, room.id, since)
  return (wanted, but) => {
    const around = {
      room,
      hours: rules.windowsOn(hours, wanted.day),
      closure: rules.closureOn(closures, wanted.day),
      others: store.bookingsWithin(reader, wanted, but),
    }
    return rules.judgeSlot(wanted, around, today)
  }
}

/** Refuses an occasion that nobody holds, or one whose organisation is not there on its day. */
export function refuseOccasion(
  reader: Reader,
  occasion: Parameters<typeof rules.judgeOccasion>[0],
  day: Day,
): void {
  refuseIf(rules.judgeOccasion(occasion))
  const { organisationId } = occasion
  if (organisationId !== null && !store.hasOrganisation(reader, organisationId, day)) {
    refuse('organisation.not-found', {})
  }
}
