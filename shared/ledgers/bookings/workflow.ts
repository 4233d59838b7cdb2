import type { Role } from '../../kernel/roles.ts'
import { defineWorkflow, type Standing } from '../../workflow/workflow.ts'
import { judges } from '../decision.ts'
import type { Booking } from './booking.ts'

const writers: readonly Role[] = ['clerk', 'reviewer', 'head']

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
