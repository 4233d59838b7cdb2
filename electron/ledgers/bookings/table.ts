import type { GeneratedAlways } from 'kysely'
import type { Booking } from '../../../shared/ledgers/bookings/booking.ts'
import type { Series } from '../../../shared/ledgers/bookings/series.ts'
import type { Closure, OpeningHours, Room, Venue } from '../../../shared/ledgers/bookings/venue.ts'
import type { ColumnsOf } from '../../db/columns.ts'

/** 活动场所, rooms and bookings as the file keeps them. */
type BookingTables = {
  venue: VenueRow
  room: RoomRow
  room_hours: HoursRow
  room_closure: ClosureRow
  booking_series: SeriesRow
  booking: BookingRow
}

declare module '../../db/schema.ts' {
  interface Schema extends BookingTables {}
}

/** A row of `venue`. */
export type VenueRow = ColumnsOf<Venue>

/** A row of `room`. */
export type RoomRow = ColumnsOf<Room>

/** A row of `room_hours`: one window of one weekday, from a day until the next change. */
export type HoursRow = ColumnsOf<OpeningHours>

/** A row of `room_closure`. */
export type ClosureRow = ColumnsOf<Closure>

/** A row of `booking_series`; days and weekdays are told with spaces between. */
export type SeriesRow = ColumnsOf<Omit<Series, 'weekdays' | 'exceptDays'>> & {
  weekdays: string
  except_days: string
}

/** A row of `booking`. */
export type BookingRow = ColumnsOf<Omit<Booking, 'cameTotal'>> & {
  search: string
  holds: GeneratedAlways<number>
  came_total: GeneratedAlways<number | null>
}
