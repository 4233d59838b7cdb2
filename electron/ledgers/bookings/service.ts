import type { Day } from '../../../shared/kernel/day.ts'
import { refuse, refuseIf } from '../../../shared/kernel/refusal.ts'
import type { Booking, BookingCard } from '../../../shared/ledgers/bookings/booking.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { masking } from '../../../shared/ledgers/bookings/masking.ts'
import * as rules from '../../../shared/ledgers/bookings/rules.ts'
import type { Room } from '../../../shared/ledgers/bookings/venue.ts'
import { CalendarEntry } from '../../../shared/ledgers/bookings/views.ts'
import * as workflow from '../../../shared/ledgers/bookings/workflow.ts'
import { handsAfter } from '../../../shared/workflow/hands.ts'
import { patched, records } from '../../db/records.ts'
import { type CommandContext, implement } from '../../ipc/handlers.ts'
import { doorSheet, printUseRate, ratesOf } from './door-sheets.ts'
import { bookingListHandlers } from './exports.ts'
import { judgeOf, refuseOccasion } from './judging.ts'
import * as deeds from './place-deeds.ts'
import * as series from './series-deeds.ts'
import { findSeries, seriesBookings } from './series-store.ts'
import * as store from './store.ts'

/** 活动场所: rooms, and who has them when. Conflicts are looked for in the transaction that writes. */
export const bookingService = implement(bookings, {
  ...bookingListHandlers,

  get(reader, { id }) {
    const booking = known(reader, id)
    const rule = booking.seriesId === null ? undefined : findSeries(reader, booking.seriesId)
    const all = rule ? seriesBookings(reader, rule.id, EVER) : []
    const told = rule ? { rule, bookings: all.map((one) => CalendarEntry.strip().parse(one)) } : null
    return { booking: masking(booking), series: told }
  },
  calendar: (reader, { from, to }) => store.bookingsBetween(reader, from, to),
  places: (reader) => deeds.placesOf(reader),

  unmask(unit, { id }) {
    const booking = known(unit.shown, id)
    const { shown } = unit.request
    unit.record('booking.unmasked', id, shown.kind === 'own' ? {} : { bundle: shown.bundleId })
    return booking
  },

  reserve(unit, card) {
    const room = deeds.knownRoom(unit, card.roomId)
    judge(unit, card, room, null)
    const booking = series.newBooking(unit, card, room, null)
    store.insertBooking(unit, booking)
    return masking(booking)
  },

  correct(unit, { id, revision, patch }) {
    const before = movable(unit, id, revision)
    return changeTo(unit, before, patched(rules.cardOf(before), patch, 'bookings.no-change', masking(before)))
  },

  move(unit, { id, revision, ...slot }) {
    const before = movable(unit, id, revision)
    return changeTo(unit, before, patched(rules.cardOf(before), slot, 'bookings.no-change'))
  },

  decide(unit, { id, revision, approves, reason }) {
    const before = fresh(unit, id, revision)
    refuseIf(workflow.judgeDecision(before, { by: unit.request.person, approves, reason }, unit.today as Day))
    const state = approves ? ('booked' as const) : ('refused' as const)
    const note = approves ? '' : reason
    return masking(keep(unit, { ...before, state, note, decidedBy: unit.user }))
  },

  cancel(unit, { id, revision, reason }) {
    const before = fresh(unit, id, revision)
    refuseIf(workflow.judgeStanding(before))
    return masking(keep(unit, { ...before, state: 'cancelled', note: reason }))
  },

  checkIn(unit, { id, revision, ...count }) {
    const before = fresh(unit, id, revision)
    refuseIf(workflow.judgeCheckIn(before, count, unit.today as Day))
    return masking(keep(unit, { ...before, ...count, cameTotal: workflow.totalOf(count) }))
  },

  clearCheckIn(unit, { id, revision }) {
    const before = fresh(unit, id, revision)
    refuseIf(workflow.judgeClearing(before))
    return masking(keep(unit, { ...before, ...workflow.uncounted }))
  },

  foresee: series.foresee,
  reserveSeries: series.reserveSeries,
  cancelSeries: series.cancelSeries,
  useRate: (reader, asked) => ratesOf(reader, asked),
  printUseRate,
  doorSheet,
  addVenue: deeds.addVenue,
  correctVenue: deeds.correctVenue,
  addRoom: deeds.addRoom,
  correctRoom: deeds.correctRoom,
  setHours: deeds.setHours,
  close: deeds.close,
  reopen: deeds.reopen,
})

const { known, fresh, keep } = records<Booking>({
  find: store.findBooking,
  update: store.updateBooking,
  missing: 'bookings.not-found',
  stale: 'bookings.stale',
})

/** A booking that may still be put elsewhere: it stands, nobody was counted, its day is not over. */
function movable(unit: CommandContext, id: string, revision: number): Booking {
  const found = fresh(unit, id, revision)
  refuseIf(workflow.judgeStanding(found))
  if (found.day < unit.today) refuse('bookings.past-day', {})
  return found
}

/** Refuses a booking that may not be; `but` is the one that is moved. */
function judge(unit: CommandContext, card: BookingCard, room: Room, but: string | null): void {
  refuseOccasion(unit, card, card.day)
  refuseIf(judgeOf(unit, room, card.day, unit.today as Day)(card, but))
}

/** Another card for a booking; what was approved is approved anew where the room asks for it. */
function changeTo(unit: CommandContext, before: Booking, card: BookingCard) {
  const room = deeds.knownRoom(unit, card.roomId)
  judge(unit, card, room, before.id)
  const state = workflow.stateAtFirst(room)
  const hands = handsAfter(before.hands, unit.user)
  return masking(keep(unit, { ...before, ...card, state, hands, decidedBy: null }))
}

const EVER = '0000-01-01' as Day
