import { copyFileSync, existsSync, lstatSync, mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Id } from '../../shared/kernel/id.ts'
import { refuse } from '../../shared/kernel/refusal.ts'
import { shellWords } from '../../shared/session/shell-words.ts'
import { nameFolder, settleTree } from '../disk/durable.ts'
import { isPlainFile, ledgerFiles, ledgerFolders } from '../disk/plain.ts'
import { checkPlace, ledgerFile, readCard } from '../folder/ledger-folder.ts'
import type { Runtime } from '../ipc/runtime.ts'
import { keyDiskIn } from '../keys/keyring-disk.ts'
import { keyringName, peekKeyring } from '../keys/keyring-file.ts'
import { type BackupHeader, headersIn } from './backup-header.ts'

/** What lies in a chosen folder: a ledger that was brought here, backups to restore from, or nothing. */
export type Chosen =
  | { readonly ledgerId: Id; readonly offered: null }
  | { readonly ledgerId: null; readonly offered: readonly BackupHeader[] | null }

/**
 * Brings a whole ledger from elsewhere under this computer's ledgers. Backups are left where they lie and
 * offered to restore from: those of `wanted`, else of the ledger whose backup says it is the last one.
 * Faults: `session.ledger-missing`, `-foreign`, `-here`, `-linked`, `session.keyring-damaged`,
 * `session.bad-place`, `disk.*`.
 */
export async function adoptLedger(runtime: Runtime, wanted?: Id): Promise<Chosen> {
  const from = await runtime.files.chooseFolder(shellWords.chooseLedgerFolder)
  if (!from) return { ledgerId: null, offered: null }
  const isOneBackup = isPlainFile(join(from, 'header.json'))
  if (!isOneBackup && isPlainFile(ledgerFile(from)) && isPlainFile(join(from, keyringName))) {
    return { ledgerId: adoptFolder(runtime, from), offered: null }
  }
  const found = isOneBackup
    ? headersIn(dirname(from)).filter(({ name }) => name === basename(from))
    : headersIn(from)
  const lastFirst = found.toSorted((a, b) => b.at_ms - a.at_ms)
  const ledgerId = wanted ?? lastFirst[0]?.ledger
  const offered = found.filter(({ ledger }) => ledger === ledgerId)
  if (!ledgerId || offered.length === 0) return refuse('session.ledger-missing', {})
  runtime.offered = { folder: isOneBackup ? dirname(from) : from, ledgerId }
  return { ledgerId: null, offered }
}

function adoptFolder(runtime: Runtime, from: string): Id {
  const id = peekKeyring(keyDiskIn(from)).ledger
  const card = readCard(from)
  if (card && card.id !== id) refuse('session.ledger-foreign', {})
  const home = join(runtime.ledgersFolder, id)
  if (existsSync(home)) {
    if (realpathSync(from) === realpathSync(home)) return id
    refuse('session.ledger-here', { office: card?.officeName ?? '' })
  }
  checkPlace(runtime.ledgersFolder)
  const making = `${home}.making`
  rmSync(making, { recursive: true, force: true })
  try {
    copyLedger(from, making)
    settleTree(making)
    nameFolder(making, home)
    return id
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    throw error
  }
}

/** Copies what a ledger's folder may hold, and nothing else. */
function copyLedger(from: string, to: string): void {
  mkdirSync(to, { mode: 0o700 })
  for (const name of [...ledgerFiles, ...ledgerFolders]) {
    // Who held it open, and who mistyped, was so elsewhere.
    if (name !== 'holder.json' && name !== 'attempts.json') copyPlain(join(from, name), join(to, name))
  }
}

/**
 * Copies a file or a folder of files by value: a second name that a file has elsewhere is none of the copy.
 * Fault `session.linked` where something is neither.
 */
// SECURITY: a link in somebody's folder leads nowhere here, and nothing out there changes what was taken over
// (tests/session/links.test.ts)
function copyPlain(from: string, to: string): void {
  const entry = lstatSync(from, { throwIfNoEntry: false })
  if (entry?.isFile()) copyFileSync(from, to)
  else if (entry?.isDirectory()) {
    mkdirSync(to, { mode: 0o700 })
    for (const name of readdirSync(from)) copyPlain(join(from, name), join(to, name))
  } else if (entry) refuse('session.linked', { name: basename(from) })
}
