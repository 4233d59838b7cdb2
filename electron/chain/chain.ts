import { createHash } from 'node:crypto'

/**
 * What one audit entry says. `before` and `after` hold the columns that changed; events carry their
 * facts in `after`.
 */
export type EntryBody = {
  v: 1
  seq: number
  /** Milliseconds since 1970 by this computer's clock: shown, never ordered by. */
  at: number
  user: string
  deed: string
  kind: 'row' | 'event'
  table: string
  op: 'insert' | 'update' | 'delete' | ''
  id: string
  before: { readonly [column: string]: Cell } | null
  after: { readonly [column: string]: Cell } | null
  tx: string
  reason: string
  /** 16 random bytes in hex, of this entry alone: they stand nowhere else, and are withheld with it. */
  salt: string
  /** The ledger's migration number when the entry was written: readers upcast by it. */
  schema: number
}
/** A value of a column or of an event's facts. */
export type Cell = string | number | boolean | null

/** Where the chain of one ledger starts: SHA-256("tzb-audit-v1" ‖ ledger uuid). */
export function firstHead(ledger: string): Buffer {
  return createHash('sha256').update('tzb-audit-v1').update(ledger).digest()
}

/**
 * The leaf of an entry: SHA-256(0x00 ‖ body bytes), as in RFC 6962.
 *
 * SECURITY: leaves travel where their entries are withheld; without the salt in a body whoever knows the rest
 * of it could try ID numbers until one gives the leaf (tests/masks/leaves.test.ts).
 */
export function leafOf(body: string): Buffer {
  return createHash('sha256').update(ZERO).update(body).digest()
}

/** The head after one more leaf: SHA-256(0x01 ‖ previous head ‖ leaf). */
export function headAfter(previous: Uint8Array, leaf: Uint8Array): Buffer {
  return createHash('sha256').update(ONE).update(previous).update(leaf).digest()
}

const ZERO = Buffer.from([0])
const ONE = Buffer.from([1])
