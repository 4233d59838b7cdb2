import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Input } from '../../shared/ipc/endpoint.ts'
import { sayMomentDay } from '../../shared/kernel/moment-words.ts'
import type { session } from '../../shared/session/contract.ts'
import { isAuditor } from '../../shared/session/session.ts'
import { signPubOf } from '../bundles/enrolment/enrol.ts'
import { ownMarkName } from '../bundles/enrolment/mark-keys.ts'
import { commit } from '../chain/commit.ts'
import { createDatabase } from '../chain/database.ts'
import { signerOf } from '../chain/deed-signature.ts'
import { newAgeKey } from '../crypto/age.ts'
import { signingKey } from '../crypto/ed25519.ts'
import { writeMeta } from '../db/meta.ts'
import { nameFolder, settleTree } from '../disk/durable.ts'
import { checkPlace, ledgerFile, writeCard } from '../folder/ledger-folder.ts'
import type { Runtime } from '../ipc/runtime.ts'
import { type KeyHolder, type Keyring, markOf, peopleOf, wipe } from '../keys/keyring.ts'
import { keyDiskIn } from '../keys/keyring-disk.ts'
import { writeFirstKeyring } from '../keys/keyring-file.ts'
import { createKeyring } from '../keys/people.ts'
import { wrapSecret } from '../keys/secrets.ts'
import { mirrorKeys } from './person-keys.ts'

/** What a new ledger is made from. */
export type NewLedger = Input<typeof session.create> & {
  /** Everybody named holds every key, whatever their role: for the sample, whose password is public. */
  readonly isSample?: boolean
}

/**
 * Makes a ledger in a folder of its own, complete or not at all: it gets its name only when everything is
 * in it. Answers the recovery code, which is kept nowhere.
 * Faults: `session.two-people`, `session.weak-password`, `session.bad-place`, `disk.*`.
 */
export async function makeLedger(runtime: Runtime, wanted: NewLedger) {
  checkPlace(runtime.ledgersFolder)
  const id = runtime.newId()
  const people = wanted.people.map((person) => ({ ...person, id: runtime.newId() }))
  const making = { random: runtime.random, newId: runtime.newId, ln: runtime.ln }
  const made = await createKeyring(
    { ledger: id, cipher: 'aegis', people, alone: wanted.isSample === true || isAuditor(wanted.kind) },
    making,
  )
  const folder = join(runtime.ledgersFolder, `${id}.making`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    const { identity, recipient } = newAgeKey(runtime.random)
    fillLedger(runtime, folder, wanted, { ...made, identity, recipient })
    writeFirstKeyring(keyDiskIn(folder), made.ring)
    const { officeName, officeCode, kind } = wanted
    writeCard(folder, { id, officeName, officeCode, kind, incarnation: 1 })
    settleTree(folder)
    nameFolder(folder, join(runtime.ledgersFolder, id))
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  } finally {
    wipe(made.keys)
    for (const seed of made.seeds) seed.fill(0)
  }
  return { ledgerId: id, recoveryCode: made.recoveryCode, people: peopleOf(made.ring) }
}

type Made = {
  ring: Keyring
  keys: KeyHolder
  seeds: readonly Uint8Array[]
  identity: string
  recipient: string
}

function fillLedger(runtime: Runtime, folder: string, wanted: NewLedger, made: Made): void {
  const { ring, keys } = made
  const db = createDatabase(ledgerFile(folder), keys.dek, ring.cipher, ring.ledger)
  try {
    const seed = runtime.random(32)
    const mark = markOf(ring)
    const nowMs = runtime.now()
    const ambient = { user: peopleOf(ring)[0]!.id, nowMs, today: sayMomentDay(nowMs), newId: runtime.newId }
    // The first people certify each other: each signs for the keys of all.
    const signers = made.seeds.map((own) => signerOf(own, ring.ledger, 1))
    commit(db, ambient, { name: 'session.create', signers }, (unit) => {
      writeMeta(db.file, {
        ledger: ring.ledger,
        kind: wanted.kind,
        office_name: wanted.officeName,
        office_code: wanted.officeCode,
        incarnation: '1',
        keyring_gen: String(mark.gen),
        keyring_hash: mark.hash,
        clean_exit: '1',
        // Until a week from now there is nothing worth a second place, and nothing to look for.
        last_copy_at: String(nowMs),
        last_check_at: String(nowMs),
        sign_pub: signPubOf(signingKey(seed).publicKey),
        recipient: made.recipient,
        key_life: '1',
        key_turn: '0',
      })
      const putSecret = unit.inserter('secret')
      const age = Buffer.from(made.identity)
      putSecret({
        name: 'age-identity',
        sealed: wrapSecret(keys, ring.ledger, 'age-identity', age, runtime.random),
      })
      putSecret({
        name: 'sign-seed',
        sealed: wrapSecret(keys, ring.ledger, 'sign-seed', seed, runtime.random),
      })
      putSecret({ name: ownMarkName, sealed: Buffer.from(runtime.random(32)).toString('base64') })
      const putPerson = unit.inserter('person_account')
      for (const { id, name, role, seals } of peopleOf(ring)) {
        putPerson({ id, name, role, seals: seals ? 1 : 0, removed: 0, revision: 1, let_in_by: null })
      }
      mirrorKeys(unit, ring, 'certified')
      unit.record('session.created', ring.ledger, { kind: wanted.kind })
    })
    seed.fill(0)
  } finally {
    db.close()
  }
}
