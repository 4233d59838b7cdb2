import type { Id } from '../../shared/kernel/id.ts'
import { must, refuse } from '../../shared/kernel/refusal.ts'
import { checkPassword, spellPassword } from '../../shared/session/password.ts'
import {
  type KeyHolder,
  type Keyring,
  mustBeGenuine,
  type PersonSlot,
  slotOf,
  succeed,
  wipe,
} from './keyring.ts'
import { makePersonSlot, refuseOrphaned } from './people.ts'
import { makeSigning } from './signing.ts'
import { lockUp, type Making, openGrants, openLock } from './slot.ts'
import { passwordBytes, type Unlocked, unlock } from './unlock.ts'

/**
 * Puts a person's keys behind a password of their own choice. Faults `wrong-password`, `weak-password`
 * (also when it is the old one again), `unknown-user`, `keyring-tampered`. The first own password makes the
 * person's signing key too: `seed` is its seed, otherwise null.
 */
export async function changePassword(
  ring: Keyring,
  change: { readonly userId: Id; readonly oldPassword: string; readonly newPassword: string },
  how: Making,
): Promise<{ ring: Keyring; seed: Uint8Array | null }> {
  const slot = slotOf(ring, change.userId)
  const next = must(checkPassword(change.newPassword, slot.name))
  if (next === spellPassword(change.oldPassword)) refuse('session.weak-password', { flaw: 'same-as-before' })
  const priv = await openLock(slot, passwordBytes(change.oldPassword))
  if (!priv) return refuse('session.wrong-password', {})
  const keys = openGrants(ring, slot, priv) ?? refuse('session.keyring-tampered', {})
  mustBeGenuine(ring, keys.dek)
  const changed = slot.must_change
    ? await firstOwnSlot(ring, slot, keys, next, how)
    : {
        slot: {
          ...slot,
          ...(await lockUp(slot.id, 'password', priv, passwordBytes(next), how.ln, how.random)),
        },
        seed: null,
      }
  priv.fill(0)
  const after = replaced(ring, changed.slot, keys.dek)
  wipe(keys)
  return { ring: after, seed: changed.seed }
}

/** Keys that nobody but the person ever could open, the signing key among them. */
async function firstOwnSlot(ring: Keyring, slot: PersonSlot, keys: KeyHolder, password: string, how: Making) {
  // SECURITY: who gave the one-time password could open the old key pair from a copy of the file;
  // passwords.test.ts fails without it.
  const fresh = await makePersonSlot(ring.ledger, { ...slot, password }, { ...keys, sealKey: null }, how)
  const { sign, seed } = makeSigning(ring.ledger, fresh, how.random)
  return { slot: { ...fresh, sign }, seed }
}

/**
 * Gives a person who forgot theirs a one-time password; a third one confirms with their own (anybody but
 * an auditor, the admin and the person). The right to seal does not come back by itself: it is granted
 * again once the person chose a password; `witnessSeed` signs for the witness. Faults `second-person`,
 * `must-change-first` and `wrong-password` (of the witness), `weak-password`, `last-sealer`, `unknown-user`.
 */
export async function resetPassword(
  ring: Keyring,
  by: Omit<Unlocked, 'seed'>,
  reset: {
    readonly userId: Id
    readonly oneTimePassword: string
    readonly witnessId: Id
    readonly witnessPassword: string
  },
  how: Making,
): Promise<{ ring: Keyring; witnessSeed: Uint8Array | null }> {
  mustBeGenuine(ring, by.dek)
  const slot = slotOf(ring, reset.userId)
  const witness = slotOf(ring, reset.witnessId)
  if (new Set([by.user.id, slot.id, witness.id]).size < 3 || witness.role === 'auditor') {
    refuse('session.second-person', {})
  }
  // SECURITY: whoever gave the witness a one-time password would be both people (passwords.test.ts)
  if (witness.must_change) refuse('session.must-change-first', { name: witness.name })
  const password = must(checkPassword(reset.oneTimePassword, slot.name))
  const { seed: witnessSeed, ...witnessKeys } = must(await unlock(ring, witness.id, reset.witnessPassword))
  wipe(witnessKeys)
  const fresh = await makePersonSlot(ring.ledger, { ...slot, password }, { dek: by.dek, sealKey: null }, how)
  const after = replaced(ring, { ...fresh, must_change: true }, by.dek)
  refuseOrphaned(ring.slots, after.slots)
  return { ring: after, witnessSeed }
}

function replaced(ring: Keyring, slot: PersonSlot, dek: Uint8Array): Keyring {
  const slots = ring.slots.map((one) => (one.id === slot.id ? slot : one))
  return succeed(ring, slots, dek)
}
