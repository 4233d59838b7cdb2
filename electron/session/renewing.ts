import { signPubOf } from '../bundles/enrolment/enrol.ts'
import { identityName, ownOffice } from '../bundles/enrolment/office.ts'
import type { Unit } from '../chain/commit.ts'
import { newAgeKey } from '../crypto/age.ts'
import { signingKey } from '../crypto/ed25519.ts'
import { kysely } from '../db/kysely.ts'
import { writeMeta } from '../db/meta.ts'
import type { LedgerFile } from '../db/open.ts'
import type { Random } from '../keys/boxes.ts'
import type { KeyHolder } from '../keys/keyring.ts'
import { wrapSecret } from '../keys/secrets.ts'

/** A ledger in which a deed changes the office's own keys. */
type Renewed = {
  readonly file: LedgerFile
  readonly unit: Unit
  /** The keys of the ledger as they will be; with a seal key of its own, the signing key changes too. */
  readonly keys: KeyHolder
  readonly random: Random
}

/**
 * Gives the office a new identity, and a new signing key where a new seal key is given, in the transaction
 * that runs. The former identity stays inside the ledger, for reading only; the former signing seed is gone,
 * its public half stays for what it signed.
 */
// SECURITY: who left opens nothing that is sealed from now on, and signs nothing that counts
// (tests/bundles/service/leavers.test.ts)
export function renewKeys({ file, unit, keys, random }: Renewed): void {
  const { keys: former, incarnation } = ownOffice(unit)
  const { life, turn } = former.made
  const size = file.prepare('select max(seq) from audit').pluck().get() as number
  unit.inserter('office_key')({
    id: unit.newId(),
    sign_pub: former.sign_pub,
    recipient: former.recipient,
    life,
    turn,
    until_size: size,
    revision: 1,
  })
  const { ledger } = former
  const { identity, recipient } = newAgeKey(random)
  const kept = `${identityName}:${life}.${turn}`
  unit.write(kysely.updateTable('secret').set({ name: kept }).where('name', '=', identityName))
  const put = unit.inserter('secret')
  const wrapped = wrapSecret(keys, ledger, 'age-identity', Buffer.from(identity), random)
  put({ name: identityName, sealed: wrapped })
  writeMeta(file, { recipient, key_life: String(incarnation), key_turn: String(turn + 1) })
  if (keys.sealKey) {
    const seed = random(32)
    const sealed = wrapSecret(keys, ledger, 'sign-seed', seed, random)
    unit.write(kysely.updateTable('secret').set({ sealed }).where('name', '=', 'sign-seed'))
    writeMeta(file, { sign_pub: signPubOf(signingKey(seed).publicKey) })
    seed.fill(0)
  }
  unit.record('session.keys-renewed', ledger, { turn: turn + 1, signing: keys.sealKey !== null })
}
