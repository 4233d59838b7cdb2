import type { Id } from '../../shared/kernel/id.ts'
import { sha256Hex } from '../crypto/digest.ts'
import { signingKey } from '../crypto/ed25519.ts'
import { openSealed, type Random, sealTo } from './boxes.ts'
import type { Slot } from './keyring.ts'
import { base64, fromBase64, grantText } from './slot.ts'

/** The part of a slot that holds a person's signing key. */
export type Signing = NonNullable<Slot['sign']>

/** A fresh signing key of one slot: its part of the keyring, and the 32-byte seed, for the caller to wipe. */
export function makeSigning(
  ledger: Id,
  slot: { readonly id: Id; readonly pub: string },
  random: Random,
): { readonly sign: Signing; readonly seed: Uint8Array } {
  const seed = random(32)
  const { epk, ct } = sealTo(fromBase64(slot.pub), grantText(ledger, slot.id, 'sign'), seed, random)
  const pub = base64(signingKey(seed).publicKey)
  return { sign: { pub, seed: { epk: base64(epk), ct: base64(ct) } }, seed }
}

/**
 * The seed behind a slot's signing key, null where the slot has none, `undefined` where what stands there was
 * not sealed for this slot or is not the seed of the public key beside it.
 */
export function openSigning(ledger: Id, slot: Slot, priv: Uint8Array): Uint8Array | null | undefined {
  if (!slot.sign) return null
  const { pub, seed: sealed } = slot.sign
  const about = grantText(ledger, slot.id, 'sign')
  const seed = openSealed(priv, about, { epk: fromBase64(sealed.epk), ct: fromBase64(sealed.ct) })
  // SECURITY: nobody signs with a key that was laid beside theirs (tests/keys/signing.test.ts)
  return seed && base64(signingKey(seed).publicKey) === pub ? seed : undefined
}

/** How a signing key is called: 64 hex digits, the SHA-256 of "tzb-person-key/v1\n" ‖ public key. */
export function keyIdOf(pub: string): string {
  return sha256Hex(Buffer.concat([Buffer.from('tzb-person-key/v1\n'), fromBase64(pub)]))
}
