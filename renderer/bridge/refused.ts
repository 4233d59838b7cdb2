import type { Fault } from '../../shared/kernel/faults.ts'

/** Carries a fault through the query cache, which knows only thrown errors. */
export class Refused extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(fault.code)
    this.fault = fault
  }
}

/** The fault behind a thrown error; anything else is our own defect. */
export function faultBehind(error: unknown): Fault {
  if (error instanceof Refused) return error.fault
  return { code: 'ipc.defect', params: { incident: '页面' } }
}
