import type { Selectable } from 'kysely'
import { type Booking, MaskedBooking } from '../../../shared/ledgers/bookings/booking.ts'
import { Closure, OpeningHours, Room, Venue } from '../../../shared/ledgers/bookings/venue.ts'
import type { BookingRow, ClosureRow, HoursRow, RoomRow, VenueRow } from './table.ts'

/** A booking as it is read. */
export type Listed = Omit<Selectable<BookingRow>, 'search' | 'holds'>
/** A booking as it is written, without the columns that follow from others. */
export type Kept = Omit<BookingRow, 'search' | 'holds' | 'came_total'>

/** The row of a booking. */
export function toRow(booking: Booking): Kept {
  return {
    id: booking.id,
    room_id: booking.roomId,
    day: booking.day,
    from_minute: booking.fromMinute,
    to_minute: booking.toMinute,
    purpose: booking.purpose,
    activity: booking.activity,
    organisation_id: booking.organisationId,
    organiser: booking.organiser,
    responsible: booking.responsible,
    phone: booking.phone,
    expected: booking.expected,
    remark: booking.remark,
    state: booking.state,
    series_id: booking.seriesId,
    entered_by: booking.enteredBy,
    changed_by: booking.changedBy,
    decided_by: booking.decidedBy,
    note: booking.note,
    came_resident: booking.cameResident,
    came_mobile: booking.cameMobile,
    came_on_duty: booking.cameOnDuty,
    came_public: booking.camePublic,
    damage: booking.damage,
    is_tidy: booking.isTidy === null ? null : Number(booking.isTidy),
    revision: booking.revision,
    hands: booking.hands.join(' '),
  }
}

/** Rows of a received ledger may hold stars. */
const Read = MaskedBooking.omit({ masked: true })

/** The booking in a row, parsed. */
export function fromRow(row: Listed): Booking {
  return Read.parse({
    id: row.id,
    roomId: row.room_id,
    day: row.day,
    fromMinute: row.from_minute,
    toMinute: row.to_minute,
    purpose: row.purpose,
    activity: row.activity,
    organisationId: row.organisation_id,
    organiser: row.organiser,
    responsible: row.responsible,
    phone: row.phone,
    expected: row.expected,
    remark: row.remark,
    state: row.state,
    seriesId: row.series_id,
    enteredBy: row.entered_by,
    changedBy: row.changed_by,
    hands: row.hands?.split(' ') ?? [...new Set([row.entered_by, row.changed_by])],
    decidedBy: row.decided_by,
    note: row.note,
    cameResident: row.came_resident,
    cameMobile: row.came_mobile,
    cameOnDuty: row.came_on_duty,
    camePublic: row.came_public,
    cameTotal: row.came_total,
    damage: row.damage,
    isTidy: row.is_tidy === null ? null : row.is_tidy === 1,
    revision: row.revision,
  })
}

/** The row of a venue. */
export const toVenueRow = ({ areaM2, ...venue }: Venue): VenueRow => ({ ...venue, area_m2: areaM2 })

/** The venue in a row, parsed. */
export const fromVenueRow = ({ area_m2, ...row }: VenueRow): Venue => Venue.parse({ ...row, areaM2: area_m2 })

/** The row of a room. */
export function toRoomRow({ venueId, needsApproval, openedDay, retiredDay, ...room }: Room): RoomRow {
  return {
    ...room,
    venue_id: venueId,
    needs_approval: Number(needsApproval),
    opened_day: openedDay,
    retired_day: retiredDay,
  }
}

/** The room in a row, parsed. */
export function fromRoomRow({ venue_id, needs_approval, opened_day, retired_day, ...row }: RoomRow): Room {
  return Room.parse({
    ...row,
    venueId: venue_id,
    needsApproval: needs_approval === 1,
    openedDay: opened_day,
    retiredDay: retired_day,
  })
}

/** The opening hours in a row, parsed. */
export const fromHoursRow = (row: HoursRow): OpeningHours =>
  OpeningHours.parse({
    id: row.id,
    roomId: row.room_id,
    weekday: row.weekday,
    fromMinute: row.from_minute,
    toMinute: row.to_minute,
    fromDay: row.from_day,
    toDay: row.to_day,
  })

/** The closure in a row, parsed. */
export const fromClosureRow = (row: ClosureRow): Closure =>
  Closure.parse({
    id: row.id,
    roomId: row.room_id,
    fromDay: row.from_day,
    toDay: row.to_day,
    reason: row.reason,
  })
