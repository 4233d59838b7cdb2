import type { Id } from '../../shared/kernel/id.ts'
import { must, refuse } from '../../shared/kernel/refusal.ts'
import { checkPassword } from '../../shared/session/password.ts'
import { formatRecoveryCode, recoverySecretBytes } from '../../shared/session/recovery-code.ts'
import {
  type KeyHolder,
  type Keyring,
  mustBeGenuine,
  type PersonSlot,
  type RecoverySlot,
  slotOf,
  succeed,
  wipe,
} from './keyring.ts'
import { makeSigning } from './signing.ts'
import { grantsTo, type Making, makeLock, recoveryLn } from './slot.ts'
import { passwordBytes, type Recovered, unlock } from './unlock.ts'

/**
 * Gives one person a password of their own by the code from the envelope, and the office a new code: the
 * old one opens nothing any more. A head gets the right to seal. Answers the keys that this person's
 * session may hold, which are fewer than the code's, and the seed of their new signing key. Faults
 * `weak-password`, `unknown-user`.
 */
export async function recover(
  ring: Keyring,
  by: Recovered,
  to: { readonly userId: Id; readonly newPassword: string },
  how: Making,
): Promise<{ ring: Keyring; keys: KeyHolder; recoveryCode: string; seed: Uint8Array }> {
  mustBeGenuine(ring, by.dek)
  const { must_change: _, ...slot } = slotOf(ring, to.userId)
  must(checkPassword(to.newPassword, slot.name))
  const lock = await makeLock(slot.id, 'password', passwordBytes(to.newPassword), how.ln, how.random)
  const sealKey = slot.role === 'head' || slot.grants.seal ? by.sealKey : null
  const keys = { dek: by.dek, sealKey }
  const { sign, seed } = makeSigning(ring.ledger, { id: slot.id, pub: lock.pub }, how.random)
  const next: PersonSlot = {
    ...slot,
    ...lock,
    grants: grantsTo(ring.ledger, { ...slot, ...lock }, keys, how.random),
    sign,
  }
  const slots = ring.slots.map((one) => (one.id === slot.id ? next : one))
  return { keys, seed, ...(await replaceCode(ring, slots, by, how)) }
}

/**
 * Makes a new recovery code, for a sheet that was lost or seen; only with the password of somebody who holds
 * the seal key, as the code does; `seed` signs for that person. Faults `wrong-password`,
 * `seal-right-missing`, `unknown-user`.
 */
export async function renewRecoveryCode(
  ring: Keyring,
  userId: Id,
  password: string,
  how: Making,
): Promise<{ ring: Keyring; recoveryCode: string; seed: Uint8Array | null }> {
  const { seed, ...by } = must(await unlock(ring, userId, password))
  try {
    mustBeGenuine(ring, by.dek)
    return { ...(await replaceCode(ring, ring.slots, by, how)), seed }
  } finally {
    wipe(by)
  }
}

/** A recovery slot with all of the ledger's keys, and the code that opens it. */
export async function makeRecoverySlot(
  ledger: Id,
  keys: KeyHolder,
  how: Making,
): Promise<{ slot: RecoverySlot; code: string }> {
  const id = how.newId()
  const secret = how.random(recoverySecretBytes)
  const lock = await makeLock(id, 'recovery', secret, recoveryLn, how.random)
  const grants = grantsTo(ledger, { id, pub: lock.pub }, keys, how.random)
  const { sign, seed } = makeSigning(ledger, { id, pub: lock.pub }, how.random)
  seed.fill(0)
  const code = formatRecoveryCode(secret)
  secret.fill(0)
  return { slot: { id, kind: 'recovery', ...lock, grants, sign }, code }
}

async function replaceCode(ring: Keyring, slots: Keyring['slots'], by: KeyHolder, how: Making) {
  if (!by.sealKey) refuse('session.seal-right-missing', {})
  const { slot, code } = await makeRecoverySlot(ring.ledger, by, how)
  const kept = slots.filter((one) => one.kind !== 'recovery')
  return { ring: succeed(ring, [...kept, slot], by.dek), recoveryCode: code }
}
