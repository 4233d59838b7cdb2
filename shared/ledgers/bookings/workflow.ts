import { judges } from '../../definition/decision.ts'
import type { Day } from '../../kernel/day.ts'
import { type Fault, fault } from '../../kernel/faults.ts'
import { writers } from '../../kernel/roles.ts'
import { defineWorkflow, judgeStep, type Standing, type Taker } from '../../workflow/workflow.ts'
import type { Booking, CheckIn } from './booking.ts'
import type { Room } from './venue.ts'

/** The way of a booking, as far as its state goes; its day and the head-count are judged beside it. */
export const bookingWorkflow = defineWorkflow<Booking['state']>()({
  correct: { from: ['asked', 'booked'], to: ['asked', 'booked'], who: writers },
  move: { from: ['asked', 'booked'], to: ['asked', 'booked'], who: writers },
  decide: { from: ['asked'], to: ['booked', 'refused'], who: judges, another: true },
  cancel: { from: ['asked', 'booked'], to: 'cancelled', who: writers },
  checkIn: { from: ['booked'], who: writers },
  clearCheckIn: { from: ['booked'], who: writers },
})

/** How a booking stands. */
export const bookingStanding = ({ state, hands }: Pick<Booking, 'state' | 'hands'>): Standing => ({
  state,
  hands,
})

type Told = Pick<Booking, 'state' | 'day' | 'cameTotal' | 'hands'>

/** How a booking begins, and how it stands again once it was changed: waiting where the room asks for it. */
export const stateAtFirst = ({ needsApproval }: Pick<Room, 'needsApproval'>): 'asked' | 'booked' =>
  needsApproval ? 'asked' : 'booked'

/** Whether a booking may still be changed or cancelled: it holds its room, and nobody was counted. */
export function judgeStanding({ state, cameTotal }: Pick<Told, 'state' | 'cameTotal'>): Fault | undefined {
  if (state === 'refused' || state === 'cancelled') return fault('bookings.not-standing', { state })
  return cameTotal === null ? undefined : fault('bookings.counted', {})
}

/** Whether a person may decide: not over what they ever entered or changed; a refusal needs its reason. */
export function judgeDecision(
  { state, day, hands }: Told,
  decision: { readonly by: Taker; readonly approves: boolean; readonly reason: string },
  today: Day,
): Fault | undefined {
  const refused = judgeStep(bookingWorkflow, 'decide', bookingStanding({ state, hands }), decision.by)
  if (refused === 'wrong-state') return fault('bookings.not-asked', {})
  if (refused === 'wrong-role') return fault('session.not-allowed', { role: decision.by.role })
  if (refused) return fault('bookings.self-approval', {})
  if (decision.approves) return day < today ? fault('bookings.past-day', {}) : undefined
  return decision.reason.length < 2 ? fault('bookings.reason-missing', {}) : undefined
}

/** Whether people may be counted: it was booked, its day has come, and somebody came. */
export function judgeCheckIn({ state, day }: Told, count: CheckIn, today: Day): Fault | undefined {
  if (state === 'asked') return fault('bookings.not-approved', {})
  if (state !== 'booked') return fault('bookings.not-standing', { state })
  if (day > today) return fault('bookings.too-early', { day })
  return totalOf(count) === 0 ? fault('bookings.nobody-came', {}) : undefined
}

/** Whether a head-count may be taken back: there is one. */
export const judgeClearing = ({ cameTotal }: Pick<Told, 'cameTotal'>): Fault | undefined =>
  cameTotal === null ? fault('bookings.not-counted', {}) : undefined

/** A booking at which nobody was counted. */
export const uncounted = {
  ...{ cameResident: null, cameMobile: null, cameOnDuty: null, camePublic: null, cameTotal: null },
  ...{ damage: null, isTidy: null },
} as const

/** How many people came, of all classes. */
export const totalOf = ({ cameResident, cameMobile, cameOnDuty, camePublic }: CheckIn): number =>
  cameResident + cameMobile + cameOnDuty + camePublic
