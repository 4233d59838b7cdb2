import { z } from 'zod'
import { Day, daysFrom } from '../../kernel/day.ts'
import { Id } from '../../kernel/id.ts'
import { listRequest } from '../../lists/list.ts'
import { Booking } from './booking.ts'
import { Closure, OpeningHours, Room } from './venue.ts'

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

/** A booking as the calendar shows it. */
export const CalendarEntry = Booking.pick({
  id: true,
  roomId: true,
  day: true,
  fromMinute: true,
  toMinute: true,
  purpose: true,
  organisationId: true,
  organiser: true,
  responsible: true,
  expected: true,
  state: true,
  seriesId: true,
  cameTotal: true,
  revision: true,
})
export type CalendarEntry = z.infer<typeof CalendarEntry>

/** A stretch of days whose use is looked at, in one venue, one room or everywhere. */
export const UseAsked = z
  .strictObject({ from: Day, to: Day, placeId: Id.nullable() })
  .refine(({ from, to }) => from <= to && daysFrom(from, to) <= 400)
