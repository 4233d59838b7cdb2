import { z } from 'zod'
import { command, query, task } from '../../ipc/endpoint.ts'
import { Day } from '../../kernel/day.ts'
import { Id } from '../../kernel/id.ts'
import { everyRole, type Role } from '../../kernel/roles.ts'
import { listAnswer, listExport, listRequest, SavedFile } from '../../lists/list.ts'
import { Booking, BookingCard, BookingPatch, MaskedBooking } from './booking.ts'
import {
  Closure,
  OpeningHours,
  Room,
  RoomCard,
  RoomPatch,
  Venue,
  VenueCard,
  VenuePatch,
  Window,
} from './venue.ts'

const writers: readonly Role[] = ['clerk', 'reviewer', 'head']
const keepers: readonly Role[] = ['reviewer', 'head', 'admin']
const unmaskers: readonly Role[] = ['clerk', 'reviewer', 'head', 'auditor']
const Reason = z.string().trim().min(2).max(200)
const Revised = { id: Id, revision: z.int() }
const fileFaults = ['ipc.cancelled', 'disk.full', 'disk.failed', 'disk.no-permission'] as const
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
const roomFaults = ['bookings.unknown-code', 'bookings.name-taken', 'bookings.out-of-use'] as const

/** What the list of bookings asks for. */
export const BookingList = listRequest(
  {
    /** Today and later, before today, or both. */
    when: z.enum(['coming', 'past', 'all']),
    /** A venue or a room. */
    placeId: Id,
    organisationId: Id,
    state: z.array(z.string()).max(10),
    activity: z.array(z.string()).max(20),
    from: Day,
    to: Day,
    /** Took place, and nobody counted who came. */
    isUncounted: z.boolean(),
  },
  ['day', 'room'],
)
export type BookingList = z.output<typeof BookingList>

/** A room with its venue’s name and when it may be had. */
export const RoomTold = Room.extend({ hours: z.array(OpeningHours), closures: z.array(Closure) })
export type RoomTold = z.infer<typeof RoomTold>

/** 活动场所: venues and rooms, and who has them when. */
export const bookings = {
  list: query('bookings.list', {
    who: everyRole,
    input: BookingList,
    output: listAnswer(MaskedBooking, { asked: z.int(), booked: z.int(), came: z.int() }),
  }),
  get: query('bookings.get', {
    who: everyRole,
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ booking: MaskedBooking }),
    faults: ['bookings.not-found'],
  }),
  /** Every venue and room in their order, rooms out of use too. */
  places: query('bookings.places', {
    who: everyRole,
    input: z.strictObject({}),
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
    who: writers,
    input: z.strictObject({ ...Revised, patch: BookingPatch, reason: Reason }),
    output: MaskedBooking,
    faults: [...slotFaults, ...occasionFaults, 'bookings.not-found', 'bookings.stale', 'bookings.no-change'],
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
    output: z.strictObject({}),
    faults: ['bookings.room-not-found', 'bookings.past-day', 'bookings.hours-clash', 'bookings.booked-then'],
  }),
  /** Takes rooms out of use for some days. */
  close: command('bookings.close', {
    who: keepers,
    input: z.strictObject({ roomIds: z.array(Id).min(1).max(100), fromDay: Day, toDay: Day, reason: Reason }),
    output: z.strictObject({}),
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
    output: z.strictObject({}),
    faults: ['bookings.closure-over'],
  }),
  exportSheet: task('bookings.exportSheet', {
    who: everyRole,
    inReadOnly: 'recorded',
    input: listExport(BookingList),
    output: SavedFile,
    faults: [...fileFaults, 'session.not-allowed'],
  }),
  printList: task('bookings.printList', {
    who: everyRole,
    inReadOnly: 'recorded',
    input: listExport(BookingList),
    output: SavedFile,
    faults: [...fileFaults, 'session.not-allowed'],
  }),
}
