import type { GeneratedAlways } from 'kysely'

/** 活动场所, rooms and bookings as the file keeps them. */
export type BookingTables = {
  venue: VenueRow
  room: RoomRow
  room_hours: HoursRow
  room_closure: ClosureRow
  booking_series: SeriesRow
  booking: BookingRow
}

/** A row of `venue`. */
export type VenueRow = {
  id: string
  name: string
  address: string | null
  area_m2: number | null
  remark: string | null
  sort: number
  revision: number
}

/** A row of `room`. */
export type RoomRow = {
  id: string
  venue_id: string
  name: string
  kind: string
  capacity: number
  equipment: string | null
  needs_approval: number
  opened_day: string
  retired_day: string | null
  remark: string | null
  sort: number
  revision: number
}

/** A row of `room_hours`: one window of one weekday, from a day until the next change. */
export type HoursRow = {
  id: string
  room_id: string
  weekday: number
  from_minute: number
  to_minute: number
  from_day: string
  to_day: string | null
}

/** A row of `room_closure`. */
export type ClosureRow = {
  id: string
  room_id: string
  from_day: string
  to_day: string
  reason: string
}

/** A row of `booking_series`; days and weekdays are told with spaces between. */
export type SeriesRow = {
  id: string
  room_id: string
  weekdays: string
  every_weeks: number
  from_day: string
  until_day: string
  except_days: string
  from_minute: number
  to_minute: number
  entered_by: string
}

/** A row of `booking`. */
export type BookingRow = {
  id: string
  room_id: string
  day: string
  from_minute: number
  to_minute: number
  purpose: string
  activity: string
  organisation_id: string | null
  organiser: string | null
  responsible: string
  phone: string | null
  expected: number
  remark: string | null
  state: string
  series_id: string | null
  entered_by: string
  changed_by: string
  decided_by: string | null
  note: string
  came_resident: number | null
  came_mobile: number | null
  came_on_duty: number | null
  came_public: number | null
  damage: string | null
  is_tidy: number | null
  revision: number
  search: string
  /** Ids with spaces between; null in rows of earlier versions. */
  hands: string | null
  holds: GeneratedAlways<number>
  came_total: GeneratedAlways<number | null>
}
