import type { Field } from '../../../shared/fields/field.ts'
import { dictionary } from '../../../shared/kernel/dictionary.ts'
import { BookingCard } from '../../../shared/ledgers/bookings/booking.ts'
import { bookingFields, roomFields } from '../../../shared/ledgers/bookings/fields.ts'
import { RoomPatch } from '../../../shared/ledgers/bookings/venue.ts'

/** The fields of a booking that a person fills in. */
export const cardFields: readonly Field[] = bookingFields.filter(({ name }) => name in BookingCard.shape)

/** The fields of a new room: it has no last day yet. */
export const newRoomFields: readonly Field[] = roomFields.filter(({ name }) => name !== 'retiredDay')

/** The fields of a room that change. */
export const roomPatchFields: readonly Field[] = roomFields.filter(({ name }) => name in RoomPatch.shape)

/** Which field of a booking a refusal is about. */
export const blames = dictionary<string>({
  'bookings.room-not-found': 'roomId',
  'bookings.ends-before-start': 'toMinute',
  'bookings.past-day': 'day',
  'bookings.out-of-use': 'day',
  'bookings.closed': 'day',
  'bookings.outside-hours': 'fromMinute',
  'bookings.overlap': 'fromMinute',
  'bookings.over-capacity': 'expected',
  'bookings.no-organiser': 'organisationId',
  'organisation.not-found': 'organisationId',
})

/** Which field of a room a refusal is about. */
export const roomBlames = dictionary<string>({
  'bookings.name-taken': 'name',
  'bookings.venue-not-found': 'venueId',
  'bookings.out-of-use': 'retiredDay',
})

/** The fields of a series: a booking’s, but with a first and a last day. */
export const seriesFields: readonly Field[] = [
  ...cardFields.filter(({ name }) => name !== 'day'),
  { name: 'fromDay', label: '从哪天起', kind: 'day', width: 110, required: true },
  { name: 'untilDay', label: '到哪天', kind: 'day', width: 110, required: true },
]

/** Which field of a series a refusal is about. */
export const seriesBlames = dictionary<string>({
  ...blames,
  'bookings.past-day': 'fromDay',
  'bookings.out-of-use': 'roomId',
  'bookings.closed': 'roomId',
  'bookings.no-occurrence': 'untilDay',
  'bookings.too-many-occurrences': 'untilDay',
})
