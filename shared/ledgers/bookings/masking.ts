import { maskingBy } from '../../fields/masking.ts'
import type { Booking } from './booking.ts'
import { bookingFields } from './fields.ts'

/** A booking with stars in its phone. */
export const masking = maskingBy<Booking>(bookingFields)
