import type { Input, Output } from '../../../shared/ipc/endpoint.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import type { Fault } from '../../../shared/kernel/faults.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { refuse, refuseIf } from '../../../shared/kernel/refusal.ts'
import type { Booking, BookingCard, MaskedBooking } from '../../../shared/ledgers/bookings/booking.ts'
import type { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import type { InTheWay } from '../../../shared/ledgers/bookings/faults.ts'
import { masking } from '../../../shared/ledgers/bookings/masking.ts'
import {
  MOST_OCCURRENCES,
  occurrences,
  type SeriesCard,
  type SeriesRule,
} from '../../../shared/ledgers/bookings/series.ts'
import type { Room } from '../../../shared/ledgers/bookings/venue.ts'
import * as workflow from '../../../shared/ledgers/bookings/workflow.ts'
import { sayFault } from '../../../shared/words/faults.ts'
import type { Reader } from '../../db/access.ts'
import type { CommandContext, RequestContext } from '../../ipc/handlers.ts'
import { judgeOf, refuseOccasion } from './judging.ts'
import { knownRoom } from './place-deeds.ts'
import { insertSeries, seriesBookings } from './series-store.ts'
import * as store from './store.ts'

type Doors = typeof bookings

/** What would become of each day of a rule: a sentence where it may not be had. */
export function foresee(
  reader: Reader,
  asked: Input<Doors['foresee']>,
  { today }: RequestContext,
): Output<Doors['foresee']> {
  const room = knownRoom(reader, asked.roomId)
  const judge = judgeOf(reader, room, asked.fromDay, today)
  return occurrences(asked)
    .slice(0, MOST_OCCURRENCES)
    .map((day) => {
      const refused = judge({ ...asked, day }, null)
      return { day, problem: refused ? sayFault(refused) : null }
    })
}

/** Books every day of a rule, or none; everybody in the way is named. */
export function reserveSeries(unit: CommandContext, card: SeriesCard): MaskedBooking {
  const room = knownRoom(unit, card.roomId)
  const days = occurrences(card)
  if (days.length === 0) refuse('bookings.no-occurrence', {})
  if (days.length > MOST_OCCURRENCES) {
    refuse('bookings.too-many-occurrences', { limit: MOST_OCCURRENCES })
  }
  const { weekdays, everyWeeks, fromDay, untilDay, exceptDays, ...occasion } = card
  const rule: SeriesRule = { weekdays, everyWeeks, fromDay, untilDay, exceptDays }
  refuseOccasion(unit, occasion, days[0]!)
  const judge = judgeOf(unit, room, days[0]!, unit.today as Day)
  refuseAny(days.map((day) => judge({ ...occasion, day }, null)))
  const { roomId, fromMinute, toMinute } = occasion
  const id = unit.newId()
  insertSeries(unit, { ...rule, roomId, fromMinute, toMinute, id, enteredBy: unit.user })
  const made = days.map((day) => newBooking(unit, { ...occasion, day }, room, id))
  for (const booking of made) store.insertBooking(unit, booking)
  return masking(made[0]!)
}

/** Cancels what a series still holds from a day on. */
export function cancelSeries(
  unit: CommandContext,
  { seriesId, fromDay, reason }: Input<Doors['cancelSeries']>,
): Output<Doors['cancelSeries']> {
  const standing = seriesBookings(unit, seriesId, fromDay).filter((one) => !workflow.judgeStanding(one))
  if (standing.length === 0) refuse('bookings.series-over', {})
  for (const booking of standing) {
    const { revision } = booking
    const after: Booking = { ...booking, state: 'cancelled', note: reason, revision: revision + 1 }
    store.updateBooking(unit, after, revision)
  }
  return { count: standing.length }
}

/** A new booking as it begins. */
export function newBooking(
  unit: CommandContext,
  card: BookingCard,
  room: Room,
  seriesId: Id | null,
): Booking {
  return {
    ...card,
    id: unit.newId(),
    state: workflow.stateAtFirst(room),
    seriesId,
    hands: [unit.user],
    decidedBy: null,
    note: '',
    ...workflow.uncounted,
    revision: 1,
  }
}

/** Refuses with the first reason; where bookings are in the way, with all of them. */
function refuseAny(refused: readonly (Fault | undefined)[]): void {
  const first = refused.find((one) => one !== undefined)
  if (first?.code !== 'bookings.overlap') {
    refuseIf(first)
    return
  }
  const others = refused.flatMap((one): readonly InTheWay[] =>
    one?.code === 'bookings.overlap' ? one.params.with : [],
  )
  refuse('bookings.overlap', { with: others })
}
