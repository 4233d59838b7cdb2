import type { IndicatorCode } from '../../shared/bundles/indicators.ts'
import { assert } from '../../shared/kernel/assert.ts'
import type { Id } from '../../shared/kernel/id.ts'
import type { Role } from '../../shared/kernel/roles.ts'
import type { Paper } from '../../shared/papers/paper.ts'
import type { LedgerKind, Session, ShownLedger } from '../../shared/session/session.ts'
import type { LedgerDatabase } from '../chain/database.ts'
import type { Signing } from '../chain/deed-signature.ts'
import type { Reader } from '../db/access.ts'
import type { Vault } from '../keys/vault.ts'
import type { Files } from './files.ts'

/** One's own ledger, open: the database, the keys, and who sits here. */
export type OpenLedger = {
  db: LedgerDatabase
  readonly vault: Vault
  person: {
    readonly id: Id
    readonly name: string
    readonly role: Role
    readonly seals: boolean
    readonly mustChange: boolean
  }
  readonly ledger: {
    readonly id: Id
    readonly kind: LedgerKind
    readonly officeName: string
    readonly officeCode: string
    readonly incarnation: number
  }
  readonly notices: Session['notices']
  /** Whether this person's decisions can be signed now. */
  readonly signing: Signing
}

/** Somebody else's ledger on the screens, read-only. */
export type Shown = { readonly db: LedgerDatabase; readonly what: Exclude<ShownLedger, { kind: 'own' }> }

/** What the worker thread knows: at most one open ledger, and what the shell does for it. */
export type Runtime = {
  /** Where ledgers live: one folder each, named by ledger id. */
  readonly ledgersFolder: string
  /** The shipped sample office, for practice ledgers. */
  readonly sampleFolder: string
  readonly version: string
  /** What a superior adds up of any ledger, for a period (`2026-03`). */
  countFigures(reader: Reader, period: string): Readonly<Record<IndicatorCode, number>>
  /** Brings the shipped sample office into a new practice ledger, by the same import as any workbook. */
  fillPractice(runtime: Runtime): Promise<void>
  open: OpenLedger | null
  shown: Shown | null
  /** A folder of backups from elsewhere that somebody chose, to restore one from. */
  offered: { readonly folder: string; readonly ledgerId: Id } | null
  readonly files: Files
  print(paper: Paper): Promise<Uint8Array>
  now(): number
  /** Milliseconds of a clock that only goes forward, for waiting and expiring. */
  ticks(): number
  /** The clock that waits go by: never further on than this program has run, so that setting it ends none. */
  waitNow(): number
  readonly newId: () => Id
  random(sizeBytes: number): Uint8Array
  /** scrypt's cost exponent for new passwords; 17 in the product. */
  readonly ln: number
  /** The ledger the screens read from. */
  reader(): Reader
}

/** A runtime with nothing open. */
export function emptyRuntime(
  parts: Omit<Runtime, 'open' | 'shown' | 'offered' | 'reader' | 'waitNow'>,
): Runtime {
  const begun = { atMs: parts.now(), ticks: parts.ticks() }
  const runtime: Runtime = {
    ...parts,
    waitNow: () => Math.min(runtime.now(), begun.atMs + Math.floor(runtime.ticks() - begun.ticks)),
    open: null,
    shown: null,
    offered: null,
    reader() {
      assert(runtime.open !== null, 'reading needs an open ledger')
      return runtime.shown?.db.writer ?? runtime.open.db.writer
    },
  }
  return runtime
}
