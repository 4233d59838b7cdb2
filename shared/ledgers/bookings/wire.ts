import { z } from 'zod'
import type { WireTable } from '../../fields/wire.ts'
import { wireTable } from '../../fields/wire-table.ts'
import { Day } from '../../kernel/day.ts'
import { Id } from '../../kernel/id.ts'
import { Minute } from '../../kernel/minute.ts'
import { searchOf } from './search.ts'

const day = Day.nullable()
const text = (most: number) => z.string().max(most).nullable()
const flag = z.literal([0, 1])
const count = z.int().min(0).max(5000).nullable()
const revision = z.int().min(1)
const span = { from_minute: Minute, to_minute: Minute }

const VenueV1 = z.strictObject({
  id: Id,
  name: z.string().min(1).max(40),
  address: text(120),
  area_m2: z.int().min(1).nullable(),
  remark: text(500),
  sort: z.int(),
  revision,
})

const RoomV1 = z.strictObject({
  id: Id,
  venue_id: Id,
  name: z.string().min(1).max(40),
  kind: z.string().max(20),
  capacity: z.int().min(1).max(5000),
  equipment: text(200),
  needs_approval: flag,
  opened_day: Day,
  retired_day: day,
  remark: text(500),
  sort: z.int(),
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
  reason: z.string().max(200),
})

const days = z.string().regex(/^(?:\d{4}-\d{2}-\d{2}(?: |$))*$/)
const SeriesV1 = z.strictObject({
  id: Id,
  room_id: Id,
  weekdays: z.string().regex(/^[1-7](?: [1-7])*$/),
  every_weeks: z.int().min(1).max(12),
  from_day: Day,
  until_day: Day,
  except_days: days,
  ...span,
  entered_by: z.string().max(60),
})

const BookingV1 = z.strictObject({
  id: Id,
  room_id: Id,
  day: Day,
  ...span,
  purpose: z.string().min(1).max(60),
  activity: z.string().max(20),
  organisation_id: Id.nullable(),
  organiser: text(60),
  responsible: z.string().min(1).max(30),
  phone: text(24),
  expected: z.int().min(1).max(5000),
  remark: text(500),
  state: z.enum(['asked', 'booked', 'refused', 'cancelled']),
  series_id: Id.nullable(),
  entered_by: z.string().max(60),
  changed_by: z.string().max(60),
  decided_by: text(60),
  note: z.string().max(200),
  came_resident: count,
  came_mobile: count,
  came_on_duty: count,
  came_public: count,
  damage: text(200),
  is_tidy: flag.nullable(),
  revision,
})

/** Since the second version: everybody who entered or changed it, ids with a space between. */
const BookingV2 = BookingV1.extend({ hands: z.string().max(10_000).nullable() })

const derive = () => (row: Parameters<typeof searchOf>[0]) => ({ search: searchOf(row) })
const hidden = { phone: { treatment: 'masked', mask: 'phone' } } as const
const bookingV1 = wireTable('booking', BookingV1, { hidden, derive })
const bookingV2 = wireTable('booking', BookingV2, { hidden, derive })

/** How venues, rooms and bookings travel: telephone numbers hidden, the rest as it is. */
export const bookingWire: readonly WireTable[] = [
  wireTable('venue', VenueV1),
  wireTable('room', RoomV1),
  wireTable('room_hours', HoursV1),
  wireTable('room_closure', ClosureV1),
  wireTable('booking_series', SeriesV1),
  { ...bookingV2, version: 2, fromWire: (version) => (version === 1 ? bookingV1 : bookingV2).fromWire(1) },
]
