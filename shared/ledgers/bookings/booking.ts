import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { Id } from '../../kernel/id.ts'
import { Minute } from '../../kernel/minute.ts'
import { Hands } from '../../workflow/hands.ts'

const text = (most: number) => z.string().trim().max(most).nullable()
const count = z.int().min(0).max(5000)

/** Where and when: a room, a day, from a minute up to a minute (not included). */
export const Slot = z.strictObject({ roomId: Id, day: Day, fromMinute: Minute, toMinute: Minute })
export type Slot = z.infer<typeof Slot>

/** What somebody wants a room for, and who answers for it. */
export const Occasion = z.strictObject({
  purpose: z.string().trim().min(2).max(60),
  /** A code of the activity set. */
  activity: z.string().max(20),
  /** The Party organisation that holds it, if one does. */
  organisationId: Id.nullable(),
  /** Another unit or a resident who holds it. */
  organiser: text(60),
  /** 负责人: who answers for order and for the tidy room. */
  responsible: z.string().trim().min(1).max(30),
  phone: text(20),
  expected: z.int().min(1).max(5000),
  remark: text(500),
})
export type Occasion = z.infer<typeof Occasion>

/** What a person fills in to book a room. */
export const BookingCard = Slot.extend(Occasion.shape)
export type BookingCard = z.infer<typeof BookingCard>

/** Head-count by class of those who came, and how the room was left. */
export const CheckIn = z.strictObject({
  cameResident: count,
  cameMobile: count,
  cameOnDuty: count,
  camePublic: count,
  damage: text(200),
  isTidy: z.boolean(),
})
export type CheckIn = z.infer<typeof CheckIn>

/** 预约: one room for one stretch of one day. Never deleted: it is cancelled. */
export const Booking = BookingCard.extend({
  id: Id,
  // Subtle: in a received ledger it holds stars, which may be a little longer than what they hide.
  phone: z.string().nullable(),
  state: z.enum(['asked', 'booked', 'refused', 'cancelled']),
  seriesId: Id.nullable(),
  /** None of them approves it. */
  hands: Hands,
  decidedBy: z.string().nullable(),
  /** Why it was refused or cancelled. */
  note: z.string().max(200),
  /** Null until people were counted. */
  cameResident: count.nullable(),
  cameMobile: count.nullable(),
  cameOnDuty: count.nullable(),
  camePublic: count.nullable(),
  cameTotal: z.int().nullable(),
  damage: text(200),
  isTidy: z.boolean().nullable(),
  revision: z.int(),
})
export type Booking = z.infer<typeof Booking>

/** A booking as lists and cards see it: the phone carries stars until somebody asks. */
export const MaskedBooking = Booking.extend({ masked: z.boolean() })
export type MaskedBooking = z.infer<typeof MaskedBooking>

/** The fields of a booking that change. */
export const BookingPatch = BookingCard.partial()
export type BookingPatch = z.infer<typeof BookingPatch>
