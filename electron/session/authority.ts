import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Fault } from '../../shared/kernel/faults.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { must, Refusal, refuse } from '../../shared/kernel/refusal.ts'
import { ok, type Result } from '../../shared/kernel/result.ts'
import { isAuditor, LedgerKind } from '../../shared/session/session.ts'
import { type LedgerDatabase, openDatabase } from '../chain/database.ts'
import { keepCutList } from '../cutting/again.ts'
import { readMeta } from '../db/meta.ts'
import type { Schema } from '../db/schema.ts'
import { calamity } from '../disk/calamity.ts'
import { atBest } from '../disk/durable.ts'
import { readSmall } from '../disk/plain.ts'
import { ledgerFile } from '../folder/ledger-folder.ts'
import type { Runtime } from '../ipc/runtime.ts'
import { tryWithDelay } from '../keys/attempts.ts'
import { type KeyHolder, type Keyring, markOf, type Person, parseKeyring, wipe } from '../keys/keyring.ts'
import { keyDiskIn } from '../keys/keyring-disk.ts'
import { isMarked, keyringName, nextKeyringName } from '../keys/keyring-file.ts'
import { unlock, unlockWithCode } from '../keys/unlock.ts'
import { agrees } from './agreeing.ts'
import { backUp, backupsFolder } from './backup.ts'
import { headersIn } from './backup-header.ts'
import { checkJournal } from './journal.ts'
import { asResult } from './opening.ts'
import { markIn } from './people.ts'

/** What somebody shows to have a backup put in place: their own password, or the paper code. */
export type Proof = { readonly userId: Id; readonly password: string } | { readonly code: string }

/** What a proof opens: the ledger's keys, and the seed of the signing key of whoever proved it. */
type SigningHolder = KeyHolder & { readonly seed: Uint8Array | null }

/** The keyring in force and what the proof opened of it; nobody in person where it was the paper code. */
export type Authority = {
  readonly ring: Keyring
  readonly keys: SigningHolder
  readonly person: Person | null
  readonly failedBefore: number
  /** What kind of ledger stands here; null where it cannot be read. */
  readonly kind: LedgerKind | null
  /** The secrets of the present ledger, where it can be read: keys are of today, whatever is restored. */
  readonly secrets: Secrets | null
}
/** What the office seals, signs and opens with, as the ledger keeps it. */
export type Secrets = {
  readonly rows: readonly { readonly name: string; readonly sealed: string }[]
  readonly meta: { readonly [K in (typeof KEY_FACTS)[number]]?: string }
  readonly former: readonly Schema['office_key'][]
}
const KEY_FACTS = ['sign_pub', 'recipient', 'key_life', 'key_turn', 'keys_shown'] as const

/**
 * Proves a password of the keyring in force, or its recovery code. In force is the keyring that the present
 * ledger names and whose people it knows; where the ledger cannot be opened, the latest one that lies here.
 * Faults: those of unlocking, `session.people-differ`, `session.no-proof`.
 */
// SECURITY: a keyring that was edited, exchanged or deleted gives nobody a right
// (tests/session/authority.test.ts)
export async function proveHere(runtime: Runtime, folder: string, proof: Proof): Promise<Authority> {
  const rings = ringsIn(folder)
  if (rings.length === 0) refuse('session.no-proof', {})
  const who = 'code' in proof ? 'recovery' : proof.userId
  const attempt = () => asResult(() => find(runtime, folder, rings, proof))
  const { value, failedBefore } = must(await tryWithDelay(keyDiskIn(folder), who, runtime.waitNow, attempt))
  return { ...value, failedBefore }
}

/** Proves a password or the code of one keyring that stands alone: that of a backup from elsewhere. */
export async function proveAlone(ring: Keyring, proof: Proof): Promise<Authority> {
  const { keys, person } = must(await open(ring, proof))
  return { ring, keys, person, failedBefore: 0, kind: null, secrets: null }
}

/**
 * Refuses who may not restore: `session.not-allowed`, and `session.must-change-first` while somebody else
 * knows the password. Everybody may in an auditor's ledger, and the holder of the code.
 */
export function mustBeAllowed({ person }: Authority, kind: LedgerKind): void {
  if (!person) return
  if (person.role !== 'admin' && person.role !== 'head' && !isAuditor(kind)) {
    refuse('session.not-allowed', { role: person.role })
  }
  if (person.mustChange) refuse('session.must-change-first', { name: person.name })
}

type Found = Omit<Authority, 'failedBefore'>
type Opened = { readonly keys: SigningHolder; readonly person: Person | null }

async function find(
  runtime: Runtime,
  folder: string,
  rings: readonly Keyring[],
  proof: Proof,
): Promise<Found> {
  let firstFault: Fault | undefined
  for (const ring of rings) {
    const opened = await open(ring, proof)
    if (!opened.ok) {
      firstFault ??= opened.fault
      continue
    }
    const db = await openPresent(runtime, folder, ring, opened.value.keys.dek)
    try {
      if (db) {
        // Subtle: what was cut since its last opening stands in it only.
        atBest(() => keepCutList(folder, { ring, dek: opened.value.keys.dek }, db.writer))
        return await inForce(db, rings, ring, opened.value, proof)
      }
      // Nothing here says which keyring is in force: the latest, which an older one may not overrule.
      if (ring === rings[0]) return { ring, ...opened.value, kind: null, secrets: null }
    } finally {
      db?.close()
    }
    wipe(opened.value.keys)
  }
  throw new Refusal(firstFault!)
}

/** The keyring that the open ledger names, opened by the same proof. */
async function inForce(
  db: LedgerDatabase,
  rings: readonly Keyring[],
  ring: Keyring,
  opened: Opened,
  proof: Proof,
): Promise<Found> {
  const mark = markIn(db.file)
  const agreeing = rings.filter((one) => agrees(one, db.file))
  // Subtle: where somebody forged the keyring and the mark, that of a backup still knows the right people.
  const named = agreeing.find((one) => isMarked(one, mark)) ?? agreeing[0]
  if (!named) {
    wipe(opened.keys)
    return refuse('session.people-differ', {})
  }
  const about = { ring: named, kind: LedgerKind.parse(readMeta(db.file, 'kind')), secrets: secretsIn(db) }
  if (named === ring) return { ...about, ...opened }
  const again = must(await open(named, proof))
  const isSame = Buffer.from(again.keys.dek).equals(opened.keys.dek)
  wipe(opened.keys)
  return isSame ? { ...about, ...again } : refuse('session.keyring-mismatch', {})
}

async function open(ring: Keyring, proof: Proof): Promise<Result<Opened, Fault>> {
  if ('code' in proof) {
    const opened = await unlockWithCode(ring, proof.code)
    return opened.ok ? ok({ keys: opened.value, person: null }) : opened
  }
  const opened = await unlock(ring, proof.userId, proof.password)
  return opened.ok ? ok({ keys: opened.value, person: opened.value.user }) : opened
}

/** The present ledger under a key, or undefined where it is missing, damaged or of another key. */
async function openPresent(
  runtime: Runtime,
  folder: string,
  ring: Keyring,
  dek: Uint8Array,
): Promise<LedgerDatabase | undefined> {
  if (!existsSync(ledgerFile(folder))) return undefined
  try {
    await checkJournal(folder, dek, ring.cipher)
    return openDatabase(ledgerFile(folder), dek, ring.cipher, (file) => {
      backUp(folder, file, { dek, ring }, runtime.now())
    })
  } catch (error) {
    const code = error instanceof Refusal ? error.fault.code : calamity(error)?.code
    if (code && UNREADABLE.has(code)) return undefined
    throw error
  }
}
const UNREADABLE: ReadonlySet<string> = new Set([
  'session.journal-foreign',
  'session.ledger-damaged',
  'session.ledger-missing',
  'session.ledger-foreign',
])

function secretsIn({ file }: LedgerDatabase): Secrets {
  const all = file.prepare(`select name, sealed from secret where name not like 'received:%'`).all()
  return {
    rows: all as Secrets['rows'],
    meta: Object.fromEntries(KEY_FACTS.map((key) => [key, readMeta(file, key) ?? ''])),
    former: file.prepare('select * from office_key').all() as Schema['office_key'][],
  }
}

/** So many keyrings are tried: each costs a password's stretching. */
const MOST_RINGS = 6

/** The keyrings that lie beside a ledger and in its backups, each once, the latest first. */
function ringsIn(folder: string): Keyring[] {
  const backups = headersIn(backupsFolder(folder)).map(({ name }) =>
    join(backupsFolder(folder), name, keyringName),
  )
  const paths = [keyringName, nextKeyringName].map((name) => join(folder, name))
  const rings = new Map<string, Keyring>()
  for (const path of [...paths, ...backups]) {
    const ring = ringAt(path)
    if (ring) rings.set(markOf(ring).hash, ring)
    if (rings.size === MOST_RINGS) break
  }
  return [...rings.values()].sort((a, b) => b.gen - a.gen)
}

/** The keyring in a file, or undefined where there is none that can be read. */
export function ringAt(path: string): Keyring | undefined {
  const file = readSmall(path, 1 << 20)
  try {
    return file && parseKeyring(file)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
