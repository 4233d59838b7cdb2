import type { Fault } from '../../shared/kernel/faults.ts'
import { sayFault } from '../../shared/words/faults.ts'

/** The sentence of a fault. The words of all ledgers come with it: loaded when something is said. */
export function FaultSentence({ fault }: { readonly fault: Fault }) {
  return sayFault(fault)
}
