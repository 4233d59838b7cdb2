import type { DiskFaults } from '../disk/faults.ts'
import { diskFaultWords } from '../disk/words.ts'
import type { IpcFaults } from '../ipc/faults.ts'
import { ipcFaultWords } from '../ipc/words.ts'
import type { Fault } from '../kernel/faults.ts'
import type { Names, WordsFor } from '../kernel/words-for.ts'
import type { SessionFaults } from '../session/faults.ts'
import type { LedgerFileFaults } from '../session/ledger-faults.ts'
import { ledgerFileFaultWords } from '../session/ledger-words.ts'
import { sessionFaultWords } from '../session/words.ts'

/** Refusals that may be said before a ledger is open. */
export type DoorFaults = IpcFaults & DiskFaults & SessionFaults & LedgerFileFaults

/** What may be said before a ledger is open; apart, because the first screen waits for nothing else. */
export const doorFaultWords: WordsFor<DoorFaults> = {
  ...ipcFaultWords,
  ...diskFaultWords,
  ...sessionFaultWords,
  ...ledgerFileFaultWords,
}

/** The sentence for a fault of the door. */
export function sayDoorFault<C extends keyof DoorFaults>(fault: Fault<C>): string {
  const words = doorFaultWords[fault.code] as (params: DoorFaults[C], names: Names) => string
  // Nothing that is said at the door names a table.
  return words(fault.params, { table: (name) => name })
}
