import { type Fault, fault } from '../../shared/kernel/faults.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { no, ok, type Result } from '../../shared/kernel/result.ts'
import { spellPassword } from '../../shared/session/password.ts'
import { parseRecoveryCode } from '../../shared/session/recovery-code.ts'
import { isGenuine, type KeyHolder, type Keyring, type Person, personOf, type Slot, wipe } from './keyring.ts'
import { openSigning } from './signing.ts'
import { openGrants, openLock } from './slot.ts'

/** A person who gave the right password, with the keys it opened; `seed` is that of their signing key. */
export type Unlocked = KeyHolder & { readonly user: Person; readonly seed: Uint8Array | null }
/** The keys in a sealed envelope: enough to give one person a new password, and no session of its own. */
export type Recovered = KeyHolder & { readonly recoverySlot: Id; readonly seed: Uint8Array | null }

/** Why a password did not open. */
export type UnlockFault = Fault<
  'session.wrong-password' | 'session.unknown-user' | 'session.keyring-tampered'
>
/** Why a recovery code did not open. */
export type RecoveryFault = Fault<'session.bad-recovery-code' | 'session.keyring-tampered'>

/** Opens the keyring for one person; costs one scrypt. An edited salt or cost reads as a wrong password. */
export async function unlock(
  ring: Keyring,
  userId: Id,
  password: string,
): Promise<Result<Unlocked, UnlockFault>> {
  const slot = ring.slots.find((one) => one.id === userId)
  if (slot?.kind !== 'password') return no(fault('session.unknown-user', {}))
  const priv = await openLock(slot, passwordBytes(password))
  if (!priv) return no(fault('session.wrong-password', {}))
  const keys = keysBehind(ring, slot, priv)
  return keys ? ok({ ...keys, user: personOf(slot) }) : no(fault('session.keyring-tampered', {}))
}

/** Opens the keyring with the code from the envelope, forgiving how it was typed. */
export async function unlockWithCode(
  ring: Keyring,
  typed: string,
): Promise<Result<Recovered, RecoveryFault>> {
  const code = parseRecoveryCode(typed)
  if (!code.ok) return code
  for (const slot of ring.slots.filter((one) => one.kind === 'recovery')) {
    const priv = await openLock(slot, code.value)
    if (!priv) continue
    const keys = keysBehind(ring, slot, priv)
    return keys ? ok({ ...keys, recoverySlot: slot.id }) : no(fault('session.keyring-tampered', {}))
  }
  return no(fault('session.bad-recovery-code', { reason: 'other-ledger' }))
}

/** The bytes that a password is stretched from. */
export function passwordBytes(typed: string): Uint8Array {
  return Buffer.from(spellPassword(typed))
}

function keysBehind(ring: Keyring, slot: Slot, priv: Uint8Array) {
  const opened = openGrants(ring, slot, priv)
  const seed = openSigning(ring.ledger, slot, priv)
  priv.fill(0)
  if (!opened) return undefined
  const keys = { ...opened, seed: seed ?? null }
  // SECURITY: roles and names count only under the MAC; keyring-tampering.test.ts fails without it.
  if (seed !== undefined && isGenuine(ring, keys.dek)) return keys
  wipe(keys)
  return undefined
}
