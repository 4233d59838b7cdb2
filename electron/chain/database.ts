import { refuse } from '../../shared/kernel/refusal.ts'
import { access, type Writer } from '../db/access.ts'
import { renameState, turnJournal } from '../db/journal.ts'
import { checkSchema, expectedSchema, migrate, newestVersion, versionOf } from '../db/migrate.ts'
import { type Cipher, type LedgerFile, openFile } from '../db/open.ts'
import { firstHead } from './chain.ts'
import { type AuditWriter, armTriggers } from './triggers.ts'

/**
 * An open ledger: the file, what writes its rows, and what writes its chain. In a read-only one both refuse.
 */
export type LedgerDatabase = {
  readonly file: LedgerFile
  readonly writer: Writer
  readonly auditWriter: AuditWriter
  readonly path: string
  close(): void
}

/** Makes a new ledger file with the newest schema and the first link of its chain. */
export function createDatabase(
  path: string,
  key: Uint8Array,
  cipher: Cipher,
  ledger: string,
): LedgerDatabase {
  const file = openFile(path, key, cipher, 'create')
  try {
    migrate(file, () => {})
    renameState(file)
    file.prepare(`insert into audit(seq, body, head, record) values (0, '', ?, '')`).run(firstHead(ledger))
    return databaseOf(file, path)
  } catch (error) {
    file.close()
    throw error
  }
}

/**
 * Opens a ledger to write in: migrates it after a backup, checks its schema, arms its triggers.
 *
 * Faults: those of `openFile`, `session.ledger-newer`.
 */
export function openDatabase(
  path: string,
  key: Uint8Array,
  cipher: Cipher,
  backUp: (file: LedgerFile) => void,
): LedgerDatabase {
  const file = openFile(path, key, cipher, 'own')
  try {
    if (versionOf(file) > 0) turnJournal(file)
    const { from, to } = migrate(file, () => backUp(file))
    checkSchema(file, expectedSchema(newestVersion))
    const db = databaseOf(file, path)
    if (from !== to) recordMigration(db, from, to)
    return db
  } catch (error) {
    file.close()
    throw error
  }
}

/**
 * Opens a received ledger or an audit pack for reading; one that an older program built is brought to the
 * newest schema first. Its rows stay as they were sent, and the bundle it was made from is kept.
 */
export function openReceived(
  path: string,
  key: Uint8Array,
): { readonly db: LedgerDatabase; readonly isMigrated: boolean } {
  const stands = openReadOnly(path, key, 'aegis')
  if (versionOf(stands.file) === newestVersion) return { db: stands, isMigrated: false }
  stands.close()
  const file = openFile(path, key, 'aegis', 'copy')
  try {
    migrate(file, () => {})
  } finally {
    file.close()
  }
  return { db: openReadOnly(path, key, 'aegis'), isMigrated: true }
}

/** Opens a ledger that nobody may write in, as it stands: a backup under test, a received one. */
export function openReadOnly(path: string, key: Uint8Array, cipher: Cipher): LedgerDatabase {
  const file = openFile(path, key, cipher, 'read-only')
  try {
    const version = versionOf(file)
    if (version > newestVersion) refuse('session.ledger-newer', {})
    checkSchema(file, expectedSchema(version))
    return { file, writer: access(file), auditWriter: noAuditWriter(file), path, close: () => file.close() }
  } catch (error) {
    file.close()
    throw error
  }
}

function databaseOf(file: LedgerFile, path: string): LedgerDatabase {
  return {
    file,
    path,
    writer: access(file),
    auditWriter: armTriggers(file, newestVersion),
    close: () => file.close(),
  }
}

function recordMigration(db: LedgerDatabase, from: number, to: number): void {
  const { file, auditWriter } = db
  auditWriter.take({ user: '', name: 'ledger.migrated', atMs: Date.now(), tx: '', reason: '' })
  try {
    file
      .transaction(() => {
        auditWriter.event('ledger.migrated', '', `{"from":${from},"to":${to}}`)
        auditWriter.settle()
      })
      .immediate()
  } finally {
    auditWriter.put()
  }
}

function noAuditWriter(file: LedgerFile): AuditWriter {
  const refused = () => refuse('session.read-only', {})
  const size = file.prepare('select coalesce(max(seq), 0) from audit').pluck()
  return {
    take: refused,
    put: () => {},
    event: refused,
    settle: refused,
    size: () => size.get() as number,
    decided: () => false,
    head: refused,
  }
}
