import type { Fault } from '../../shared/kernel/faults.ts'
import type { Result } from '../../shared/kernel/result.ts'
import type { FileKind } from './files.ts'

/** What the worker is started with. */
export type WorkerStart = {
  readonly ledgersFolder: string
  readonly sampleFolder: string
  readonly logFile: string
  readonly version: string
  /**
   * Calls that were cancelled: slot `call % length` holds the call's number. A busy thread hears no
   * messages.
   */
  readonly cancelled: Int32Array<SharedArrayBuffer>
}

/** From the shell to the ledger thread. */
export type ToWorker =
  | { readonly kind: 'call'; readonly call: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'given'; readonly ask: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly ask: number; readonly code: string }
  /** Close the ledger and say so: the program is ending. */
  | { readonly kind: 'close' }

/** From the ledger thread to the shell. */
export type FromWorker =
  | { readonly kind: 'answer'; readonly call: number; readonly result: Result<unknown, Fault> }
  | {
      readonly kind: 'progress'
      readonly call: number
      readonly done: number
      readonly of: number
      readonly step: string
    }
  | { readonly kind: 'ask'; readonly ask: number; readonly what: Ask }
  | { readonly kind: 'closed' }

/** What only the shell can do. Paths it answers stay in the worker. */
export type Ask =
  | { readonly service: 'choose'; readonly file: FileKind; readonly many: boolean }
  | { readonly service: 'choose-folder'; readonly title: string }
  | { readonly service: 'save-path'; readonly suggestedName: string; readonly file: FileKind }
  | {
      readonly service: 'print'
      readonly document: string
      readonly landscape: boolean
      readonly foot: string
    }

/** How many calls may be remembered as cancelled at once. */
export const CANCEL_SLOTS = 1024
