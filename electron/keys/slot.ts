import { x25519 } from '@noble/curves/ed25519.js'
import { assert } from '../../shared/kernel/assert.ts'
import { canonical } from '../../shared/kernel/canonical.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { refuse } from '../../shared/kernel/refusal.ts'
import { closeBox, openBox, openSealed, type Random, sealTo, stretch } from './boxes.ts'
import type { KeyHolder, Keyring, Slot } from './keyring.ts'

/** Where chance and cost come from. Tests give their own; ln is scrypt's cost for passwords. */
export type Making = { readonly random: Random; readonly newId: () => Id; readonly ln: number }

/** The cost of guessing a password: 128 MiB and about a third of a second each. */
export const passwordLn = 17
/** A recovery code has 160 bits of its own, so that stretching need not cost much. */
export const recoveryLn = 15

/** What stands in front of a private key: where the password opens, a public key and its cost. */
export type Lock = Pick<Slot, 'pub' | 'kdf' | 'priv'>

/** A fresh key pair behind a secret. */
export function makeLock(id: Id, kind: Slot['kind'], secret: Uint8Array, ln: number, random: Random) {
  return lockUp(id, kind, random(32), secret, ln, random)
}

/** The same key pair behind another secret: a new salt, a new box. */
export async function lockUp(
  id: Id,
  kind: Slot['kind'],
  priv: Uint8Array,
  secret: Uint8Array,
  ln: number,
  random: Random,
): Promise<Lock> {
  assert(ln >= 15 && ln <= 20, 'scrypt costs 2^15 to 2^20')
  const pub = base64(x25519.getPublicKey(priv))
  const kdf = { name: 'scrypt', ln, r: 8, p: 1, salt: base64(random(16)) } as const
  const key = await stretch(secret, fromBase64(kdf.salt), kdf)
  const box = closeBox(key, lockText({ id, kind, pub, kdf }), priv, random)
  key.fill(0)
  return { pub, kdf, priv: base64(box) }
}

/**
 * The private key behind a secret, or `undefined` when the secret or the slot's head is not the right one.
 */
export async function openLock(slot: Slot, secret: Uint8Array): Promise<Uint8Array | undefined> {
  // SECURITY: an edited cost would eat the memory of the machine; keyring.test.ts fails without it.
  if (slot.kdf.ln < 15 || slot.kdf.ln > 20) refuse('session.keyring-damaged', {})
  const key = await stretch(secret, fromBase64(slot.kdf.salt), slot.kdf)
  const priv = openBox(key, lockText(slot), fromBase64(slot.priv))
  key.fill(0)
  return priv
}

/** The ledger's keys sealed to one public key; a seal key of null gives no right to seal. */
export function grantsTo(ledger: Id, slot: { id: Id; pub: string }, keys: KeyHolder, random: Random) {
  const dek = grant(ledger, slot, 'dek', keys.dek, random)
  return keys.sealKey ? { dek, seal: grant(ledger, slot, 'seal', keys.sealKey, random) } : { dek }
}

/** One key of the ledger sealed to one public key. */
export function grant(
  ledger: Id,
  slot: { id: Id; pub: string },
  what: 'dek' | 'seal',
  key: Uint8Array,
  random: Random,
) {
  const { epk, ct } = sealTo(fromBase64(slot.pub), grantText(ledger, slot.id, what), key, random)
  return { epk: base64(epk), ct: base64(ct) }
}

/** The ledger's keys that a private key opens, or `undefined` where a grant was not made for this slot. */
export function openGrants(ring: Keyring, slot: Slot, priv: Uint8Array): KeyHolder | undefined {
  const open = (what: 'dek' | 'seal', { epk, ct }: { epk: string; ct: string }) =>
    openSealed(priv, grantText(ring.ledger, slot.id, what), { epk: fromBase64(epk), ct: fromBase64(ct) })
  const dek = open('dek', slot.grants.dek)
  const sealKey = slot.grants.seal ? open('seal', slot.grants.seal) : null
  if (dek && sealKey !== undefined) return { dek, sealKey }
  dek?.fill(0)
  return undefined
}

/** Bytes as the keyring spells them. */
export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
/** The bytes behind their spelling; the caller's schema has checked it. */
export const fromBase64 = (text: string): Uint8Array => Buffer.from(text, 'base64')

/**
 * Names and roles are left out on purpose: the MAC covers them, and an admin changes them without anybody's
 * password.
 */
function lockText({ id, kind, pub, kdf }: Pick<Slot, 'id' | 'kind' | 'pub' | 'kdf'>): string {
  return canonical({ id, kind, pub, kdf })
}

/** What a sealed key is bound to: the ledger, whose it is, and which of theirs. */
export function grantText(ledger: Id, user: Id, what: 'dek' | 'seal' | 'sign'): string {
  return canonical({ fmt: 'tzb-grant', v: 1, ledger, user, what })
}
