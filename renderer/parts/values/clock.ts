import type { Day } from '../../../shared/kernel/day.ts'
import { sayMomentDay } from '../../../shared/kernel/moment-words.ts'

/** Today's calendar day in Beijing. */
export function today(): Day {
  return sayMomentDay(Date.now()) as Day
}
