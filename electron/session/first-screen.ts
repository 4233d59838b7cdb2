import { join } from 'node:path'
import { Refusal } from '../../shared/kernel/refusal.ts'
import type { LedgerCard } from '../../shared/session/session.ts'
import { shellWords } from '../../shared/session/shell-words.ts'
import { cardsIn, holderOf } from '../folder/ledger-folder.ts'
import type { Runtime } from '../ipc/runtime.ts'
import { type Keyring, peopleOf } from '../keys/keyring.ts'
import { keyDiskIn } from '../keys/keyring-disk.ts'
import { keyringName, peekKeyring } from '../keys/keyring-file.ts'
import { ringAt } from './authority.ts'
import { type Backup, backupsFolder, newestIn, shownBackup } from './backup.ts'
import { type BackupHeader, headersIn } from './backup-header.ts'

/** The ledgers on this computer as the first screen names them: readable beside them, and not proved. */
export const cardsShown = (runtime: Runtime): LedgerCard[] =>
  cardsIn(runtime.ledgersFolder).map(({ folder, card: { incarnation: _, ...card } }) => ({
    ...card,
    officeName: card.officeName || (newestIn(folder)?.office_name ?? '') || shellWords.namelessLedger,
    people: peopleBeside(folder),
    heldBy: holderOf(folder, runtime.now()),
    lastBackupMs: newestIn(folder)?.at_ms ?? null,
  }))

/** Backups from elsewhere, and the ledger that they are of: as it is here, or as the newest names it. */
export function offerOf(
  runtime: Runtime,
  headers: readonly BackupHeader[],
): { ledger: LedgerCard; backups: Backup[] } {
  const [newest] = headers
  const here = cardsShown(runtime).find(({ id }) => id === newest!.ledger)
  const { ledger: id, office_name: officeName, office_code: officeCode, kind, at_ms, name } = newest!
  const ring = ringAt(join(runtime.offered!.folder, name, keyringName))
  const there = { id, officeName, officeCode, kind, people: shown(ring), heldBy: '', lastBackupMs: at_ms }
  return { ledger: here ?? there, backups: headers.map(shownBackup) }
}

/**
 * The names come from the keyring as it lies there; only unlocking proves it. Where it cannot be read they
 * come from the newest backup's, so that the ledger can be restored from there.
 */
function peopleBeside(folder: string): LedgerCard['people'] {
  try {
    return shown(peekKeyring(keyDiskIn(folder)))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
  for (const { name } of headersIn(backupsFolder(folder))) {
    const ring = ringAt(join(backupsFolder(folder), name, keyringName))
    if (ring) return shown(ring)
  }
  return []
}

const shown = (ring: Keyring | undefined): LedgerCard['people'] =>
  ring ? peopleOf(ring).map(({ id, name, role }) => ({ id, name, role })) : []
