import type { Random } from './boxes.ts'
import { type KeyHolder, type Keyring, mustBeGenuine, withMac } from './keyring.ts'
import { grant } from './slot.ts'

/**
 * The same generation of a keyring with another seal key, sealed to everybody who holds the right to seal and
 * to the recovery code, without their passwords: part of a change in which somebody lost that right.
 */
export function renewSealKey(
  ring: Keyring,
  by: Pick<KeyHolder, 'dek'>,
  sealKey: Uint8Array,
  random: Random,
): Keyring {
  mustBeGenuine(ring, by.dek)
  const slots = ring.slots.map((slot) => {
    const { dek, seal } = slot.grants
    return seal ? { ...slot, grants: { dek, seal: grant(ring.ledger, slot, 'seal', sealKey, random) } } : slot
  })
  return withMac({ ...ring, slots }, by.dek)
}
