import type { Fault } from '../../shared/kernel/faults.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'

/** The fault a deed refuses with. Anything else it throws, or not refusing at all, fails the test. */
export function faultOf(deed: () => unknown): Fault {
  try {
    deed()
  } catch (error) {
    if (error instanceof Refusal) return error.fault
    throw error
  }
  throw new Error('expected a refusal, but the deed was done')
}
