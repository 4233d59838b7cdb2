import { diskFaultWords } from '../disk/words.ts'
import type { DoorFaults, Fault } from '../faults.ts'
import { ipcFaultWords } from '../ipc/words.ts'
import type { WordsFor } from '../kernel/words-for.ts'
import { ledgerFileFaultWords } from '../session/ledger-words.ts'
import { sessionFaultWords } from '../session/words.ts'

/** What may be said before a ledger is open; apart, because the first screen waits for nothing else. */
export const doorFaultWords: WordsFor<DoorFaults> = {
  ...ipcFaultWords,
  ...diskFaultWords,
  ...sessionFaultWords,
  ...ledgerFileFaultWords,
}

/** The sentence for a fault of the door. */
export function sayDoorFault<C extends keyof DoorFaults>(fault: Fault<C>): string {
  const words = doorFaultWords[fault.code] as (params: DoorFaults[C]) => string
  return words(fault.params)
}
