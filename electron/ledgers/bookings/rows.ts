import type { Selectable } from 'kysely'
import { type Booking, MaskedBooking } from '../../../shared/ledgers/bookings/booking.ts'
import { Closure, OpeningHours, Room, Venue } from '../../../shared/ledgers/bookings/venue.ts'
import { fromColumns, toColumns } from '../../db/columns.ts'
import type { BookingRow, ClosureRow, HoursRow, RoomRow, VenueRow } from './table.ts'

/** A booking as it is read. */
export type Listed = Omit<Selectable<BookingRow>, 'search' | 'holds'>
/** A booking as it is written, without the columns that follow from others. */
export type Kept = Omit<BookingRow, 'search' | 'holds' | 'came_total'>

/** The row of a booking. */
export const toRow = ({ cameTotal: _, ...booking }: Booking): Kept => toColumns(booking)

/** Rows of a received ledger may hold stars. */
const Read = MaskedBooking.omit({ masked: true })

/** The booking in a row, parsed. */
export const fromRow = (row: Listed): Booking => fromColumns(Read, row)

/** The row of a venue. */
export const toVenueRow = (venue: Venue): VenueRow => toColumns(venue)

/** The venue in a row, parsed. */
export const fromVenueRow = (row: VenueRow): Venue => fromColumns(Venue, row)

/** The row of a room. */
export const toRoomRow = (room: Room): RoomRow => toColumns(room)

/** The room in a row, parsed. */
export const fromRoomRow = (row: RoomRow): Room => fromColumns(Room, row)

/** The opening hours in a row, parsed. */
export const fromHoursRow = (row: HoursRow): OpeningHours => fromColumns(OpeningHours, row)

/** The closure in a row, parsed. */
export const fromClosureRow = (row: ClosureRow): Closure => fromColumns(Closure, row)
