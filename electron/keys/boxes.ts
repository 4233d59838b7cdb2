import { createCipheriv, createDecipheriv, hkdfSync, scrypt } from 'node:crypto'
import { x25519 } from '@noble/curves/ed25519.js'
import { assert } from '../../shared/kernel/assert.ts'

/** Yields that many fresh random bytes. */
export type Random = (sizeBytes: number) => Uint8Array

/** Cost of one scrypt: N = 2^ln. */
export type ScryptCost = { readonly ln: number; readonly r: number; readonly p: number }

/** AES-256-GCM as nonce ‖ ciphertext ‖ tag, 28 bytes longer than what it holds. */
export function closeBox(key: Uint8Array, about: string, plain: Uint8Array, random: Random): Uint8Array {
  assert(key.length === 32, 'a box key has 32 bytes')
  const nonce = random(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(about))
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** What a box holds, or `undefined` when key, content or what it is about is not what it was closed with. */
export function openBox(key: Uint8Array, about: string, box: Uint8Array): Uint8Array | undefined {
  if (box.length < NONCE + TAG) return undefined
  const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE), { authTagLength: TAG })
  decipher.setAAD(Buffer.from(about))
  decipher.setAuthTag(box.subarray(-TAG))
  const plain = decipher.update(box.subarray(NONCE, -TAG))
  try {
    return Buffer.concat([plain, decipher.final()])
  } catch {
    // Subtle: `final` throws for a wrong tag and for nothing else; the caller names the fault.
    plain.fill(0)
    return undefined
  }
}

/** Bytes sealed to a public key: an ephemeral public key and a box. */
export type Sealed = { readonly epk: Uint8Array; readonly ct: Uint8Array }

/** Seals to an X25519 public key; key = HKDF-SHA256(shared secret, epk ‖ pub, "tzb/grant/v1"). */
export function sealTo(pub: Uint8Array, about: string, plain: Uint8Array, random: Random): Sealed {
  const secret = random(32)
  const epk = x25519.getPublicKey(secret)
  const key = grantKey(x25519.getSharedSecret(secret, pub), epk, pub)
  const ct = closeBox(key, about, plain, random)
  key.fill(0)
  secret.fill(0)
  return { epk, ct }
}

/** Opens what {@link sealTo} sealed, or yields `undefined`. */
export function openSealed(secret: Uint8Array, about: string, sealed: Sealed): Uint8Array | undefined {
  const shared = sharedSecret(secret, sealed.epk)
  if (!shared) return undefined
  const key = grantKey(shared, sealed.epk, x25519.getPublicKey(secret))
  const plain = openBox(key, about, sealed.ct)
  key.fill(0)
  return plain
}

/** HKDF-SHA256 (RFC 5869). */
export function derive(key: Uint8Array, salt: Uint8Array, info: string | Uint8Array, size = 32): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, salt, info, size))
}

/** scrypt (RFC 7914), off the thread; memory is bounded by what the cost itself needs. */
export function stretch(
  password: Uint8Array,
  salt: Uint8Array,
  cost: ScryptCost,
  size = 32,
): Promise<Uint8Array> {
  const N = 2 ** cost.ln
  // Subtle: 2^28 alone refuses ln 18 and above, which a keyring may carry.
  const maxmem = Math.max(2 ** 28, 128 * N * cost.r + 2 ** 20)
  return new Promise((resolve, reject) => {
    scrypt(password, salt, size, { N, r: cost.r, p: cost.p, maxmem }, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}

const NONCE = 12
const TAG = 16

function grantKey(shared: Uint8Array, epk: Uint8Array, pub: Uint8Array): Uint8Array {
  const key = derive(shared, Buffer.concat([epk, pub]), 'tzb/grant/v1')
  shared.fill(0)
  return key
}

function sharedSecret(secret: Uint8Array, pub: Uint8Array): Uint8Array | undefined {
  try {
    return x25519.getSharedSecret(secret, pub)
  } catch {
    // Subtle: a public key of small order gives no secret; noble refuses it, and the caller names the fault.
    return undefined
  }
}
