import { ed25519 } from '@noble/curves/ed25519.js'
import { assert } from '../../shared/kernel/assert.ts'
import { sha256Hex } from './digest.ts'

/** A signing key: the 32-byte seed and the public key it gives. */
export type SigningKey = { readonly seed: Uint8Array; readonly publicKey: Uint8Array }

/** The signing key of a 32-byte seed. */
export function signingKey(seed: Uint8Array): SigningKey {
  assert(seed.length === 32, 'a signing seed has 32 bytes')
  return { seed, publicKey: ed25519.getPublicKey(seed) }
}

/** 64 bytes, the same for the same message and key (RFC 8032). */
export function sign(message: Uint8Array, key: SigningKey): Uint8Array {
  return ed25519.sign(message, key.seed)
}

/**
 * Whether `signature` is one that an honest signer could have made.
 *
 * Stricter than any library alone, so that every runtime gives the same answer: the public key and R must be
 * canonical, of full order and free of torsion, and S below the group order.
 */
// SECURITY: odd points would verify in one runtime and not in another
// (tests/bundles/ed25519.test.ts: odd points)
export function verify(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== 64 || !isHonestPoint(publicKey) || !isHonestPoint(signature.subarray(0, 32)))
    return false
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false })
  } catch {
    // Subtle: the library throws on an S out of range; to us it is one more wrong signature.
    return false
  }
}

/** Whether 32 bytes may serve as a public key: canonical, full order, no torsion. Asked at enrolment. */
export function isHonestPoint(bytes: Uint8Array): boolean {
  if (bytes.length !== 32) return false
  try {
    const point = ed25519.Point.fromBytes(Uint8Array.from(bytes), false)
    return !point.isSmallOrder() && point.isTorsionFree()
  } catch {
    // Subtle: not a point, or a second spelling of one.
    return false
  }
}

/** How manifests name a signing key: 16 hex digits of SHA-256("tzb-key-v1\n" ‖ public key). */
export function keyFingerprint(publicKey: Uint8Array): string {
  return sha256Hex(Buffer.concat([Buffer.from('tzb-key-v1\n'), publicKey])).slice(0, 16)
}
