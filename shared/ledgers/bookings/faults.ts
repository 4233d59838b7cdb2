/** A booking that stands in the way. */
export type InTheWay = {
  readonly day: string
  readonly fromMinute: number
  readonly toMinute: number
  readonly purpose: string
}

/** Refusals about 活动场所, rooms and bookings. */
export type BookingFaults = {
  'bookings.not-found': Record<never, never>
  /** What is sensitive of a booking is not cut before its day is over. */
  'bookings.not-over': { day: string }
  'bookings.venue-not-found': Record<never, never>
  'bookings.room-not-found': Record<never, never>
  'bookings.stale': Record<never, never>
  'bookings.no-change': Record<never, never>
  'bookings.unknown-code': { field: string }
  'bookings.name-taken': { name: string }
  'bookings.hours-clash': { weekday: number }
  'bookings.no-organiser': Record<never, never>
  'bookings.ends-before-start': Record<never, never>
  'bookings.past-day': Record<never, never>
  'bookings.outside-hours': {
    day: string
    hours: readonly { readonly fromMinute: number; readonly toMinute: number }[]
  }
  'bookings.closed': { day: string; fromDay: string; toDay: string; reason: string }
  'bookings.out-of-use': { day: string; since: string; until: string }
  'bookings.overlap': { with: readonly InTheWay[] }
  'bookings.over-capacity': { capacity: number }
  'bookings.not-standing': { state: 'refused' | 'cancelled' }
  'bookings.not-approved': Record<never, never>
  'bookings.not-asked': Record<never, never>
  'bookings.self-approval': Record<never, never>
  'bookings.reason-missing': Record<never, never>
  'bookings.counted': Record<never, never>
  'bookings.not-counted': Record<never, never>
  'bookings.too-early': { day: string }
  'bookings.nobody-came': Record<never, never>
  'bookings.no-occurrence': Record<never, never>
  'bookings.too-many-occurrences': { limit: number }
  'bookings.series-over': Record<never, never>
  'bookings.closure-over': Record<never, never>
  'bookings.booked-then': { with: readonly InTheWay[] }
}

declare module '../../kernel/faults.ts' {
  interface Faults extends BookingFaults {}
}
