import type { AccountFaults } from './accounts/faults.ts'
import type { AttachmentFaults } from './attachments/faults.ts'
import type { AuditFaults } from './audit/faults.ts'
import type { BundleFaults } from './bundles/faults.ts'
import type { CuttingFaults } from './cutting/faults.ts'
import type { DiskFaults } from './disk/faults.ts'
import type { ImportFaults } from './imports/faults.ts'
import type { IpcFaults } from './ipc/faults.ts'
import type { LedgerFaults } from './ledgers/faults.ts'
import type { SessionFaults } from './session/faults.ts'
import type { LedgerFileFaults } from './session/ledger-faults.ts'
import type { SheetFaults } from './sheets/faults.ts'

/** Every way the program may say no, by code. A code is stable forever; its words are not. */
export type Faults = DoorFaults &
  AccountFaults &
  AttachmentFaults &
  AuditFaults &
  BundleFaults &
  CuttingFaults &
  SheetFaults &
  ImportFaults &
  LedgerFaults

/** Those that may be said before a ledger is open. */
export type DoorFaults = IpcFaults & DiskFaults & SessionFaults & LedgerFileFaults

/** A code of the catalogue. */
export type FaultCode = keyof Faults
/** A refusal: its code and what its sentence needs. */
export type Fault<Code extends FaultCode = FaultCode> = {
  [C in Code]: { readonly code: C; readonly params: Faults[C] }
}[Code]

/** Names a refusal. */
export function fault<C extends FaultCode>(code: C, params: Faults[C]): Fault<C> {
  return { code, params } as Fault<C>
}
