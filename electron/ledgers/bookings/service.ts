import type { Fault } from '../../../shared/faults.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import type { Booking, BookingCard } from '../../../shared/ledgers/bookings/booking.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { masking, starred } from '../../../shared/ledgers/bookings/masking.ts'
import * as rules from '../../../shared/ledgers/bookings/rules.ts'
import type { Room } from '../../../shared/ledgers/bookings/venue.ts'
import { Refusal, refuse } from '../../../shared/refusal.ts'
import type { Reader } from '../../db/access.ts'
import { listWindow } from '../../db/list.ts'
import { type Hands, honour } from '../../ipc/handlers.ts'
import { exportSheet, printList } from './leaving.ts'
import { bookingListPlan } from './list-plan.ts'
import * as deeds from './place-deeds.ts'
import { closuresOf, hoursOf } from './place-store.ts'
import { fromRow, type Listed } from './rows.ts'
import * as store from './store.ts'

/** 活动场所: rooms, and who has them when. Conflicts are looked for in the transaction that writes. */
export const bookingService = honour(bookings, {
  list(reader, request, { today }) {
    const plan = bookingListPlan(today)
    const { rows, total, sums } = listWindow<Listed, typeof request.sort, typeof request.filters>(
      reader,
      plan,
      request,
    )
    const { asked = 0, booked = 0, came = 0 } = sums
    return { rows: rows.map((row) => masking(fromRow(row))), total, sums: { asked, booked, came } }
  },

  get: (reader, { id }) => ({ booking: masking(known(reader, id)) }),
  places: (reader) => deeds.placesOf(reader),

  unmask(unit, { id }) {
    const booking = known(unit.shown, id)
    const { shown } = unit.scene
    unit.tell('booking.unmasked', id, shown.kind === 'own' ? {} : { bundle: shown.bundleId })
    return booking
  },

  reserve(unit, card) {
    const room = deeds.knownRoom(unit, card.roomId)
    judge(unit, card, room, null)
    const booking: Booking = { ...card, ...fresh(unit, room), id: unit.newId(), revision: 1 }
    store.insertBooking(unit, booking)
    return masking(booking)
  },

  correct(unit, { id, revision, patch }) {
    const before = known(unit, id)
    if (before.revision !== revision) refuse('bookings.stale', {})
    const change = rules.effectivePatch(rules.cardOf(before), patch, starred(before.phone))
    if (Object.keys(change).length === 0) refuse('bookings.no-change', {})
    const card = { ...rules.cardOf(before), ...change } as BookingCard
    const room = deeds.knownRoom(unit, card.roomId)
    if (before.day < unit.today) refuse('bookings.past-day', {})
    judge(unit, card, room, id)
    return keep(unit, { ...before, ...card, changedBy: unit.user }, revision)
  },

  addVenue: deeds.addVenue,
  correctVenue: deeds.correctVenue,
  addRoom: deeds.addRoom,
  correctRoom: deeds.correctRoom,
  setHours: deeds.setHours,
  close: deeds.close,
  reopen: deeds.reopen,
  exportSheet,
  printList,
})

/** What every new booking has beside its card. */
function fresh(unit: Hands, _room: Room) {
  return {
    state: 'booked' as const,
    seriesId: null,
    enteredBy: unit.user,
    changedBy: unit.user,
    decidedBy: null,
    note: '',
    cameResident: null,
    cameMobile: null,
    cameOnDuty: null,
    camePublic: null,
    cameTotal: null,
    damage: null,
    isTidy: null,
  }
}

/** Refuses a booking that may not be; `but` is the one that is moved. */
function judge(unit: Hands, card: BookingCard, room: Room, but: string | null): void {
  refuseIf(rules.judgeOccasion(card))
  if (card.organisationId !== null && !store.hasOrganisation(unit, card.organisationId, card.day)) {
    refuse('organisation.not-found', {})
  }
  const closures = closuresOf(unit, room.id, card.day)
  refuseIf(
    rules.judgeSlot(
      card,
      {
        room,
        hours: rules.windowsOn(hoursOf(unit, room.id), card.day),
        closure: rules.closureOn(closures, card.day),
        others: store.bookingsWithin(unit, card, but),
      },
      unit.today as Day,
    ),
  )
}

function known(reader: Reader, id: string): Booking {
  return store.findBooking(reader, id) ?? refuse('bookings.not-found', {})
}

function keep(unit: Hands, after: Booking, revision: number) {
  const kept = { ...after, revision: revision + 1 }
  if (!store.updateBooking(unit, kept, revision)) refuse('bookings.stale', {})
  return masking(kept)
}

function refuseIf(refused: Fault | undefined): void {
  if (refused) throw new Refusal(refused)
}
