import { fault } from '../../../shared/kernel/faults.ts'
import type { CutJudge } from '../../cutting/judge.ts'
import * as store from './store.ts'

/** Whom to ring is needed until the day is over; what was refused or cancelled needs nobody. */
export const judgeBookingCut: CutJudge = (reader, id, today) => {
  const booking = store.findBooking(reader, id)
  if (!booking) return undefined
  const { day, purpose, state } = booking
  const isOver = state === 'refused' || state === 'cancelled' || day < today
  return { title: `${day} ${purpose}`, refused: isOver ? undefined : fault('bookings.not-over', { day }) }
}
