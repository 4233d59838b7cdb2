import { cpSync, existsSync, mkdirSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Id } from '../../shared/kernel/id.ts'
import { refuse } from '../../shared/refusal.ts'
import { shellWords } from '../../shared/words/shell.ts'
import { keyDiskIn } from '../keys/keyring-disk.ts'
import { keyringName, peekKeyring } from '../keys/keyring-file.ts'
import { backupParts, backupsAt } from './backup.ts'
import { copyDurably, nameFolder, settleTree } from './durable.ts'
import type { Hall } from './hall.ts'
import { type Card, cardIn, checkPlace, ledgerFile, readCard, writeCard } from './place.ts'

/**
 * Brings a ledger from elsewhere under this computer's ledgers: its whole folder, or its backups as they
 * were copied to a stick, from which it is then restored. Null when the dialog was closed.
 * Faults: `session.ledger-missing`, `-foreign`, `-here`, `session.keyring-damaged`, `session.bad-place`,
 * `disk.*`.
 */
export async function adoptLedger(hall: Hall): Promise<Id | null> {
  const from = await hall.files.chooseFolder(shellWords.chooseLedgerFolder)
  if (!from) return null
  const card = readCard(from)
  if (card && existsSync(ledgerFile(from)) && existsSync(join(from, keyringName))) {
    return adoptFolder(hall, from, card)
  }
  return adoptBackups(hall, from)
}

function adoptFolder(hall: Hall, from: string, card: Card): Id {
  if (peekKeyring(keyDiskIn(from)).ledger !== card.id) refuse('session.ledger-foreign', {})
  const home = join(hall.ledgersFolder, card.id)
  if (existsSync(home)) {
    if (realpathSync(from) === realpathSync(home)) return card.id
    refuse('session.ledger-here', { office: card.officeName })
  }
  return makeHome(hall, home, (making) => {
    // Who held it open, and who mistyped, was so elsewhere.
    const stays = (path: string) => !['holder.json', 'attempts.json'].includes(basename(path))
    cpSync(from, making, { recursive: true, filter: stays })
    return card.id
  })
}

/** The backups of one ledger that lie in a folder: beside those that are here already, or as all there is. */
function adoptBackups(hall: Hall, from: string): Id {
  const found = backupsAt(from).flatMap(({ name }) => {
    const card = cardIn(join(from, `${name}.card.json`))
    return card ? [{ name, card }] : []
  })
  const [newest] = found
  if (!newest) return refuse('session.ledger-missing', {})
  const { card } = newest
  const names = found.filter((one) => one.card.id === card.id).map(({ name }) => name)
  const home = join(hall.ledgersFolder, card.id)
  if (existsSync(home)) {
    copyMissing(from, home, names)
    return card.id
  }
  return makeHome(hall, home, (making) => {
    mkdirSync(making, { mode: 0o700 })
    copyMissing(from, making, names)
    writeCard(making, card)
    return card.id
  })
}

function copyMissing(from: string, home: string, names: readonly string[]): void {
  const backups = join(home, 'backups')
  mkdirSync(backups, { recursive: true, mode: 0o700 })
  const here = new Set(readdirSync(backups))
  for (const part of names.flatMap(backupParts)) {
    if (!here.has(part)) copyDurably(join(from, part), join(backups, part))
  }
}

/** Makes a ledger's folder whole under another name, so that a pulled stick leaves nothing. */
function makeHome(hall: Hall, home: string, fill: (making: string) => Id): Id {
  checkPlace(hall.ledgersFolder)
  const making = `${home}.making`
  rmSync(making, { recursive: true, force: true })
  try {
    const id = fill(making)
    settleTree(making)
    nameFolder(making, home)
    return id
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    throw error
  }
}
