import { z } from 'zod'
import type { WireTable } from '../../fields/wire.ts'
import { flag, hands, person, revision, sort } from '../../fields/wire-cells.ts'
import { wireTable } from '../../fields/wire-table.ts'
import { Day } from '../../kernel/day.ts'
import { Id } from '../../kernel/id.ts'
import { Minute } from '../../kernel/minute.ts'
import { Booking } from './booking.ts'
import { searchOf } from './search.ts'
import { SeriesRule } from './series.ts'
import { Closure, Room, Venue } from './venue.ts'

const day = Day.nullable()
const text = (most: number) => z.string().max(most).nullable()
const span = { from_minute: Minute, to_minute: Minute }

const VenueV1 = z.strictObject({
  id: Id,
  name: Venue.shape.name,
  address: Venue.shape.address,
  area_m2: Venue.shape.areaM2,
  remark: Venue.shape.remark,
  sort,
  revision,
})

const RoomV1 = z.strictObject({
  id: Id,
  venue_id: Id,
  name: Room.shape.name,
  kind: Room.shape.kind,
  capacity: Room.shape.capacity,
  equipment: Room.shape.equipment,
  needs_approval: flag,
  opened_day: Day,
  retired_day: day,
  remark: Room.shape.remark,
  sort,
  revision,
})

const HoursV1 = z.strictObject({
  id: Id,
  room_id: Id,
  weekday: z.int().min(1).max(7),
  ...span,
  from_day: Day,
  to_day: day,
})

const ClosureV1 = z.strictObject({
  id: Id,
  room_id: Id,
  from_day: Day,
  to_day: Day,
  reason: Closure.shape.reason,
})

/** Whether a list with a space between, empty where there is none, is one that a series may have. */
const listed = (of: z.ZodType, one: (text: string) => unknown) => (text: string) =>
  of.safeParse(text === '' ? [] : text.split(' ').map(one)).success
const { weekdays, exceptDays, everyWeeks } = SeriesRule.shape

const SeriesV1 = z.strictObject({
  id: Id,
  room_id: Id,
  weekdays: z
    .string()
    .regex(/^[1-7](?: [1-7])*$/)
    .refine(listed(weekdays, Number)),
  every_weeks: everyWeeks,
  from_day: Day,
  until_day: Day,
  except_days: z.string().refine(listed(exceptDays, String)),
  ...span,
  entered_by: person,
})

const BookingV1 = z.strictObject({
  id: Id,
  room_id: Id,
  day: Day,
  ...span,
  purpose: Booking.shape.purpose,
  activity: Booking.shape.activity,
  organisation_id: Id.nullable(),
  organiser: Booking.shape.organiser,
  responsible: Booking.shape.responsible,
  phone: text(24),
  expected: Booking.shape.expected,
  remark: Booking.shape.remark,
  state: Booking.shape.state,
  series_id: Id.nullable(),
  hands,
  decided_by: text(60),
  note: Booking.shape.note,
  came_resident: Booking.shape.cameResident,
  came_mobile: Booking.shape.cameMobile,
  came_on_duty: Booking.shape.cameOnDuty,
  came_public: Booking.shape.camePublic,
  damage: Booking.shape.damage,
  is_tidy: flag.nullable(),
  revision,
})

const derive = () => (row: Parameters<typeof searchOf>[0]) => ({ search: searchOf(row) })
const hidden = { phone: { treatment: 'masked', mask: 'phone' } } as const
/** How venues, rooms and bookings travel: telephone numbers hidden, the rest as it is. */
export const bookingWire: readonly WireTable[] = [
  wireTable('venue', VenueV1),
  wireTable('room', RoomV1),
  wireTable('room_hours', HoursV1),
  wireTable('room_closure', ClosureV1),
  wireTable('booking_series', SeriesV1),
  wireTable('booking', BookingV1, { hidden, derive }),
]
