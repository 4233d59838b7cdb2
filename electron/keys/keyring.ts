import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { assert } from '../../shared/kernel/assert.ts'
import { canonical, parseCanonical } from '../../shared/kernel/canonical.ts'
import { Id } from '../../shared/kernel/id.ts'
import { refuse } from '../../shared/kernel/refusal.ts'
import { Role } from '../../shared/kernel/roles.ts'
import { isSeen } from '../../shared/kernel/text.ts'
import { derive } from './boxes.ts'

/** Base64 of exactly that many bytes, in its one spelling. */
const bytes = (size: number) =>
  z.string().refine((text) => {
    const read = Buffer.from(text, 'base64')
    return read.length === size && read.toString('base64') === text
  })

const Grant = z.strictObject({ epk: bytes(32), ct: bytes(60) })
const parts = {
  id: Id,
  pub: bytes(32),
  kdf: z.strictObject({
    name: z.literal('scrypt'),
    ln: z.int().min(15).max(20),
    r: z.literal(8),
    p: z.literal(1),
    salt: bytes(16),
  }),
  priv: bytes(60),
  grants: z.strictObject({ dek: Grant, seal: Grant.exactOptional() }),
}

/**
 * A key of one's own to sign decisions with: the Ed25519 public key, and its seed sealed to the slot's public
 * key, so that the own password alone opens it.
 */
const Signing = z.strictObject({ pub: bytes(32), seed: Grant })

/**
 * One person's way in: a password opens a private key, to which the ledger's keys are sealed. Who still has a
 * one-time password has no signing key.
 */
export const PersonSlot = z.strictObject({
  ...parts,
  sign: Signing.exactOptional(),
  kind: z.literal('password'),
  // SECURITY: the first screen shows it before anybody proved it (tests/session/hidden-names.test.ts).
  name: z.string().min(1).max(30).refine(isSeen),
  role: Role,
  must_change: z.literal(true).exactOptional(),
})
export type PersonSlot = z.infer<typeof PersonSlot>

/** The sealed envelope's way in: a code of 160 bits in the place of a password. */
export const RecoverySlot = z.strictObject({ ...parts, sign: Signing, kind: z.literal('recovery') })
export type RecoverySlot = z.infer<typeof RecoverySlot>

export type Slot = PersonSlot | RecoverySlot

/**
 * `keyring.json`: who may open the ledger, readable beside it; a MAC under the data key covers every byte.
 */
export const Keyring = z.strictObject({
  fmt: z.literal('tzb-keyring'),
  v: z.literal(1),
  ledger: Id,
  gen: z.int().min(1),
  cipher: z.enum(['aegis', 'chacha20']),
  slots: z
    .array(z.discriminatedUnion('kind', [PersonSlot, RecoverySlot]))
    .min(1)
    .max(200)
    .refine((slots) => new Set(slots.map((slot) => slot.id)).size === slots.length)
    // SECURITY: a code is stretched for each; planted ones would keep the first screen busy
    // (tests/keys/recovery.test.ts).
    .refine((slots) => slots.filter(({ kind }) => kind === 'recovery').length <= 1),
  /** Data keys of before, oldest first, each sealed under the next: they open older backups. */
  former: z
    .array(z.strictObject({ gen: z.int().min(1), box: bytes(60) }))
    .min(1)
    .max(2000)
    .exactOptional(),
  mac: bytes(32),
})
export type Keyring = z.infer<typeof Keyring>

/** A person as the keyring names them. */
export type Person = {
  readonly id: Id
  readonly name: string
  readonly role: Role
  /** Holds the right to seal bundles. */
  readonly seals: boolean
  /** Still has a one-time password. */
  readonly mustChange: boolean
}

/** The data key, and the seal key where this person holds it; 32 bytes each. Wipe with {@link wipe}. */
export type KeyHolder = { readonly dek: Uint8Array; readonly sealKey: Uint8Array | null }

/**
 * The keyring a file's bytes spell, exactly or not at all: faults `session.keyring-damaged` and, for a later
 * format, `session.keyring-newer`. Costs outside ln 15..20 are refused here, before any scrypt is run.
 */
export function parseKeyring(file: Uint8Array): Keyring {
  const value = file.length > LARGEST ? undefined : parseCanonical(textOf(file))
  const read = Keyring.safeParse(value)
  if (read.success) return read.data
  if (Later.safeParse(value).success) refuse('session.keyring-newer', {})
  return refuse('session.keyring-damaged', {})
}

/** The bytes of the file that holds a keyring. */
export function spellKeyring(ring: Keyring): Uint8Array {
  assert(Keyring.safeParse(ring).success, 'what is written can be read again')
  return Buffer.from(canonical(ring))
}

/** What the ledger itself remembers of its keyring; hash is the file's SHA-256 in lower-case hex. */
export type KeyringMark = { readonly gen: number; readonly hash: string }

/** The mark of a keyring. */
export function markOf(ring: Keyring): KeyringMark {
  return { gen: ring.gen, hash: createHash('sha256').update(spellKeyring(ring)).digest('hex') }
}

/** Everybody in the keyring, in the order they came; the recovery code is nobody. */
export function peopleOf(ring: Keyring): Person[] {
  return ring.slots.filter((slot) => slot.kind === 'password').map(personOf)
}

/** The person a slot lets in. */
export function personOf(slot: PersonSlot): Person {
  const { id, name, role, grants, must_change } = slot
  return { id, name, role, seals: grants.seal !== undefined, mustChange: must_change === true }
}

/** The slot of one person, or fault `session.unknown-user`. */
export function slotOf(ring: Keyring, personId: Id): PersonSlot {
  const slot = ring.slots.find((one) => one.id === personId)
  return slot?.kind === 'password' ? slot : refuse('session.unknown-user', {})
}

/** The next generation of a keyring with other slots, its MAC made anew. */
export function succeed(ring: Keyring, slots: Slot[], dek: Uint8Array): Keyring {
  return withMac({ ...ring, gen: ring.gen + 1, slots }, dek)
}

/** The same keyring with the MAC that its data key gives it. */
export function withMac(ring: Omit<Keyring, 'mac'>, dek: Uint8Array): Keyring {
  return { ...ring, mac: macOf(ring, dek).toString('base64') }
}

/** Whether every byte of the keyring is what a holder of its data key wrote. */
export function isGenuine(ring: Keyring, dek: Uint8Array): boolean {
  return timingSafeEqual(macOf(ring, dek), Buffer.from(ring.mac, 'base64'))
}

/** Refuses to build on a keyring that was changed behind the program: fault `session.keyring-tampered`. */
export function mustBeGenuine(ring: Keyring, dek: Uint8Array): void {
  // SECURITY: a planted public key would be given the data key; keyring-tampering.test.ts fails without it.
  if (!isGenuine(ring, dek)) refuse('session.keyring-tampered', {})
}

/** Overwrites the keys; copies the engine made of them remain until it collects them. */
export function wipe(holder: KeyHolder & { readonly seed?: Uint8Array | null }): void {
  holder.dek.fill(0)
  holder.sealKey?.fill(0)
  holder.seed?.fill(0)
}

const LARGEST = 1 << 20
const Later = z.looseObject({ fmt: z.literal('tzb-keyring'), v: z.int().min(2) })

function macOf(ring: Omit<Keyring, 'mac'>, dek: Uint8Array): Buffer {
  const { mac: _, ...covered } = ring as Keyring
  const key = derive(dek, new Uint8Array(0), 'tzb/keyring-mac/v1')
  return createHmac('sha256', key).update(canonical(covered)).digest()
}

function textOf(file: Uint8Array): string {
  // Subtle: bytes that are not UTF-8 become U+FFFD, which no keyring spells, so they end as "damaged".
  return Buffer.from(file).toString('utf8')
}
