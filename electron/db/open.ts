import { accessSync, constants, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { assert } from '../../shared/kernel/assert.ts'
import { refuse } from '../../shared/kernel/refusal.ts'

/** An open SQLite file. */
export type LedgerFile = Database.Database
/** The ciphers a keyring may name. */
export type Cipher = 'aegis' | 'chacha20'
/** `copy`: a closed copy that nobody else knows of, opened without WAL to be given another key. */
export type OpenMode = 'create' | 'own' | 'copy' | 'read-only'

/** `TZB1`: the first thing read from a file, so that a foreign one is named for what it is. */
const APPLICATION_ID = 0x545a4231

/**
 * Opens one encrypted ledger file with a raw 32-byte key, sets every pragma and reads it back.
 *
 * Faults: `session.ledger-missing`, `session.ledger-damaged`, `session.ledger-foreign`,
 * `session.ledger-in-use`, `disk.no-permission`.
 */
export function openFile(path: string, key: Uint8Array, cipher: Cipher, mode: OpenMode): LedgerFile {
  assert(key.length === 32, 'a ledger key has 32 bytes')
  if (mode !== 'create') checkSize(path)
  // Subtle: SQLite itself would only say that it cannot open some file beside this one.
  if (mode === 'own') accessSync(path, constants.R_OK | constants.W_OK)
  const file = new Database(path, {
    fileMustExist: mode !== 'create',
    readonly: mode === 'read-only',
    timeout: 0,
  })
  try {
    file.pragma(`cipher='${cipher}'`)
    // SECURITY: raw keys skip the slow derivation, they come from an authenticated slot
    // (tests/db/open.test.ts).
    file.pragma(`key="raw:${Buffer.from(key).toString('hex')}"`)
    if (mode === 'create') file.pragma(`application_id=${APPLICATION_ID}`)
    else checkIdentity(file)
    setPragmas(file, mode)
    return file
  } catch (error) {
    file.close()
    throw error
  }
}

// SECURITY: SQLite opens a 0-byte file as an empty ledger under any key (tests/db/open.test.ts).
function checkSize(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size
  if (size === undefined) refuse('session.ledger-missing', {})
  if (size < 4096 || size % 4096 !== 0) refuse('session.ledger-damaged', {})
}

function checkIdentity(file: LedgerFile): void {
  let found: unknown
  try {
    found = file.pragma('application_id', { simple: true })
  } catch (error) {
    const code = (error as { code?: string }).code ?? ''
    if (code === 'SQLITE_NOTADB') refuse('session.ledger-damaged', {})
    if (code.startsWith('SQLITE_BUSY')) refuse('session.ledger-in-use', { by: '' })
    throw error
  }
  if (found !== APPLICATION_ID) refuse('session.ledger-foreign', {})
}

function setPragmas(file: LedgerFile, mode: OpenMode): void {
  const wanted: [name: string, value: string, readBack: unknown][] = [
    ['recursive_triggers', 'ON', 1],
    // What is cut is overwritten, not only let go.
    ['secure_delete', 'ON', 1],
    ['temp_store', 'MEMORY', 2],
    ['foreign_keys', 'ON', 1],
    ['trusted_schema', 'OFF', 0],
    ['cell_size_check', 'ON', 1],
    ['cache_size', '-65536', -65536],
  ]
  // SECURITY: a reader has no writer in hand, whatever the code above it asks for (tests/db/open.test.ts).
  if (mode === 'read-only') wanted.push(['query_only', 'ON', 1])
  else if (mode !== 'copy') {
    // SECURITY: EXCLUSIVE keeps a second program out; FULL makes a commit survive a power cut
    // (tests/db/open.test.ts).
    wanted.unshift(
      ['locking_mode', 'EXCLUSIVE', 'exclusive'],
      ['journal_mode', 'WAL', 'wal'],
      ['synchronous', 'FULL', 2],
      // Subtle: SQLite must not turn the journal by itself, without naming what it stands on (db/journal.ts).
      ['wal_autocheckpoint', '0', 0],
    )
  }
  try {
    for (const [name, value, readBack] of wanted) {
      file.pragma(`${name}=${value}`)
      assert(file.pragma(name, { simple: true }) === readBack, `pragma ${name} holds`)
    }
    if (mode !== 'read-only') file.exec('BEGIN IMMEDIATE; COMMIT')
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY'))
      refuse('session.ledger-in-use', { by: '' })
    throw error
  }
}
