import { type Fault, type FaultCode, type Faults, fault } from './faults.ts'
import type { Result } from './result.ts'

/**
 * Carries a fault up through a deed, so that undoing it and saying why are one act. Caught by the
 * router alone.
 */
export class Refusal extends Error {
  readonly fault: Fault
  constructor(refused: Fault) {
    super(refused.code)
    this.fault = refused
  }
}

/** Takes the value, or refuses. The only bridge from a Result to a throw. */
export function must<T>(result: Result<T, Fault>): T {
  if (result.ok) return result.value
  throw new Refusal(result.fault)
}

/** Says no by name, for readers of formats where every step may fail. */
export function refuse<C extends FaultCode>(code: C, params: Faults[C]): never {
  throw new Refusal(fault(code, params) as Fault)
}

/** Takes everything back where a rule said no. */
export function refuseIf(refused: Fault | undefined): void {
  if (refused) throw new Refusal(refused)
}
