import { copyFileSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Id } from '../../shared/kernel/id.ts'
import { must, refuse } from '../../shared/refusal.ts'
import type { Session } from '../../shared/session/session.ts'
import { shellWords } from '../../shared/words/shell.ts'
import { commit } from '../db/commit.ts'
import { readMeta, writeMeta } from '../db/meta.ts'
import { tryWithDelay } from '../keys/attempts.ts'
import { keyDiskIn } from '../keys/keyring-disk.ts'
import { keyringName } from '../keys/keyring-file.ts'
import { recover } from '../keys/recovery.ts'
import { unlock, unlockWithCode } from '../keys/unlock.ts'
import type { Hall } from './hall.ts'
import { asResult, backUpOpen, begin, closeLedger, folderOf, openWith, sessionOf } from './opening.ts'
import { adoptKeyring, ambientOf, mustBeOpen, personIn } from './people.ts'
import { checkPlace, ledgerFile, readCard } from './place.ts'

/**
 * Puts a backup in a ledger's place. What stood there is moved aside whole; the restored ledger begins a new
 * incarnation, so that superiors see it and nothing is sent twice under one number.
 * Faults: `session.backup-failed`, those of unlocking.
 */
export async function restoreLedger(
  hall: Hall,
  wanted: { readonly ledgerId: Id; readonly userId: Id; readonly password: string; readonly backup: string },
): Promise<Session> {
  closeLedger(hall)
  const home = folderOf(hall, wanted.ledgerId)
  const source = join(home, 'backups', basename(wanted.backup))
  if (!existsSync(`${source}.db`) || !existsSync(`${source}.keyring.json`))
    refuse('session.backup-failed', {})
  const making = `${home}.restoring`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { mode: 0o700 })
  try {
    copyFileSync(`${source}.db`, ledgerFile(making))
    copyFileSync(`${source}.keyring.json`, join(making, keyringName))
    must(
      await tryWithDelay(keyDiskIn(home), wanted.userId, hall.now, () =>
        asResult(() => proveOpens(hall, making, wanted)),
      ),
    )
    for (const name of ['backups', 'outbox', 'inbox', 'received', 'attachments']) {
      if (existsSync(join(home, name))) cpSync(join(home, name), join(making, name), { recursive: true })
    }
    copyFileSync(join(home, 'card.json'), join(making, 'card.json'))
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    throw error
  }
  renameSync(home, `${home}.replaced-${hall.now()}`)
  renameSync(making, home)
  return openRestored(hall, home, wanted)
}

/** Copies a ledger folder from elsewhere under this computer's ledgers; null when the dialog was closed. */
export async function adoptLedger(hall: Hall): Promise<Id | null> {
  const from = await hall.files.chooseFolder(shellWords.chooseLedgerFolder)
  if (!from) return null
  const card = readCard(from) ?? refuse('session.ledger-missing', {})
  if (!existsSync(ledgerFile(from)) || !existsSync(join(from, keyringName)))
    refuse('session.ledger-missing', {})
  checkPlace(hall.ledgersFolder)
  const home = join(hall.ledgersFolder, card.id)
  if (existsSync(home)) return card.id
  const making = `${home}.making`
  cpSync(from, making, { recursive: true })
  renameSync(making, home)
  return card.id
}

async function proveOpens(hall: Hall, folder: string, who: { userId: Id; password: string }): Promise<void> {
  const disk = keyDiskIn(folder)
  const opened = await openWith(folder, disk, (ring) => unlock(ring, who.userId, who.password), hall.now())
  const sound = opened.book.file.pragma('integrity_check', { simple: true }) === 'ok'
  opened.book.close()
  if (!sound) refuse('session.backup-failed', {})
}

async function openRestored(hall: Hall, home: string, who: { userId: Id; password: string; backup: string }) {
  const disk = keyDiskIn(home)
  const opened = await openWith(home, disk, (ring) => unlock(ring, who.userId, who.password), hall.now())
  const incarnation = Number(readMeta(opened.book.file, 'incarnation'))
  begin(hall, home, disk, opened, must(await unlock(opened.ring, who.userId, who.password)).user, 0)
  const open = mustBeOpen(hall)
  commit(open.book, ambientOf(hall, open), { name: 'session.restore' }, (unit) => {
    writeMeta(open.book.file, { incarnation: String(incarnation + 1), forked_from: String(incarnation) })
    unit.tell('session.restored', basename(who.backup), { incarnation: incarnation + 1 })
  })
  hall.open = {
    ...open,
    ledger: { ...open.ledger, incarnation: incarnation + 1 },
    notices: [...open.notices, 'restored'],
  }
  backUpOpen(hall.open, hall.now())
  return sessionOf(hall.open, hall)
}

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
  try {
    after = await recover(opened.ring, opened.keys, wanted, {
      random: hall.random,
      newId: hall.newId,
      ln: hall.ln,
    })
  } catch (error) {
    opened.book.close()
    throw error
  }
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
