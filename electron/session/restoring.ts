import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Id } from '../../shared/kernel/id.ts'
import { sayMomentDay } from '../../shared/kernel/moment-words.ts'
import { refuse } from '../../shared/kernel/refusal.ts'
import { LedgerKind, type Session } from '../../shared/session/session.ts'
import { asTodayReason } from '../../shared/session/words.ts'
import { commit, type Unit } from '../chain/commit.ts'
import { type LedgerDatabase, openDatabase } from '../chain/database.ts'
import { signerOf } from '../chain/deed-signature.ts'
import { carryCutList } from '../cutting/list-file.ts'
import { kysely } from '../db/kysely.ts'
import { readMeta, writeMeta } from '../db/meta.ts'
import { atBest, linkTree, nameFolder, settleTree, writeDurably } from '../disk/durable.ts'
import { isPlainFolder, ledgerFolders, mustBePlain } from '../disk/plain.ts'
import { ledgerFile, readCard, writeCard } from '../folder/ledger-folder.ts'
import { beginNextLife } from '../folder/lives.ts'
import type { Runtime } from '../ipc/runtime.ts'
import { markOf, peopleOf, spellKeyring, wipe } from '../keys/keyring.ts'
import { keyDiskIn } from '../keys/keyring-disk.ts'
import { keyringName } from '../keys/keyring-file.ts'
import { asideCount, asidesOf, moveAside } from './aside.ts'
import { type Authority, mustBeAllowed, type Proof, proveAlone, proveHere } from './authority.ts'
import { backUpOpen } from './backing-up.ts'
import { backupsIn } from './backup.ts'
import { bringContents } from './backup-contents.ts'
import { begin, closeLedger, folderOf, sessionOf } from './opening.ts'
import { mirrorPeople, mustBeOpen, rekeyCopy } from './people.ts'
import { certifyStranded, mirrorKeys } from './person-keys.ts'
import { copySource, isHere, type Source, sourceOf } from './sources.ts'

/** What is put in a ledger's place, and who says that they may. */
export type Wanted = { readonly ledgerId: Id; readonly source: Source; readonly proof: Proof }

/**
 * Puts a backup, or what an earlier restore replaced, in a ledger's place, with the people, passwords and
 * keys of today. What stood there is moved aside whole; the restored ledger begins a new incarnation before
 * it gets the name, so that superiors see it and nothing is sent twice under one number. Answers the session
 * of who proved a password; null after the paper code, which gives nobody a session.
 * Faults: `session.backup-failed`, `-not-allowed`, `-must-change-first`, `-people-differ`, `-no-proof`,
 * `-linked`, those of unlocking, `disk.*`.
 */
export async function restoreLedger(runtime: Runtime, wanted: Wanted): Promise<Session | null> {
  closeLedger(runtime)
  const home = join(runtime.ledgersFolder, wanted.ledgerId)
  const authority = await prove(runtime, home, wanted)
  const making = `${home}.restoring`
  rmSync(making, { recursive: true, force: true })
  try {
    mkdirSync(making, { recursive: true, mode: 0o700 })
    await make(runtime, home, making, wanted, authority)
  } catch (error) {
    rmSync(making, { recursive: true, force: true })
    wipe(authority.keys)
    throw error
  }
  const aside = existsSync(home) ? moveAside(home, runtime.now()) : null
  try {
    nameFolder(making, home)
    return sit(runtime, home, authority)
  } catch (error) {
    closeLedger(runtime, { backUp: false })
    wipe(authority.keys)
    putBack(home, aside, making)
    throw error
  }
}

/** What somebody who may restore can choose from; faults as of restoring. */
export async function listRestorable(runtime: Runtime, { ledgerId, proof }: Omit<Wanted, 'source'>) {
  closeLedger(runtime)
  const home = folderOf(runtime, ledgerId)
  mustBePlain(home)
  const { ring, keys, ...authority } = await proveHere(runtime, home, proof)
  try {
    const kind = authority.kind ?? readCard(home)?.kind ?? 'office'
    mustBeAllowed({ ring, keys, ...authority }, kind)
    const aside = asidesOf(home).map(({ name, atMs }) => ({ name, atMs }))
    return { backups: backupsIn(home, { ring, dek: keys.dek }), aside }
  } finally {
    wipe(keys)
  }
}

/** Who asks, proved by the ledger that is here, or where there is none by the backup's own keyring. */
export async function prove(
  runtime: Runtime,
  home: string,
  { ledgerId, source, proof }: Wanted,
): Promise<Authority> {
  if (isHere(home)) {
    mustBePlain(home)
    return proveHere(runtime, home, proof)
  }
  const found = sourceOf(runtime, home, ledgerId, source)
  return proveAlone(found.ring ?? refuse('session.backup-failed', {}), proof)
}

/** Makes the restored ledger's folder, complete but for its name; the card comes last. */
async function make(
  runtime: Runtime,
  home: string,
  making: string,
  { ledgerId, source }: Wanted,
  authority: Authority,
): Promise<void> {
  const found = sourceOf(runtime, home, ledgerId, source)
  const { ring, keys } = authority
  const oldDek = copySource(found, ledgerFile(making), authority)
  if (!Buffer.from(oldDek).equals(keys.dek)) {
    rekeyCopy(runtime, ledgerFile(making), { dek: oldDek, sealKey: null }, keys.dek, ring)
  }
  oldDek.fill(0)
  writeDurably(join(making, keyringName), spellKeyring(ring))
  const db = openDatabase(ledgerFile(making), keys.dek, ring.cipher, () => {})
  try {
    if (db.file.pragma('integrity_check', { simple: true }) !== 'ok') refuse('session.backup-failed', {})
    if (readMeta(db.file, 'ledger') !== ledgerId) refuse('session.backup-failed', {})
    const kind = LedgerKind.parse(readMeta(db.file, 'kind'))
    mustBeAllowed(authority, authority.kind ?? kind)
    const incarnation = beginAnew(runtime, home, db, authority, found.label)
    for (const name of ledgerFolders) {
      if (isPlainFolder(join(home, name))) linkTree(join(home, name), join(making, name))
    }
    bringContents(db.writer, found.contents)
    carryCutList(home, making)
    const [officeName, officeCode] = [readMeta(db.file, 'office_name'), readMeta(db.file, 'office_code')]
    db.close()
    settleTree(making)
    writeCard(making, {
      id: ledgerId,
      officeName: officeName ?? '',
      officeCode: officeCode ?? '',
      kind,
      incarnation,
    })
  } finally {
    db.close()
  }
}

/** Begins the restored ledger's new incarnation, with people and keys of today; answers which it is. */
// SECURITY: an old backup gives nobody their old rights back (tests/session/restore.test.ts: people of today)
function beginAnew(
  runtime: Runtime,
  home: string,
  db: LedgerDatabase,
  authority: Authority,
  label: string,
): number {
  const nowMs = runtime.now()
  const user = authority.person?.id ?? ''
  const ambient = { user, nowMs, today: sayMomentDay(nowMs), newId: runtime.newId }
  const { seed } = authority.keys
  const life = Number(readMeta(db.file, 'incarnation'))
  const signers = seed ? [signerOf(seed, authority.ring.ledger, life)] : []
  return commit(db, ambient, { name: 'session.restore', reason: asTodayReason, signers }, (unit) => {
    const mark = markOf(authority.ring)
    writeMeta(db.file, { keyring_gen: String(mark.gen), keyring_hash: mark.hash })
    keepSecrets(db, unit, authority)
    mirrorPeople(unit, peopleOf(authority.ring))
    // Subtle: a key that the backup does not know is certified anew; until then its holder decides nothing.
    mirrorKeys(unit, authority.ring, 'waiting')
    certifyStranded(unit)
    // Subtle: an old backup knows nothing of the lives since; the card and what was moved aside do.
    const incarnation = beginNextLife(home, db.file, 1 + asideCount(home))
    unit.record('session.restored', label, { incarnation, by_code: authority.person === null })
    return incarnation
  })
}

/** The office's keys are those of today; an older backup has keys that somebody may have taken along. */
function keepSecrets({ file }: LedgerDatabase, unit: Unit, { secrets }: Authority): void {
  if (!secrets) return
  const put = file.prepare('insert or replace into secret(name, sealed) values (@name, @sealed)')
  for (const row of secrets.rows) put.run(row)
  writeMeta(file, secrets.meta)
  const known = new Set(unit.all(kysely.selectFrom('office_key').select('id')).map(({ id }) => id))
  const putFormer = unit.inserter('office_key')
  for (const row of secrets.former) if (!known.has(row.id)) putFormer(row)
}

/** Opens the restored ledger for who proved a password. */
function sit(runtime: Runtime, home: string, authority: Authority): Session | null {
  const { ring, keys, person, failedBefore } = authority
  if (!person) {
    wipe(keys)
    return null
  }
  const db = openDatabase(ledgerFile(home), keys.dek, ring.cipher, () => {})
  keys.seed?.fill(0)
  begin(runtime, home, keyDiskIn(home), { ring, keys, db }, person, failedBefore)
  const open = { ...mustBeOpen(runtime), notices: [...mustBeOpen(runtime).notices, 'restored' as const] }
  runtime.open = open
  runtime.offered = null
  atBest(() => void backUpOpen(open, runtime.now()))
  return sessionOf(open, runtime)
}

/** Where the restored ledger could not be opened after all, the old one gets its name again. */
function putBack(home: string, aside: string | null, making: string): void {
  atBest(() => {
    if (existsSync(home)) renameSync(home, making)
    if (aside !== null) renameSync(aside, home)
    rmSync(making, { recursive: true, force: true })
  })
}
