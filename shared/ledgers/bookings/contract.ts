import { z } from 'zod'
import { command, query, task } from '../../ipc/endpoint.ts'
import { fileFaults, nothing, Reason, Revised, SavedFile } from '../../ipc/shapes.ts'
import { Day, daysFrom } from '../../kernel/day.ts'
import { Id } from '../../kernel/id.ts'
import { everyRole, type Role, unmaskers, writers } from '../../kernel/roles.ts'
import { listDoors } from '../../lists/doors.ts'
import { Booking, BookingCard, BookingPatch, CheckIn, MaskedBooking, Occasion, Slot } from './booking.ts'
import { Series, SeriesCard, SeriesPlace, SeriesRule } from './series.ts'
import { Heat, RoomUse } from './use-rate.ts'
import { Room, RoomCard, RoomPatch, Venue, VenueCard, VenuePatch, Window } from './venue.ts'
import { BookingList, CalendarEntry, RoomTold, UseAsked } from './views.ts'
import { bookingWorkflow } from './workflow.ts'

const keepers: readonly Role[] = ['reviewer', 'head', 'admin']
const slotFaults = [
  'bookings.room-not-found',
  'bookings.ends-before-start',
  'bookings.past-day',
  'bookings.out-of-use',
  'bookings.closed',
  'bookings.outside-hours',
  'bookings.overlap',
  'bookings.over-capacity',
] as const
const occasionFaults = ['bookings.unknown-code', 'bookings.no-organiser', 'organisation.not-found'] as const
const courseFaults = [
  'bookings.not-found',
  'bookings.stale',
  'bookings.not-standing',
  'bookings.counted',
] as const
const roomFaults = ['bookings.unknown-code', 'bookings.name-taken', 'bookings.out-of-use'] as const

/** 活动场所: venues and rooms, and who has them when. */
export const bookings = {
  ...listDoors('bookings', {
    request: BookingList,
    row: MaskedBooking,
    sums: { asked: z.int(), booked: z.int(), came: z.int() },
  }),
  get: query('bookings.get', {
    who: everyRole,
    input: z.strictObject({ id: Id }),
    output: z.strictObject({
      booking: MaskedBooking,
      /** The rule it was made by, with all its bookings, cancelled ones too. */
      series: z.strictObject({ rule: Series, bookings: z.array(CalendarEntry) }).nullable(),
    }),
    faults: ['bookings.not-found'],
  }),
  /** Who has which room from a day to a day, at most six weeks; cancelled ones are left out. */
  calendar: query('bookings.calendar', {
    who: everyRole,
    input: z.strictObject({ from: Day, to: Day }).refine(({ from, to }) => daysFrom(from, to) < 42),
    output: z.array(CalendarEntry),
  }),
  /** Every venue and room in their order, rooms out of use too. */
  places: query('bookings.places', {
    who: everyRole,
    input: nothing,
    output: z.strictObject({ venues: z.array(Venue), rooms: z.array(RoomTold) }),
  }),
  /** Shows the hidden phone of one booking; who looked stands in the chain. */
  unmask: command('bookings.unmask', {
    who: unmaskers,
    inReadOnly: 'recorded',
    input: z.strictObject({ id: Id }),
    output: Booking,
    faults: ['bookings.not-found'],
  }),
  reserve: command('bookings.reserve', {
    who: writers,
    input: BookingCard,
    output: MaskedBooking,
    faults: [...slotFaults, ...occasionFaults],
  }),
  correct: command('bookings.correct', {
    who: bookingWorkflow.correct.who,
    input: z.strictObject({ ...Revised, patch: BookingPatch, reason: Reason }),
    output: MaskedBooking,
    faults: [...slotFaults, ...occasionFaults, ...courseFaults, 'bookings.no-change'],
  }),
  /** Another room, day or time; purpose and people stay. Where the room asks for it, approved anew. */
  move: command('bookings.move', {
    who: bookingWorkflow.move.who,
    input: Slot.extend(Revised),
    output: MaskedBooking,
    faults: [...slotFaults, ...courseFaults, 'bookings.no-change'],
  }),
  /** Approves or refuses what somebody else entered. */
  decide: command('bookings.decide', {
    who: bookingWorkflow.decide.who,
    input: z.strictObject({ ...Revised, approves: z.boolean(), reason: z.string().trim().max(200) }),
    output: MaskedBooking,
    faults: [
      'bookings.not-found',
      'bookings.stale',
      'bookings.not-asked',
      'bookings.self-approval',
      'bookings.past-day',
      'bookings.reason-missing',
    ],
  }),
  cancel: command('bookings.cancel', {
    who: bookingWorkflow.cancel.who,
    input: z.strictObject({ ...Revised, reason: Reason }),
    output: MaskedBooking,
    faults: courseFaults,
  }),
  /** Counts who came, by class, and how the room was left; counting again replaces it. */
  checkIn: command('bookings.checkIn', {
    who: bookingWorkflow.checkIn.who,
    input: CheckIn.extend(Revised),
    output: MaskedBooking,
    faults: [
      'bookings.not-found',
      'bookings.stale',
      'bookings.not-standing',
      'bookings.not-approved',
      'bookings.too-early',
      'bookings.nobody-came',
    ],
  }),
  /** Takes back a head-count that was put on the wrong booking: nobody is counted at it any more. */
  clearCheckIn: command('bookings.clearCheckIn', {
    who: bookingWorkflow.clearCheckIn.who,
    input: z.strictObject({ ...Revised, reason: Reason }),
    output: MaskedBooking,
    faults: ['bookings.not-found', 'bookings.stale', 'bookings.not-counted'],
  }),
  /** What would become of each day of a series: a sentence where it may not be had. */
  foresee: query('bookings.foresee', {
    who: writers,
    input: SeriesPlace.extend({ ...SeriesRule.shape, expected: Occasion.shape.expected }),
    output: z.array(z.strictObject({ day: Day, problem: z.string().nullable() })),
    faults: ['bookings.room-not-found'],
  }),
  /** Books every day of a rule, or none; answers the first. */
  reserveSeries: command('bookings.reserveSeries', {
    who: writers,
    input: SeriesCard,
    output: MaskedBooking,
    faults: [...slotFaults, ...occasionFaults, 'bookings.no-occurrence', 'bookings.too-many-occurrences'],
  }),
  /** Cancels what a series still holds from a day on; what people were counted at stays. */
  cancelSeries: command('bookings.cancelSeries', {
    who: writers,
    input: z.strictObject({ seriesId: Id, fromDay: Day, reason: Reason }),
    output: z.strictObject({ count: z.int() }),
    faults: ['bookings.series-over'],
  }),
  /** How rooms were used: by room, by weekday and hour, and who came. */
  useRate: query('bookings.useRate', {
    who: everyRole,
    input: UseAsked,
    output: z.strictObject({ rooms: z.array(RoomUse), heat: z.array(z.array(Heat)) }),
  }),
  printUseRate: task('bookings.printUseRate', {
    who: everyRole,
    inReadOnly: 'recorded',
    input: z.strictObject({ asked: UseAsked, reason: Reason }),
    output: SavedFile,
    faults: fileFaults,
  }),
  /** 门牌表: what happens in a room on a day or in a week, to hang at its door; a page per room. */
  doorSheet: task('bookings.doorSheet', {
    who: everyRole,
    inReadOnly: 'recorded',
    input: z.strictObject({ placeId: Id, from: Day, days: z.int().min(1).max(7), reason: Reason }),
    output: SavedFile,
    faults: [...fileFaults, 'bookings.room-not-found'],
  }),
  addVenue: command('bookings.addVenue', {
    who: keepers,
    input: VenueCard,
    output: Venue,
    faults: ['bookings.name-taken'],
  }),
  correctVenue: command('bookings.correctVenue', {
    who: keepers,
    input: z.strictObject({ ...Revised, patch: VenuePatch, reason: Reason }),
    output: Venue,
    faults: ['bookings.venue-not-found', 'bookings.stale', 'bookings.name-taken', 'bookings.no-change'],
  }),
  /** A new room is open in these windows from its first day on. */
  addRoom: command('bookings.addRoom', {
    who: keepers,
    input: RoomCard.extend({ windows: z.array(Window).max(28) }),
    output: Room,
    faults: [...roomFaults, 'bookings.venue-not-found', 'bookings.hours-clash'],
  }),
  correctRoom: command('bookings.correctRoom', {
    who: keepers,
    input: z.strictObject({ ...Revised, patch: RoomPatch, reason: Reason }),
    output: Room,
    faults: [
      ...roomFaults,
      'bookings.room-not-found',
      'bookings.stale',
      'bookings.no-change',
      'bookings.booked-then',
    ],
  }),
  /** Other opening hours from a day on; what held until then stays on record. */
  setHours: command('bookings.setHours', {
    who: keepers,
    input: z.strictObject({
      roomId: Id,
      fromDay: Day,
      windows: z.array(Window).max(28),
      reason: Reason,
    }),
    output: nothing,
    faults: ['bookings.room-not-found', 'bookings.past-day', 'bookings.hours-clash', 'bookings.booked-then'],
  }),
  /** Takes rooms out of use for some days. */
  close: command('bookings.close', {
    who: keepers,
    input: z.strictObject({ roomIds: z.array(Id).min(1).max(100), fromDay: Day, toDay: Day, reason: Reason }),
    output: nothing,
    faults: [
      'bookings.room-not-found',
      'bookings.past-day',
      'bookings.ends-before-start',
      'bookings.booked-then',
    ],
  }),
  /** Ends a closure: it is gone, or ends yesterday where it has begun. */
  reopen: command('bookings.reopen', {
    who: keepers,
    input: z.strictObject({ closureId: Id, reason: Reason }),
    output: nothing,
    faults: ['bookings.closure-over'],
  }),
}
