import { rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { assert } from '../../shared/kernel/assert.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { sayMomentDay } from '../../shared/kernel/moment-words.ts'
import { refuse } from '../../shared/kernel/refusal.ts'
import { addContentKey } from '../attachments/content-files.ts'
import { commit, type Unit } from '../chain/commit.ts'
import { type LedgerDatabase, openDatabase } from '../chain/database.ts'
import type { Signer } from '../chain/deed-signature.ts'
import { access } from '../db/access.ts'
import { kysely } from '../db/kysely.ts'
import { readMeta, writeMeta } from '../db/meta.ts'
import { openFile } from '../db/open.ts'
import { atBest } from '../disk/durable.ts'
import { ledgerFile } from '../folder/ledger-folder.ts'
import type { OpenLedger, Runtime } from '../ipc/runtime.ts'
import {
  type KeyHolder,
  type Keyring,
  type KeyringMark,
  markOf,
  type Person,
  peopleOf,
  personOf,
  slotOf,
  spellKeyring,
  wipe,
} from '../keys/keyring.ts'
import { changeKeyring, keyringName, nextKeyringName, settleKeyring } from '../keys/keyring-file.ts'
import { removePerson } from '../keys/people.ts'
import { renewSealKey } from '../keys/seal-key.ts'
import { rewrapIdentity } from '../keys/secrets.ts'
import { mirrorKeys } from './person-keys.ts'
import { renewKeys } from './renewing.ts'
import { mustSign, signersNow } from './signing.ts'

/** The open ledger; fault `session.locked`. */
export const mustBeOpen = (runtime: Runtime): OpenLedger => runtime.open ?? refuse('session.locked', {})

/**
 * Puts a new keyring in force: durable beside the old one, then named by the ledger in one transaction with
 * the entry that tells why, then renamed.
 */
export function adoptKeyring(
  runtime: Runtime,
  next: Keyring,
  deed: string,
  reason: string,
  record: (unit: Unit) => void,
  how: Adoption = {},
) {
  const open = mustBeOpen(runtime)
  const signers = [...(how.alone ? [] : signersNow(runtime, open)), ...(how.signers ?? [])]
  const { db, vault } = open
  changeKeyring(vault.keys, next, {
    readMark: () => markIn(db.file),
    commitMark: (mark) =>
      commit(db, ambientOf(runtime, open), { name: deed, reason, signers }, (unit) => {
        writeMeta(db.file, { keyring_gen: String(mark.gen), keyring_hash: mark.hash })
        mirrorPeople(unit, peopleOf(next), how.letIn)
        mirrorKeys(unit, next, how.keys ?? 'waiting')
        record(unit)
      }),
  })
  vault.ring = next
  const person = peopleOf(next).find(({ id }) => id === open.person.id)
  if (person) open.person = person
}

/**
 * How a new keyring is adopted: `signers` sign beside whoever signs in this session, or `alone`; `letIn` is
 * who gets a one-time password by it; `keys` is how new signing keys come in.
 */
type Adoption = {
  readonly signers?: readonly Signer[]
  readonly alone?: boolean
  readonly letIn?: Id
  readonly keys?: 'waiting' | 'certified'
}

/**
 * The people of the keyring, mirrored where history finds their names. People never vanish from it; it stays
 * known who gave somebody (`letIn`) their last one-time password.
 */
export function mirrorPeople(unit: Unit, people: readonly Person[], letIn?: Id): void {
  const known = new Map(unit.all(kysely.selectFrom('person_account').selectAll()).map((row) => [row.id, row]))
  const insert = unit.inserter('person_account')
  for (const { id, name, role, seals } of people) {
    const row = known.get(id)
    known.delete(id)
    const let_in_by = id === letIn ? unit.user : (row?.let_in_by ?? null)
    const now = { name, role, seals: seals ? 1 : 0, removed: 0, let_in_by }
    const isSame = row && !row.removed && row.name === name && row.role === role && row.seals === now.seals
    if (!row) insert({ id, ...now, revision: 1 })
    else if (!isSame || id === letIn) {
      unit.write(
        kysely
          .updateTable('person_account')
          .set({ ...now, revision: row.revision + 1 })
          .where('id', '=', id),
      )
    }
  }
  for (const row of known.values()) {
    if (row.removed) continue
    unit.write(
      kysely
        .updateTable('person_account')
        .set({ removed: 1, revision: row.revision + 1 })
        .where('id', '=', row.id),
    )
  }
}

/**
 * Removes a person and encrypts the ledger under a new key, so that their copies open nothing newer; the
 * office's identity changes with it, and its signing key where they could seal. A crash at any moment leaves
 * the old pair of files or the new one: the rename of the ledger is the turning point.
 * Faults: `session.last-admin`, `session.last-sealer`, `disk.*`.
 */
export function rotateWithout(runtime: Runtime, personId: Id, reason: string): void {
  const open = mustBeOpen(runtime)
  const { vault } = open
  mustSign(runtime)
  settleKeyring(vault.keys, markIn(open.db.file))
  const newDek = runtime.random(32)
  const without = removePerson(vault.ring, vault, personId, newDek, runtime.random)
  const sealKey = personIn(vault.ring, personId).seals ? runtime.random(32) : null
  const next = sealKey ? renewSealKey(without, { dek: newDek }, sealKey, runtime.random) : without
  try {
    writeRotated(runtime, open, { personId, reason, keys: { dek: newDek, sealKey }, next })
    vault.keys.write(nextKeyringName, spellKeyring(next))
    vault.keys.settle()
    mustStandAlone(open.db)
  } catch (error) {
    wipe({ dek: newDek, sealKey })
    clearRotation(vault.folder)
    vault.keys.remove(nextKeyringName)
    throw error
  }
  // Subtle: until the ledger is open again there is no session; a failure from here on leaves it locked.
  runtime.open = null
  try {
    open.db.close()
    vault.keys.rename(ROTATING, basename(ledgerFile(vault.folder)))
  } catch (error) {
    wipe({ dek: newDek, sealKey })
    vault.sealKey?.fill(0)
    throw error
  } finally {
    vault.dek.fill(0)
  }
  const held = sealKey && vault.sealKey ? sealKey : vault.sealKey
  if (sealKey) (held === sealKey ? vault.sealKey : sealKey)?.fill(0)
  // The ledger has turned: what fails now is finished by the next opening, and is no failure of the deed.
  atBest(() => {
    vault.keys.settle()
    vault.keys.rename(nextKeyringName, keyringName)
    vault.keys.settle()
  })
  const isOpen = atBest(() => {
    const db = openDatabase(ledgerFile(vault.folder), newDek, next.cipher, () => {})
    // Subtle: a new object, so that a task which began before knows that its ledger is gone.
    runtime.open = { ...open, db, vault: { ...vault, dek: newDek, sealKey: held, ring: next } }
  })
  if (!isOpen) wipe({ dek: newDek, sealKey: held })
}

type Rotation = {
  readonly personId: Id
  readonly reason: string
  /** The ledger's new keys; a seal key of null stays as it is. */
  readonly keys: KeyHolder
  readonly next: Keyring
}

/** Writes the ledger as it will be, beside the one that is. */
function writeRotated(runtime: Runtime, open: OpenLedger, { personId, reason, keys, next }: Rotation): void {
  const { db, vault } = open
  clearRotation(vault.folder)
  const rotating = join(vault.folder, ROTATING)
  db.file.prepare('vacuum into ?').run(rotating)
  rekeyCopy(runtime, rotating, vault, keys.dek, next)
  const rotated = openDatabase(rotating, keys.dek, next.cipher, () => {})
  try {
    const signers = signersNow(runtime, open)
    commit(rotated, ambientOf(runtime, open), { name: 'session.removePerson', reason, signers }, (unit) => {
      mirrorPeople(unit, peopleOf(next))
      mirrorKeys(unit, next, 'waiting')
      unit.record('session.person-removed', personId, {})
      renewKeys({ file: rotated.file, unit, keys, random: runtime.random })
      writeMeta(rotated.file, { last_backup_size: NO_BACKUP })
    })
    mustStandAlone(rotated)
  } finally {
    rotated.close()
  }
}

/**
 * Subtle: a log left beside a file would be played into whatever takes the file's name, so it is emptied
 * first. Faults `disk.*`.
 */
function mustStandAlone({ file }: LedgerDatabase): void {
  const [{ busy }] = file.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }]
  assert(busy === 0, 'nobody else reads this file')
}

const ROTATING = 'rotating.db'

/** What a ledger says of its last backup while none opens with its present key. */
export const NO_BACKUP = '-1'

/** Removes what an unfinished rotation left. */
export function clearRotation(folder: string): void {
  for (const end of ['', '-wal', '-journal', '-shm']) rmSync(join(folder, ROTATING + end), { force: true })
}

/** What a ledger remembers of its keyring. */
export const markIn = (file: LedgerDatabase['file']): KeyringMark => ({
  gen: Number(readMeta(file, 'keyring_gen')),
  hash: readMeta(file, 'keyring_hash') ?? '',
})

/**
 * Encrypts a closed copy of a ledger anew: it opens with `newDek` and names the keyring `next`;
 * contents beside it that come from now on are under a key of their own.
 * Subtle: only a closed copy is rekeyed; a live WAL file was lost to `rekey` in trials.
 */
export function rekeyCopy(
  runtime: Runtime,
  path: string,
  old: KeyHolder,
  newDek: Uint8Array,
  next: Keyring,
): void {
  const copy = openFile(path, old.dek, next.cipher, 'copy')
  try {
    const mark = markOf(next)
    writeMeta(copy, { keyring_gen: String(mark.gen), keyring_hash: mark.hash })
    const identities = copy
      .prepare(`select name, sealed from secret where name = 'age-identity' or name like 'age-identity:%'`)
      .all() as { name: string; sealed: string }[]
    for (const { name, sealed } of identities) {
      const again = rewrapIdentity(old, newDek, next.ledger, sealed, runtime.random)
      copy.prepare('update secret set sealed = ? where name = ?').run(again, name)
    }
    copy.transaction(() => addContentKey(access(copy)))()
    copy.pragma(`rekey="raw:${Buffer.from(newDek).toString('hex')}"`)
    assert(copy.pragma('integrity_check', { simple: true }) === 'ok', 'the rotated copy is sound')
  } finally {
    copy.close()
  }
}

/** A person as the keyring names them. */
export const personIn = (ring: Keyring, id: Id): Person => personOf(slotOf(ring, id))

/** Who acts now, in one's own ledger. */
export function ambientOf(runtime: Runtime, open: OpenLedger) {
  const nowMs = runtime.now()
  return { user: open.person.id, nowMs, today: sayMomentDay(nowMs), newId: runtime.newId }
}
