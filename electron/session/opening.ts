import { existsSync } from 'node:fs'
import type { Fault } from '../../shared/kernel/faults.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { sayMomentDay } from '../../shared/kernel/moment-words.ts'
import { must, Refusal, refuse } from '../../shared/kernel/refusal.ts'
import { no, ok, type Result } from '../../shared/kernel/result.ts'
import { LedgerKind, onlyReads, type Session } from '../../shared/session/session.ts'
import { otherAccountsOf } from '../accounts/store.ts'
import { sweepContents } from '../attachments/contents.ts'
import { sweepBundles } from '../bundles/incoming/sweep.ts'
import { commit } from '../chain/commit.ts'
import { type LedgerDatabase, openDatabase } from '../chain/database.ts'
import { cutAgain, keepCutList } from '../cutting/again.ts'
import { continueIds } from '../db/ids.ts'
import { readMeta, writeMeta } from '../db/meta.ts'
import { atBest } from '../disk/durable.ts'
import { mustBePlain } from '../disk/plain.ts'
import {
  type Card,
  cardsIn,
  holderOf,
  ledgerFile,
  readCard,
  setHolder,
  writeCard,
} from '../folder/ledger-folder.ts'
import { beginNextLife, noteLife } from '../folder/lives.ts'
import type { OpenLedger, Runtime } from '../ipc/runtime.ts'
import { tryWithDelay } from '../keys/attempts.ts'
import { type KeyHolder, type Keyring, type Person, wipe } from '../keys/keyring.ts'
import { type KeyDisk, keyDiskIn } from '../keys/keyring-disk.ts'
import { type Opening, openKeyring, settleKeyring } from '../keys/keyring-file.ts'
import { unlock } from '../keys/unlock.ts'
import { agrees } from './agreeing.ts'
import { backUpAtBest, backUpNewKey, isChanged } from './backing-up.ts'
import { backUp, backupsIn, headOf, sweepBackups } from './backup.ts'
import { checkJournal, type JournalFound } from './journal.ts'
import { lastDeedOf, noticesOf } from './notices.ts'
import { clearRotation, markIn } from './people.ts'
import { remember } from './remembering.ts'

/** The folder of a ledger on this computer; fault `session.ledger-missing`. */
export function folderOf(runtime: Runtime, ledgerId: Id): string {
  return (
    cardsIn(runtime.ledgersFolder).find(({ card }) => card.id === ledgerId)?.folder ??
    refuse('session.ledger-missing', {})
  )
}

/** Opens a ledger with a person's password and begins their session. Faults: those of `session.unlock`. */
export async function unlockLedger(
  runtime: Runtime,
  ledgerId: Id,
  userId: Id,
  password: string,
): Promise<Session> {
  closeLedger(runtime)
  const folder = folderOf(runtime, ledgerId)
  mustBePlain(folder)
  const disk = keyDiskIn(folder)
  const attempt = () =>
    asResult(() => openWith(folder, disk, (ring) => unlock(ring, userId, password), runtime.now()))
  const { value, failedBefore } = must(await tryWithDelay(disk, userId, runtime.waitNow, attempt))
  // SECURITY: a session begins without the key that signs (tests/session/signing.test.ts)
  value.keys.seed?.fill(0)
  return begin(runtime, folder, disk, value, value.keys.user, failedBefore)
}

/** A ledger's database and keys, open, after whatever happened to its keyring. */
export type Opened<K extends KeyHolder> = {
  ring: Keyring
  keys: K
  db: LedgerDatabase
  /** What a journal that lay beside the file turned out to be. */
  journal?: JournalFound
}

/** Opens the keyring and the ledger it agrees with; fault `session.people-differ` where they name others. */
export async function openWith<K extends KeyHolder>(
  folder: string,
  disk: KeyDisk,
  opening: Opening<K>,
  nowMs: number,
): Promise<Opened<K>> {
  let db: LedgerDatabase | undefined
  let refusal: Refusal | undefined
  let journal: JournalFound = 'none'
  clearRotation(folder)
  try {
    const { ring, keys } = await openKeyring(disk, opening, async (keys, ring) => {
      db?.close()
      db = undefined
      try {
        if (existsSync(ledgerFile(folder))) journal = await checkJournal(folder, keys.dek, ring.cipher)
        // Subtle: a backup needs the keyring that the ledger names, which may not be the one that opened.
        db = openDatabase(ledgerFile(folder), keys.dek, ring.cipher, (file) => {
          const inForce = settleKeyring(disk, markIn(file))
          backUp(folder, file, { dek: keys.dek, ring: inForce }, nowMs)
        })
      } catch (error) {
        // Subtle: a key of the other keyring reads as damage; only if no keyring fits is it damage indeed.
        if (!(error instanceof Refusal) || error.fault.code !== 'session.ledger-damaged') throw error
        refusal = error
        return null
      }
      return markIn(db.file)
    })
    if (!agrees(ring, db!.file)) {
      wipe(keys)
      refuse('session.people-differ', {})
    }
    return { ring, keys, db: db!, journal }
  } catch (error) {
    db?.close()
    if (error instanceof Refusal && error.fault.code === 'session.keyring-mismatch' && refusal) throw refusal
    if (error instanceof Refusal && error.fault.code === 'session.ledger-in-use') {
      refuse('session.ledger-in-use', { by: holderOf(folder, nowMs) })
    }
    throw error
  }
}

/** Begins a session on an opened ledger and tells the chain; where it cannot, everything is closed again. */
export function begin<K extends KeyHolder>(
  runtime: Runtime,
  folder: string,
  keys: KeyDisk,
  opened: Opened<K>,
  person: Person,
  failedBefore: number,
): Session {
  const { db, ring } = opened
  const { file } = db
  const nowMs = runtime.now()
  try {
    const notices = noticesOf(folder, file, nowMs)
    if (opened.journal === 'differs') notices.push('verification-differs')
    mustBeSound(file, nowMs)
    if (notices.includes('clock-set-back')) continueIds(lastDeedOf(file)?.tx ?? '')
    recordUnlocked(runtime, folder, db, person, failedBefore, notices)
    // SECURITY: an older copy shows nothing that was cut since (tests/cutting/again.test.ts)
    const listKeys = { ring, dek: opened.keys.dek }
    if (cutAgain(folder, listKeys, db, { user: person.id, nowMs, newId: runtime.newId }) > 0) {
      notices.push('cut-again')
    }
    // Subtle: what an older copy knows nothing of may be all that is left of what came after it.
    if (notices.includes('put-back')) atBest(() => remember(folder, file))
    else {
      atBest(() => void sweepBundles(folder, db))
      atBest(() => sweepContents(db.writer))
    }
    atBest(() => sweepBackups(folder))
    writeMeta(file, { clean_exit: '0' })
    atBest(() => setHolder(folder, person.name, nowMs))
    atBest(() => settleCard(folder, ring.ledger, file))
    runtime.open = {
      db,
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
      signing: { now: null },
    }
    backUpNewKey(runtime)
  } catch (error) {
    db.close()
    wipe(opened.keys)
    throw error
  }
  return sessionOf(runtime.open, runtime)
}

/** Writes the card anew where it does not say what the ledger says; its count of lives only grows. */
function settleCard(folder: string, id: Id, file: LedgerDatabase['file']): void {
  const card = readCard(folder)
  const told: Card = {
    id,
    officeName: readMeta(file, 'office_name') ?? '',
    officeCode: readMeta(file, 'office_code') ?? '',
    kind: LedgerKind.parse(readMeta(file, 'kind')),
    incarnation: Math.max(Number(readMeta(file, 'incarnation')), card?.incarnation ?? 1),
  }
  if (JSON.stringify(card) !== JSON.stringify(told)) writeCard(folder, told)
}

function recordUnlocked(
  runtime: Runtime,
  folder: string,
  db: LedgerDatabase,
  person: Person,
  failedBefore: number,
  notices: Session['notices'],
): void {
  const nowMs = runtime.now()
  const isBackedUp = !isChanged(db)
  const ambient = { user: person.id, nowMs, today: sayMomentDay(nowMs), newId: runtime.newId }
  commit(db, ambient, { name: 'session.unlock' }, (unit) => {
    const clock_back = notices.includes('clock-set-back')
    unit.record('session.unlocked', person.id, { failed_before: failedBefore, clock_back })
    // An older copy was put in place by hand: as after a restore, no number may be given twice.
    if (notices.includes('put-back')) {
      unit.record('session.put-back', '', { incarnation: beginNextLife(folder, db.file) })
    }
    // Somebody who only looked leaves nothing that a backup would lack.
    if (isBackedUp) writeMeta(db.file, { last_backup_size: String(headOf(db.file).seq) })
  })
  noteLife(folder, Number(readMeta(db.file, 'incarnation')))
}

const CHECK_EVERY_MS = 7 * 86_400_000

/** Refuses a ledger with broken pages: looked for after an unclean exit, and in full every week. */
function mustBeSound(file: LedgerDatabase['file'], nowMs: number): void {
  const lastMs = Number(readMeta(file, 'last_check_at') ?? 0)
  const isDue = Math.abs(nowMs - lastMs) > CHECK_EVERY_MS
  if (!isDue && readMeta(file, 'clean_exit') === '1') return
  const found = file.pragma(isDue ? 'integrity_check' : 'quick_check', { simple: true })
  if (found !== 'ok') refuse('session.ledger-damaged', {})
  if (isDue) writeMeta(file, { last_check_at: String(nowMs) })
}

/**
 * Closes whatever is open: a backup if anything changed, a clean mark, keys wiped. Safe to call twice. A
 * backup that fails keeps nobody from locking: the next session is told.
 */
export function closeLedger(
  runtime: Runtime,
  options: { readonly backUp: boolean } = { backUp: true },
): void {
  const { open, shown } = runtime
  runtime.shown = null
  runtime.open = null
  try {
    shown?.db.close()
    if (open) leave(open, options.backUp, runtime.now())
  } finally {
    if (open) {
      wipe({ dek: open.vault.dek, sealKey: open.vault.sealKey })
      open.db.close()
      atBest(() => setHolder(open.vault.folder, null, runtime.now()))
    }
  }
}

function leave(open: OpenLedger, mayBackUp: boolean, nowMs: number): void {
  const { db } = open
  atBest(() => {
    const isDue = mayBackUp && (isChanged(db) || backupsIn(open.vault.folder, open.vault).length === 0)
    if (isDue) backUpAtBest(open, nowMs)
    writeMeta(db.file, { clean_exit: '1' })
  })
  atBest(() => keepCutList(open.vault.folder, open.vault, db.writer))
  atBest(() => remember(open.vault.folder, db.file))
}

/** 10 minutes without a hand on the computer lock the ledger (security.md G). */
export const IDLE_MINUTES = 10

/** What the screens may know of an open ledger. */
export function sessionOf(open: OpenLedger, runtime: Runtime): Session {
  const { person, ledger } = open
  return {
    ledgerId: ledger.id,
    officeName: ledger.officeName,
    officeCode: ledger.officeCode,
    kind: ledger.kind,
    user: {
      ...{ id: person.id, name: person.name, role: person.role, seals: person.seals },
      otherAccounts: otherAccountsOf(open.db.writer, person.id, sayMomentDay(runtime.now())),
    },
    mustChangePassword: person.mustChange,
    readOnly: runtime.shown !== null || onlyReads(person.role, ledger.kind),
    shown: runtime.shown?.what ?? { kind: 'own' },
    idleMinutes: IDLE_MINUTES,
    notices: [...open.notices],
  }
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
