import { statSync } from 'node:fs'
import { readMeta } from './meta.ts'
import type { LedgerFile } from './open.ts'

/**
 * How a journal (`-wal`) proves that it belongs to its file. A journal holds pages over one state of the
 * file, and over no other. So each state has a name, `file_state`; and the first transaction of every journal
 * names the state it stands on, `journal_of`, and gives the file a new name. A file alone and a file with its
 * journal then tell each other.
 */
export type JournalName = {
  readonly state: string
  readonly of: string
  /** How many entries its chain has: they only ever grow. */
  readonly entries: number
}

/** What a file says of itself and its journal; empty texts where it says nothing. */
export function journalName(file: LedgerFile): JournalName {
  return {
    state: readMeta(file, 'file_state') ?? '',
    of: readMeta(file, 'journal_of') ?? '',
    entries: (file.prepare('select max(seq) from audit').pluck().get() as number | null) ?? 0,
  }
}

/**
 * Whether a file with its journal stands on the file alone. Where a power cut came while the journal was
 * being carried into the file, the file may have its new name already, with the journal's own memory of it.
 */
export function belongs(alone: JournalName, together: JournalName): boolean {
  if (together.of === alone.state) return true
  const isCarried = together.state === alone.state && together.of === alone.of
  // Subtle: the beginning of a journal that was carried as a whole would take its end back.
  return isCarried && alone.entries <= together.entries
}

/**
 * Carries the whole journal into the file and begins a new one, which names the state it stands on. The
 * file must be one's own; faults `disk.*`.
 */
export function turnJournal(file: LedgerFile): void {
  file.pragma('wal_checkpoint(TRUNCATE)')
  renameState(file, true)
}

/**
 * Gives the open file's state a new name, so that a copy taken from now on is another state than before,
 * and again afterwards, so that the journal that goes on does not stand on the copy.
 */
export function renameState(file: LedgerFile, isNewJournal = false): void {
  const write = () => {
    const put = file.prepare('insert or replace into meta(key, value) values (?, ?)')
    if (isNewJournal) put.run('journal_of', readMeta(file, 'file_state') ?? '')
    const name = file.prepare('select lower(hex(randomblob(16)))').pluck().get()
    put.run('file_state', name)
  }
  file.transaction(write).immediate()
}

/** So long may a journal grow before it is carried into the file. */
const LONG = 4 << 20

/** Turns a journal that has grown long. What was committed stays so, whatever the disk says to this. */
export function keepJournalShort(file: LedgerFile): void {
  if (file.memory || file.inTransaction) return
  const size = statSync(`${file.name}-wal`, { throwIfNoEntry: false })?.size ?? 0
  if (size <= LONG) return
  try {
    turnJournal(file)
  } catch (error) {
    // Subtle: the deed is done; a journal that cannot be turned now is turned later, or at the next opening.
    if (!(error as { code?: string }).code?.startsWith('SQLITE_')) throw error
  }
}
