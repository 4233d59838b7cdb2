import { lstatSync, readFileSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import { refuse } from '../../shared/kernel/refusal.ts'

/** The single files in a ledger's folder. */
export const ledgerFiles = [
  'ledger.db',
  'ledger.db-wal',
  'ledger.db-journal',
  'ledger.db-shm',
  'keyring.json',
  'keyring.json.new',
  'card.json',
  'last.json',
  'holder.json',
  'attempts.json',
] as const
/** The folders in a ledger's folder. */
export const ledgerFolders = ['outbox', 'inbox', 'received', 'attachments', 'backups', 'thinned'] as const

const entryAt = (path: string): Stats | undefined => lstatSync(path, { throwIfNoEntry: false })

/** Whether a real file stands there, not a link to one. */
export const isPlainFile = (path: string): boolean => entryAt(path)?.isFile() === true
/** Whether a real folder stands there, not a link to one. */
export const isPlainFolder = (path: string): boolean => entryAt(path)?.isDirectory() === true

/** The bytes of a small plain file, or undefined: missing, a link, a device, larger than that. */
export function readSmall(path: string, largest: number): Uint8Array | undefined {
  const entry = entryAt(path)
  return entry?.isFile() && entry.size <= largest ? readFileSync(path) : undefined
}

/**
 * Refuses a ledger's folder in which a file or folder of ours is a link or a device, or a file has a second
 * name: what is written or cleared away there would be somewhere else, and what is written there would be
 * here. Fault `session.linked`.
 */
// SECURITY: nothing outside a ledger's folder is written or deleted (tests/session/links.test.ts)
export function mustBePlain(folder: string): void {
  for (const name of ledgerFiles) mustBe(folder, name, 'isFile')
  for (const name of ledgerFolders) mustBe(folder, name, 'isDirectory')
  mustBe(folder, join('backups', 'attachments'), 'isDirectory')
}

function mustBe(folder: string, name: string, what: 'isFile' | 'isDirectory'): void {
  const entry = entryAt(join(folder, name))
  const isShared = what === 'isFile' && entry !== undefined && entry.nlink > 1
  if (entry && (isShared || !entry[what]())) refuse('session.linked', { name })
}
