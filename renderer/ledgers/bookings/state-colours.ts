import type { Booking } from '../../../shared/ledgers/bookings/booking.ts'

/** The colour of a booking's state, wherever it is shown. */
export const stateColours: Readonly<Record<Booking['state'], string>> = {
  asked: 'orange',
  booked: 'blue',
  refused: 'default',
  cancelled: 'default',
}
