import { assert } from '../../shared/kernel/assert.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { must, refuse } from '../../shared/kernel/refusal.ts'
import type { Role } from '../../shared/kernel/roles.ts'
import { checkPassword } from '../../shared/session/password.ts'
import type { Random } from './boxes.ts'
import { sealFormer } from './former.ts'
import {
  type KeyHolder,
  type Keyring,
  mustBeGenuine,
  type PersonSlot,
  type Slot,
  slotOf,
  succeed,
  withMac,
} from './keyring.ts'
import { makeRecoverySlot } from './recovery.ts'
import { makeSigning } from './signing.ts'
import { grant, grantsTo, type Making, makeLock } from './slot.ts'
import { passwordBytes } from './unlock.ts'

/** Somebody about to get a slot; the password is their own at creation and a one-time one later. */
export type NewPerson = {
  readonly id: Id
  readonly name: string
  readonly role: Role
  readonly password: string
}

/**
 * Makes a ledger's first keyring with fresh keys and a recovery code. Heads get the seal key, and so does
 * who is the only one. Where `alone` (the sample and auditors' ledgers) any number of people will do,
 * otherwise it takes one admin and one head of different names: fault `session.two-people`. Also
 * `session.weak-password`. `seeds` are those of the people's signing keys, in their order.
 */
export async function createKeyring(
  about: Pick<Keyring, 'ledger' | 'cipher'> & {
    readonly people: readonly NewPerson[]
    readonly alone: boolean
  },
  how: Making,
): Promise<{ ring: Keyring; keys: KeyHolder; recoveryCode: string; seeds: Uint8Array[] }> {
  checkFirstPeople(about.people, about.alone)
  for (const person of about.people) must(checkPassword(person.password, person.name))
  const keys = { dek: how.random(32), sealKey: how.random(32) }
  const slots: Slot[] = []
  const seeds: Uint8Array[] = []
  for (const person of about.people) {
    const holdsSeal = person.role === 'head' || about.people.length === 1
    const held = holdsSeal ? keys : { ...keys, sealKey: null }
    const slot = await makePersonSlot(about.ledger, person, held, how)
    const { sign, seed } = makeSigning(about.ledger, slot, how.random)
    slots.push({ ...slot, sign })
    seeds.push(seed)
  }
  const recovery = await makeRecoverySlot(about.ledger, keys, how)
  const { ledger, cipher } = about
  const plain = {
    fmt: 'tzb-keyring',
    v: 1,
    ledger,
    gen: 1,
    cipher,
    slots: [...slots, recovery.slot],
  } as const
  const ring = withMac({ ...plain, slots: [...plain.slots] }, keys.dek)
  return { ring, keys, recoveryCode: recovery.code, seeds }
}

/** Lets one more person in, with a one-time password to be changed; faults `name-taken`, `weak-password`. */
export async function addPerson(
  ring: Keyring,
  by: KeyHolder,
  person: NewPerson,
  how: Making,
): Promise<Keyring> {
  mustBeGenuine(ring, by.dek)
  assert(!ring.slots.some((slot) => slot.id === person.id), 'a new person has a new id')
  refuseTakenName(ring, person.name)
  must(checkPassword(person.password, person.name))
  const slot = await makePersonSlot(ring.ledger, person, { dek: by.dek, sealKey: null }, how)
  return succeed(ring, [...ring.slots, { ...slot, must_change: true }], by.dek)
}

/**
 * Gives a person another name or role; who is no longer head loses the right to seal. Faults `name-taken`,
 * `last-admin`, `last-sealer`.
 */
export function amendPerson(
  ring: Keyring,
  by: KeyHolder,
  personId: Id,
  change: { readonly name?: string; readonly role?: Role },
): Keyring {
  mustBeGenuine(ring, by.dek)
  const slot = slotOf(ring, personId)
  const next: PersonSlot = { ...slot, name: change.name ?? slot.name, role: change.role ?? slot.role }
  if (next.name !== slot.name) refuseTakenName(ring, next.name)
  if (next.role !== slot.role && next.role !== 'head') next.grants = { dek: slot.grants.dek }
  const slots = ring.slots.map((one) => (one.id === personId ? next : one))
  refuseOrphaned(ring.slots, slots)
  return succeed(ring, slots, by.dek)
}

/**
 * Takes a person out and seals the new data key to everybody who stays, without their passwords. The
 * ledger must be encrypted anew with `newDek` before this keyring counts. Faults `last-admin`,
 * `last-sealer`.
 */
export function removePerson(
  ring: Keyring,
  by: KeyHolder,
  personId: Id,
  newDek: Uint8Array,
  random: Random,
): Keyring {
  mustBeGenuine(ring, by.dek)
  slotOf(ring, personId)
  const slots = ring.slots.filter((slot) => slot.id !== personId)
  refuseOrphaned(ring.slots, slots)
  return regrantTo(ring, by, slots, newDek, random)
}

/** Seals a new data key to everybody in the keyring, the recovery code included, without their passwords. */
export function regrant(ring: Keyring, by: KeyHolder, newDek: Uint8Array, random: Random): Keyring {
  return regrantTo(ring, by, ring.slots, newDek, random)
}

/**
 * Gives a head the right to seal. Only a holder of the seal key can: faults `seal-right-missing`,
 * `seal-needs-head`, and `must-change-first` while the one-time password stands.
 */
export function grantSeal(ring: Keyring, by: KeyHolder, personId: Id, random: Random): Keyring {
  mustBeGenuine(ring, by.dek)
  const slot = slotOf(ring, personId)
  const sealKey = by.sealKey ?? refuse('session.seal-right-missing', {})
  if (slot.role !== 'head') refuse('session.seal-needs-head', { name: slot.name })
  // SECURITY: who gave the one-time password could open this grant with it; people.test.ts fails without it.
  if (slot.must_change) refuse('session.must-change-first', { name: slot.name })
  const seal = grant(ring.ledger, slot, 'seal', sealKey, random)
  const slots = ring.slots.map((one) =>
    one.id === personId ? { ...one, grants: { dek: one.grants.dek, seal } } : one,
  )
  return succeed(ring, slots, by.dek)
}

/** A person's slot with a fresh key pair behind their password, and no signing key yet. */
export async function makePersonSlot(
  ledger: Id,
  { id, name, role, password }: NewPerson,
  keys: KeyHolder,
  how: Making,
): Promise<PersonSlot> {
  const lock = await makeLock(id, 'password', passwordBytes(password), how.ln, how.random)
  return {
    id,
    kind: 'password',
    name,
    role,
    ...lock,
    grants: grantsTo(ledger, { id, pub: lock.pub }, keys, how.random),
  }
}

/**
 * Refuses a change after which nobody could manage people, or nobody could seal, though somebody could
 * before.
 */
export function refuseOrphaned(before: readonly Slot[], after: readonly Slot[]): void {
  const isAdmin = (slot: Slot) => slot.kind === 'password' && slot.role === 'admin'
  const isSealer = (slot: Slot) => slot.kind === 'password' && slot.grants.seal !== undefined
  if (before.some(isAdmin) && !after.some(isAdmin)) refuse('session.last-admin', {})
  if (before.some(isSealer) && !after.some(isSealer)) refuse('session.last-sealer', {})
}

function regrantTo(ring: Keyring, by: KeyHolder, slots: Slot[], newDek: Uint8Array, random: Random): Keyring {
  mustBeGenuine(ring, by.dek)
  assert(newDek.length === 32 && !Buffer.from(newDek).equals(by.dek), 'the new data key is new')
  const regranted = slots.map((slot) => ({
    ...slot,
    grants: { ...slot.grants, dek: grant(ring.ledger, slot, 'dek', newDek, random) },
  }))
  return succeed({ ...ring, former: sealFormer(ring, by.dek, newDek, random) }, regranted, newDek)
}

function checkFirstPeople(people: readonly NewPerson[], alone: boolean): void {
  const names = new Set(people.map((person) => person.name))
  const roles = people.map((person) => person.role)
  const isPair = names.size === 2 && people.length === 2 && roles.includes('admin') && roles.includes('head')
  const isParty = alone && people.length > 0 && names.size === people.length
  if (!isPair && !isParty) refuse('session.two-people', {})
}

function refuseTakenName(ring: Keyring, name: string): void {
  const isTaken = ring.slots.some((slot) => slot.kind === 'password' && slot.name === name)
  if (isTaken) refuse('session.name-taken', { name })
}
