import { closeSync, linkSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal, refuse } from '../../shared/kernel/refusal.ts'
import { noProof } from '../audit/proof.ts'
import { verifyLedger } from '../audit/verify.ts'
import { belongs, type JournalName, journalName } from '../db/journal.ts'
import { readMeta } from '../db/meta.ts'
import { type Cipher, openFile } from '../db/open.ts'
import { calamity } from '../disk/calamity.ts'
import { copyDurably } from '../disk/durable.ts'
import { ledgerFile } from '../folder/ledger-folder.ts'

/** Nothing lay beside the file; or it is the file's own, and a full verification agreed, or did not. */
export type JournalFound = 'none' | 'sound' | 'differs'

/**
 * Looks at what lies beside a ledger's file before anything of it is shown or merged: copies of both are put
 * together elsewhere, and the journal must name the state that the file is in, every page must be whole and
 * the chain is verified. The pair itself is not touched, so that nothing is lost where it is refused.
 * Faults: `session.journal-foreign`, `session.ledger-damaged` (also under another key), `-in-use`, `disk.*`.
 */
// SECURITY: records of another state are never mixed into a ledger (tests/session/journal.test.ts)
export async function checkJournal(folder: string, key: Uint8Array, cipher: Cipher): Promise<JournalFound> {
  const path = ledgerFile(folder)
  // Subtle: this program leaves no such file beside a ledger; SQLite would roll its pages back into it.
  if (sizeOf(`${path}-journal`) > 0) refuse('session.journal-foreign', {})
  // A `-shm` is only an index, which whoever opens the file first makes anew.
  if (sizeOf(`${path}-wal`) === 0) return 'none'
  try {
    const alone = nameAlone(folder, key, cipher)
    if (!hasHead(`${path}-wal`)) refuse('session.journal-foreign', {})
    return await lookAtBoth(folder, key, cipher, alone)
  } finally {
    clearChecking(folder)
  }
}

/** Removes the copies that a check made. */
export function clearChecking(folder: string): void {
  for (const end of ['', ...BESIDE]) rmSync(checking(folder) + end, { force: true })
}

const checking = (folder: string): string => join(folder, 'checking.db')
const BESIDE = ['-wal', '-shm', '-journal']

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0

/**
 * What the file says without its journal; undefined where it cannot be read so, as after a power cut in the
 * midst of carrying a journal into it.
 */
function nameAlone(folder: string, key: Uint8Array, cipher: Cipher): JournalName | undefined {
  clearChecking(folder)
  // Subtle: under another name it has no journal, but is still locked where another program has it open.
  linkSync(ledgerFile(folder), checking(folder))
  try {
    const file = openFile(checking(folder), key, cipher, 'read-only')
    try {
      return journalName(file)
    } finally {
      file.close()
    }
  } catch (error) {
    if (isUnreadable(error)) return undefined
    throw error
  } finally {
    clearChecking(folder)
  }
}

async function lookAtBoth(
  folder: string,
  key: Uint8Array,
  cipher: Cipher,
  alone: JournalName | undefined,
): Promise<JournalFound> {
  const [from, to] = [ledgerFile(folder), checking(folder)]
  copyDurably(from, to)
  copyDurably(`${from}-wal`, `${to}-wal`)
  try {
    const file = openFile(to, key, cipher, 'own')
    try {
      if (alone && !belongs(alone, journalName(file))) refuse('session.journal-foreign', {})
      if (file.pragma('integrity_check', { simple: true }) !== 'ok') refuse('session.ledger-damaged', {})
      const ledger = readMeta(file, 'ledger') ?? ''
      // What lies beside a ledger is no part of its journal.
      const { broken } = await verifyLedger(file, ledger, async () => {}, { ...noProof, alone: true })
      if (broken.length === 0) return 'sound'
      // What was not whole before is no fault of a journal that proves where it belongs.
      return alone ? 'differs' : refuse('session.journal-foreign', {})
    } finally {
      file.close()
    }
  } catch (error) {
    // Alone it opens under this key: what it cannot be read with is not its own.
    if (alone && isUnreadable(error)) refuse('session.journal-foreign', {})
    throw error
  }
}

function isUnreadable(error: unknown): boolean {
  const code = error instanceof Refusal ? error.fault.code : calamity(error)?.code
  return code === 'session.ledger-damaged' || code === 'session.ledger-foreign'
}

const HEAD_BYTES = 32

/**
 * Whether a journal begins as SQLite writes it, its own sums right. SQLite passes over one that does not, and
 * whatever it held would be lost in silence.
 */
function hasHead(path: string): boolean {
  const head = Buffer.alloc(HEAD_BYTES)
  const file = openSync(path, 'r')
  try {
    // What is shorter than its head never held anything.
    if (readSync(file, head) < HEAD_BYTES) return true
  } finally {
    closeSync(file)
  }
  const magic = head.readUInt32BE(0)
  if (magic !== 0x377f0682 && magic !== 0x377f0683) return false
  const word = (at: number) => (magic & 1 ? head.readUInt32BE(at) : head.readUInt32LE(at))
  let [one, other] = [0, 0]
  for (let at = 0; at < 24; at += 8) {
    one = (one + word(at) + other) >>> 0
    other = (other + word(at + 4) + one) >>> 0
  }
  return head.readUInt32BE(24) === one && head.readUInt32BE(28) === other
}
