import { masked } from '../../kernel/mask.ts'
import type { Booking, MaskedBooking } from './booking.ts'

/** The phone as lists, cards and papers show it. */
export const starred = (phone: string | null): string | null =>
  phone === null ? null : masked('phone', phone)

/** A booking with stars in its phone. */
export const masking = (booking: Booking): MaskedBooking => ({
  ...booking,
  phone: starred(booking.phone),
  masked: true,
})
