import { expect } from 'vitest'
import { signPubOf } from '../../electron/bundles/enrolment/enrol.ts'
import { recipientOf } from '../../electron/crypto/age.ts'
import { signingKey } from '../../electron/crypto/ed25519.ts'
import { readMeta } from '../../electron/db/meta.ts'
import type { OpenLedger } from '../../electron/ipc/runtime.ts'
import { unwrapSecret } from '../../electron/keys/secrets.ts'

/**
 * Whoever may seal and has the ledger open signs with the key that it shows, and reads with so many
 * identities, one after each turn of the keys and the one that others encrypt to among them.
 */
export async function officeKeysFit({ db, vault, ledger }: OpenLedger): Promise<void> {
  const secrets = db.file
    .prepare(`select name, sealed from secret where name = 'sign-seed' or name like 'age-identity%'`)
    .all() as { name: string; sealed: string }[]
  const open = ({ name, sealed }: (typeof secrets)[number]) =>
    unwrapSecret(vault, ledger.id, name === 'sign-seed' ? name : 'age-identity', sealed)
  const seed = secrets.find(({ name }) => name === 'sign-seed')!
  expect(signPubOf(signingKey(open(seed)).publicKey)).toBe(readMeta(db.file, 'sign_pub'))
  const held = secrets.filter((one) => one !== seed)
  const recipients = await Promise.all(held.map((one) => recipientOf(Buffer.from(open(one)).toString())))
  expect(new Set(recipients).size).toBe(1 + Number(readMeta(db.file, 'key_turn')))
  expect(recipients).toContain(readMeta(db.file, 'recipient'))
}
