import { chacha20 } from '@noble/ciphers/chacha.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { dictionary } from '../../shared/kernel/dictionary.ts'
import { sensitiveColumns, tables, wireTablesOf } from '../../shared/tables.ts'

/** The sensitive columns of each table, sorted as entries tell them. */
const sensitiveIn = dictionary<ReadonlySet<string> | undefined>(
  Object.fromEntries(
    tables.flatMap((table) => {
      const columns = sensitiveColumns(table)
      return columns.length > 0 ? [[table.table, new Set(columns)] as const] : []
    }),
  ),
)

const NONE: ReadonlySet<string> = new Set()

/** How many columns there are of which entries tell the values sealed, and leave with them masked. */
export const sealedColumns = wireTablesOf('audit').reduce(
  (count, { table }) => count + (sensitiveIn[table]?.size ?? 0),
  0,
)

/** The columns of a table that its entries tell sealed. */
export const sealedIn = (table: string): ReadonlySet<string> => sensitiveIn[table] ?? NONE

/**
 * A value as entries tell it: `~1.` and, in base64, a keyed commitment of 32 bytes and the value sealed:
 * HMAC-SHA256 over where it stands and what it is, under the first half of the record's key, and ChaCha20
 * under the second with the commitment's first 12 bytes as nonce (SIV: the same value in the same place is
 * the same text, so that entries are compared without any key).
 *
 * SECURITY: who has entries and no key learns when a value changed and how long it is, and nothing else;
 * without the key nobody tells it from any other (tests/audit/sealed-cells.test.ts).
 */
export function sealCell(key: Uint8Array, table: string, column: string, value: string | number): string {
  const text = Buffer.from(JSON.stringify(value))
  const commitment = commitmentOf(key, table, column, text)
  const sealed = Buffer.concat([commitment, streamed(key, commitment, text)])
  return MARK + sealed.toString('base64')
}

/** The value in such a text; undefined where the key does not fit it. */
export function openCell(
  key: Uint8Array,
  table: string,
  column: string,
  told: string,
): string | number | undefined {
  const sealed = Buffer.from(told.slice(MARK.length), 'base64')
  const commitment = sealed.subarray(0, 32)
  if (commitment.length < 32) return undefined
  const text = Buffer.from(streamed(key, commitment, sealed.subarray(32)))
  return commitment.equals(commitmentOf(key, table, column, text)) ? valueIn(text.toString()) : undefined
}

// Subtle: who sends a key and what is sealed under it may have sealed anything.
function valueIn(text: string): string | number | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'string' || typeof value === 'number' ? value : undefined
  } catch {
    return undefined
  }
}

/** Whether a cell of a sensitive column is told as {@link sealCell} does. */
export const isSealed = (cell: unknown): cell is string => typeof cell === 'string' && cell.startsWith(MARK)

const commitmentOf = (key: Uint8Array, table: string, column: string, text: Uint8Array): Uint8Array =>
  hmac(sha256, key.subarray(0, 32), Buffer.concat([Buffer.from(`${table}.${column}=`), text]))

const streamed = (key: Uint8Array, commitment: Uint8Array, text: Uint8Array): Uint8Array =>
  chacha20(key.subarray(32), commitment.subarray(0, 12), text)

/** A record's key: 32 bytes to commit with, 32 to seal with. */
export const KEY_BYTES = 64

const MARK = '~1.'
