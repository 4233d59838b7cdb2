import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Fault } from '../../shared/faults.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { no, ok, type Result } from '../../shared/kernel/result.ts'
import { must, Refusal, refuse } from '../../shared/refusal.ts'
import { LedgerKind, type Session } from '../../shared/session/session.ts'
import { sayMomentDay } from '../../shared/words/moments.ts'
import { sweepBundles } from '../bundles/sweep.ts'
import { type OpenBook, openBook } from '../db/book.ts'
import { commit } from '../db/commit.ts'
import { readMeta, writeMeta } from '../db/meta.ts'
import { tryWithDelay } from '../keys/attempts.ts'
import { type KeyHolder, type Keyring, type Person, wipe } from '../keys/keyring.ts'
import { type KeyDisk, keyDiskIn } from '../keys/keyring-disk.ts'
import { type Opening, openKeyring } from '../keys/keyring-file.ts'
import { unlock } from '../keys/unlock.ts'
import { backUp, headOf } from './backup.ts'
import type { Hall, OpenLedger } from './hall.ts'
import { markIn } from './people.ts'
import { cardsIn, holderOf, ledgerFile, setHolder } from './place.ts'

/** The folder of a ledger on this computer; fault `session.ledger-missing`. */
export function folderOf(hall: Hall, ledgerId: Id): string {
  return (
    cardsIn(hall.ledgersFolder).find(({ card }) => card.id === ledgerId)?.folder ??
    refuse('session.ledger-missing', {})
  )
}

/** Opens a ledger with a person's password and begins their session. Faults: those of `session.unlock`. */
export async function unlockLedger(hall: Hall, ledgerId: Id, userId: Id, password: string): Promise<Session> {
  closeLedger(hall)
  const folder = folderOf(hall, ledgerId)
  const disk = keyDiskIn(folder)
  const attempt = () =>
    asResult(() => openWith(folder, disk, (ring) => unlock(ring, userId, password), hall.now()))
  const { value, failedBefore } = must(await tryWithDelay(disk, userId, hall.now, attempt))
  return begin(hall, folder, disk, value, value.keys.user, failedBefore)
}

/** A ledger's book and keys, open, after whatever happened to its keyring. */
export type Opened<K extends KeyHolder> = { ring: Keyring; keys: K; book: OpenBook }

/** Opens the keyring and the ledger it agrees with. */
export async function openWith<K extends KeyHolder>(
  folder: string,
  disk: KeyDisk,
  opening: Opening<K>,
  nowMs: number,
): Promise<Opened<K>> {
  let book: OpenBook | undefined
  let refusal: Refusal | undefined
  rmSync(join(folder, 'rotating.db'), { force: true })
  try {
    const { ring, keys } = await openKeyring(disk, opening, (keys, ring) => {
      book?.close()
      book = undefined
      try {
        const key = { dek: keys.dek, cipher: ring.cipher }
        book = openBook(
          ledgerFile(folder),
          keys.dek,
          ring.cipher,
          (file) => void backUp(folder, file, key, nowMs),
        )
      } catch (error) {
        // Subtle: a key of the other keyring reads as damage; only if no keyring fits is it damage indeed.
        if (!(error instanceof Refusal) || error.fault.code !== 'session.ledger-damaged') throw error
        refusal = error
        return null
      }
      return markIn(book.file)
    })
    return { ring, keys, book: book! }
  } catch (error) {
    book?.close()
    if (error instanceof Refusal && error.fault.code === 'session.keyring-mismatch' && refusal) throw refusal
    if (error instanceof Refusal && error.fault.code === 'session.ledger-in-use') {
      refuse('session.ledger-in-use', { by: holderOf(folder) })
    }
    throw error
  }
}

/** Begins a session on an opened ledger and tells the chain. */
export function begin<K extends KeyHolder>(
  hall: Hall,
  folder: string,
  keys: KeyDisk,
  opened: Opened<K>,
  person: Person,
  failedBefore: number,
): Session {
  const { book, ring } = opened
  const { file } = book
  const nowMs = hall.now()
  const notices = noticesOf(file, nowMs)
  if (notices.includes('unclean-exit') && file.pragma('quick_check', { simple: true }) !== 'ok') {
    book.close()
    refuse('session.ledger-damaged', {})
  }
  hall.open = {
    book,
    vault: { folder, keys, ring, dek: opened.keys.dek, sealKey: opened.keys.sealKey },
    person,
    ledger: {
      id: ring.ledger,
      kind: LedgerKind.parse(readMeta(file, 'kind')),
      officeName: readMeta(file, 'office_name') ?? '',
      officeCode: readMeta(file, 'office_code') ?? '',
      incarnation: Number(readMeta(file, 'incarnation')),
    },
    notices,
  }
  const ambient = { user: person.id, nowMs, today: sayMomentDay(nowMs), newId: hall.newId }
  commit(book, ambient, { name: 'session.unlock' }, (unit) => {
    unit.tell('session.unlocked', person.id, {
      failed_before: failedBefore,
      clock_back: notices.includes('clock-set-back'),
    })
  })
  sweepBundles(folder, book)
  writeMeta(file, { clean_exit: '0' })
  setHolder(folder, person.name, nowMs)
  return sessionOf(hall.open, hall)
}

/** Closes whatever is open: a backup if anything changed, a clean mark, keys wiped. Safe to call twice. */
export function closeLedger(hall: Hall, options: { readonly backUp: boolean } = { backUp: true }): void {
  hall.shown?.book.close()
  hall.shown = null
  const { open } = hall
  if (!open) return
  hall.open = null
  const { book, vault } = open
  try {
    const changed = Number(readMeta(book.file, 'last_backup_size') ?? -1) < headOf(book.file).seq
    if (options.backUp && changed) backUpOpen(open, hall.now())
  } finally {
    writeMeta(book.file, { clean_exit: '1' })
    book.close()
    wipe({ dek: vault.dek, sealKey: vault.sealKey })
    setHolder(vault.folder, null, hall.now())
  }
}

/** A verified backup of the open ledger; faults of `backUp`. */
export const backUpOpen = ({ book, vault }: OpenLedger, nowMs: number) =>
  backUp(vault.folder, book.file, { dek: vault.dek, cipher: vault.ring.cipher }, nowMs)

/** What the screens may know of an open ledger. */
export function sessionOf(open: OpenLedger, hall: Hall): Session {
  const { person, ledger } = open
  return {
    ledgerId: ledger.id,
    officeName: ledger.officeName,
    officeCode: ledger.officeCode,
    kind: ledger.kind,
    user: { id: person.id, name: person.name, role: person.role, seals: person.seals },
    mustChangePassword: person.mustChange,
    readOnly: hall.shown !== null || person.role === 'auditor',
    shown: hall.shown?.what ?? { kind: 'own' },
    idleMinutes: IDLE_MINUTES,
    notices: [...open.notices],
  }
}

/** 10 minutes without a hand on the computer lock the ledger (security.md G). */
export const IDLE_MINUTES = 10

const CLOCK_SLACK_MS = 5 * 60_000
const BACKUP_OLD_MS = 7 * 86_400_000

function noticesOf(file: OpenBook['file'], nowMs: number): Session['notices'] {
  const notices: Session['notices'] = []
  const lastBody = file.prepare('select body from audit order by seq desc limit 1').pluck().get() as string
  const lastAt = lastBody ? (JSON.parse(lastBody) as { at: number }).at : 0
  if (lastAt > nowMs + CLOCK_SLACK_MS) notices.push('clock-set-back')
  if (readMeta(file, 'clean_exit') === '0') notices.push('unclean-exit')
  const backedUpAt = Number(readMeta(file, 'last_backup_at') ?? 0)
  if (backedUpAt > 0 && nowMs - backedUpAt > BACKUP_OLD_MS) notices.push('backup-old')
  return notices
}

/** A deed's refusal as a value. */
export async function asResult<T>(work: () => Promise<T>): Promise<Result<T, Fault>> {
  try {
    return ok(await work())
  } catch (error) {
    if (error instanceof Refusal) return no(error.fault)
    throw error
  }
}
