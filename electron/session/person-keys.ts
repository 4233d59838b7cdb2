import { certifiers } from '../../shared/session/certifiers.ts'
import type { Unit } from '../chain/commit.ts'
import type { Reader } from '../db/access.ts'
import { kysely } from '../db/kysely.ts'
import { type Keyring, peopleOf, type Slot } from '../keys/keyring.ts'
import { keyIdOf } from '../keys/signing.ts'

/** Whether a key may sign decisions: another person has yet to certify it, did so, or it was replaced. */
export type KeyState = 'waiting' | 'certified' | 'ended'

/** The key with which somebody signs now, certified or waiting; `holder` is a slot of the keyring. */
export function keyInForce(reader: Reader, holder: string) {
  return reader.find(
    kysely.selectFrom('person_key').selectAll().where('holder', '=', holder).where('state', '<>', 'ended'),
  )
}

/**
 * Lets the public keys of the ledger be those of a keyring: the key of a slot that has another one now is
 * ended, and so are those of slots that are gone; new ones come in as `state` says. Keys never vanish.
 */
export function mirrorKeys(unit: Unit, ring: Keyring, state: Exclude<KeyState, 'ended'>): void {
  const pubs = new Map(ring.slots.map((slot) => [slot.id as string, slot.sign?.pub]))
  const inForce = unit.all(kysely.selectFrom('person_key').selectAll().where('state', '<>', 'ended'))
  const kept = new Set<string>()
  for (const row of inForce) {
    if (pubs.get(row.holder) === row.pub) kept.add(row.holder)
    else changeState(unit, row, 'ended')
  }
  for (const slot of ring.slots) {
    if (slot.sign && !kept.has(slot.id)) putKey(unit, slot, state)
  }
}

/** Certifies the waiting key of a person. */
export function certifyKey(unit: Unit, row: { id: string; revision: number }): void {
  changeState(unit, row, 'certified')
}

/**
 * Where no key in force could certify another, every waiting one is certified, so that the office can decide
 * again; a verification names these certificates as given by nobody.
 */
export function certifyStranded(unit: Unit): void {
  const inForce = unit.all(
    kysely
      .selectFrom('person_key')
      .leftJoin('person_account', 'person_account.id', 'person_key.holder')
      .selectAll('person_key')
      .select('person_account.role')
      .where('state', '<>', 'ended'),
  )
  const mayCertify = inForce.some(
    ({ kind, state, role }) =>
      state === 'certified' && (kind === 'recovery' || certifiers.some((one) => one === role)),
  )
  if (mayCertify) return
  for (const row of inForce) if (row.state === 'waiting') certifyKey(unit, row)
}

/** How the keys of everybody in a keyring stand, by person; who has no key is not in it. */
export function keyStates(
  reader: Reader,
  ring: Keyring,
): ReadonlyMap<string, { id: string; state: KeyState }> {
  const people = new Set<string>(peopleOf(ring).map(({ id }) => id))
  const rows = reader.all(kysely.selectFrom('person_key').selectAll().where('state', '<>', 'ended'))
  return new Map(
    rows
      .filter(({ holder }) => people.has(holder))
      .map(({ holder, id, state }) => [holder, { id, state: state as KeyState }]),
  )
}

function putKey(unit: Unit, slot: Slot, state: KeyState): void {
  const pub = slot.sign!.pub
  const kind = slot.kind === 'password' ? 'person' : 'recovery'
  unit.inserter('person_key')({ id: keyIdOf(pub), holder: slot.id, kind, pub, state, revision: 1 })
}

function changeState(unit: Unit, { id, revision }: { id: string; revision: number }, state: KeyState): void {
  unit.write(
    kysely
      .updateTable('person_key')
      .set({ state, revision: revision + 1 })
      .where('id', '=', id),
  )
}
