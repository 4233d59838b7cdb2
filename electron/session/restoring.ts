import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Id } from '../../shared/kernel/id.ts'
import type { Role } from '../../shared/kernel/roles.ts'
import { must, refuse } from '../../shared/refusal.ts'
import { isAuditor, type Session } from '../../shared/session/session.ts'
import { sayMomentDay } from '../../shared/words/moments.ts'
import { commit } from '../db/commit.ts'
import { tryWithDelay } from '../keys/attempts.ts'
import { type Person, peopleOf, wipe } from '../keys/keyring.ts'
import { keyDiskIn } from '../keys/keyring-disk.ts'
import { keyringName, peekKeyring } from '../keys/keyring-file.ts'
import { recover } from '../keys/recovery.ts'
import { type Unlocked, unlock, unlockWithCode } from '../keys/unlock.ts'
import { backupsIn } from './backup.ts'
import { atBest, copyDurably, linkTree, nameFolder, settleTree } from './durable.ts'
import type { Hall } from './hall.ts'
import { beginNextLife } from './lives.ts'
import {
  asResult,
  backUpOpen,
  begin,
  closeLedger,
  folderOf,
  type Opened,
  openWith,
  sessionOf,
} from './opening.ts'
import { adoptKeyring, mustBeOpen, personIn } from './people.ts'
import { type Card, ledgerFile, readCard, writeCard } from './place.ts'
import { standAsToday } from './restored-people.ts'

type Wanted = {
  readonly ledgerId: Id
  readonly userId: Id
  readonly password: string
  readonly backup: string
}

/**
 * Puts a backup in a ledger's place. What stood there is moved aside whole; the restored ledger begins a new
 * incarnation before it gets the name, so that superiors see it and nothing is sent twice under one number.
 * Faults: `session.backup-failed`, `session.not-allowed`, those of unlocking, `disk.*`.
 */
export async function restoreLedger(hall: Hall, wanted: Wanted): Promise<Session> {
  closeLedger(hall)
  const home = folderOf(hall, wanted.ledgerId)
  const backup =
    backupsIn(home).find(({ name }) => name === wanted.backup) ?? refuse('session.backup-failed', {})
  const now = peopleNow(home)
  const card = readCard(home) ?? refuse('session.ledger-missing', {})
  refuseWhoMayNot(now, wanted.userId, isAuditor(card.kind))
  const making = `${home}.restoring`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { mode: 0o700 })
  let failedBefore: number
  try {
    const source = join(home, 'backups', backup.name)
    copyDurably(`${source}.db`, ledgerFile(making))
    copyDurably(`${source}.keyring.json`, join(making, keyringName))
    const attempt = () => asResult(() => beginAnew(hall, home, making, card, wanted))
    const proved = must(await tryWithDelay(keyDiskIn(home), wanted.userId, hall.now, attempt))
    failedBefore = proved.failedBefore
    for (const name of ['backups', 'outbox', 'inbox', 'received', 'attachments']) {
      if (existsSync(join(home, name))) linkTree(join(home, name), join(making, name))
    }
    settleTree(making)
    // The card comes last: where it stands, everything else does.
    writeCard(making, { ...card, incarnation: proved.value })
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    throw error
  }
  const aside = `${home}.replaced-${hall.now()}`
  renameSync(home, aside)
  try {
    nameFolder(making, home)
    const opened = await openFor(hall, home, wanted)
    begin(hall, home, keyDiskIn(home), opened, opened.keys.user, failedBefore)
    if (now) standAsToday(hall, now)
  } catch (error) {
    closeLedger(hall, { backUp: false })
    putBack(home, aside, making)
    throw error
  }
  const open = { ...mustBeOpen(hall), notices: [...mustBeOpen(hall).notices, 'restored' as const] }
  hall.open = open
  atBest(() => void backUpOpen(open, hall.now()))
  return sessionOf(open, hall)
}

/** Where the restored ledger could not be opened after all, the old one gets its name again. */
function putBack(home: string, aside: string, making: string): void {
  atBest(() => {
    if (existsSync(home)) renameSync(home, making)
    renameSync(aside, home)
    rmSync(making, { recursive: true, force: true })
  })
}

const openFor = (hall: Hall, folder: string, { userId, password }: Wanted): Promise<Opened<Unlocked>> =>
  openWith(folder, keyDiskIn(folder), (ring) => unlock(ring, userId, password), hall.now())

/** Proves that a backup opens and is sound, and begins its new incarnation; answers which it is. */
async function beginAnew(
  hall: Hall,
  home: string,
  making: string,
  card: Card,
  wanted: Wanted,
): Promise<number> {
  const { book, keys } = await openFor(hall, making, wanted)
  try {
    // SECURITY: no old copy takes the ledger's place on a clerk's word (tests/session/restore.test.ts).
    if (!mayRestore(keys.user.role) && !isAuditor(card.kind))
      refuse('session.not-allowed', { role: keys.user.role })
    if (book.file.pragma('integrity_check', { simple: true }) !== 'ok') refuse('session.backup-failed', {})
    const nowMs = hall.now()
    const ambient = { user: wanted.userId, nowMs, today: sayMomentDay(nowMs), newId: hall.newId }
    return commit(book, ambient, { name: 'session.restore' }, (unit) => {
      // Subtle: an old backup knows nothing of the lives since; the card and what was moved aside do.
      const incarnation = beginNextLife(home, book.file, 1 + movedAside(home))
      unit.tell('session.restored', wanted.backup, { incarnation })
      return incarnation
    })
  } finally {
    book.close()
    wipe(keys)
  }
}

/** Refuses whom the keyring in force, where it can be read, does not know any more, or not as one who may. */
function refuseWhoMayNot(now: readonly Person[] | undefined, userId: Id, isAuditors: boolean): void {
  if (!now) return
  // SECURITY: nobody comes back, or up, by an old backup (tests/session/restore.test.ts).
  const person = now.find(({ id }) => id === userId) ?? refuse('session.unknown-user', {})
  if (!mayRestore(person.role) && !isAuditors) refuse('session.not-allowed', { role: person.role })
}

const mayRestore = (role: Role): boolean => role === 'admin' || role === 'head'

function peopleNow(home: string): Person[] | undefined {
  let people: Person[] | undefined
  atBest(() => {
    people = peopleOf(peekKeyring(keyDiskIn(home)))
  })
  return people
}

const movedAside = (home: string): number =>
  readdirSync(dirname(home)).filter((name) => name.startsWith(`${basename(home)}.replaced-`)).length

/**
 * Opens a ledger with the paper code: the person gets a password of their own, the office a new code.
 * Faults: those of unlocking, `session.bad-recovery-code`, `session.weak-password`.
 */
export async function recoverLedger(
  hall: Hall,
  wanted: { readonly ledgerId: Id; readonly userId: Id; readonly code: string; readonly newPassword: string },
): Promise<{ session: Session; recoveryCode: string }> {
  closeLedger(hall)
  const home = folderOf(hall, wanted.ledgerId)
  const disk = keyDiskIn(home)
  const attempt = () =>
    asResult(() => openWith(home, disk, (ring) => unlockWithCode(ring, wanted.code), hall.now()))
  const { value: opened, failedBefore } = must(await tryWithDelay(disk, 'recovery', hall.now, attempt))
  let after: Awaited<ReturnType<typeof recover>>
  const codeSealKey = opened.keys.sealKey
  try {
    after = await recover(opened.ring, opened.keys, wanted, {
      random: hall.random,
      newId: hall.newId,
      ln: hall.ln,
    })
  } catch (error) {
    opened.book.close()
    wipe(opened.keys)
    throw error
  }
  if (codeSealKey && after.keys.sealKey !== codeSealKey) codeSealKey.fill(0)
  // SECURITY: the session holds this person's keys, not the code's (tests/session/session.test.ts).
  begin(hall, home, disk, { ...opened, keys: after.keys }, personIn(after.ring, wanted.userId), failedBefore)
  try {
    adoptKeyring(hall, after.ring, 'session.recover', '', (unit) =>
      unit.tell('session.recovered', wanted.userId, {}),
    )
  } catch (error) {
    closeLedger(hall, { backUp: false })
    throw error
  }
  return { session: sessionOf(mustBeOpen(hall), hall), recoveryCode: after.recoveryCode }
}
