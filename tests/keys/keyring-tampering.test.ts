import { x25519 } from '@noble/curves/ed25519.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { type KeyHolder, type Keyring, withMac } from '../../electron/keys/keyring.ts'
import { changePassword, resetPassword } from '../../electron/keys/passwords.ts'
import {
  addPerson,
  amendPerson,
  createKeyring,
  grantSeal,
  makePersonSlot,
  regrant,
  removePerson,
} from '../../electron/keys/people.ts'
import { recover, renewRecoveryCode } from '../../electron/keys/recovery.ts'
import { unlock, unlockWithCode } from '../../electron/keys/unlock.ts'
import {
  admin,
  clerk,
  edited,
  faultOf,
  firstRing,
  head,
  idOf,
  ledger,
  making,
  seededRandom,
  slotAt,
  unlocked,
} from './rings.ts'

let ring: Keyring
let keys: KeyHolder
let recoveryCode: string
let strangersRing: Keyring
beforeAll(async () => {
  ;({ ring, keys, recoveryCode } = firstRing())
  const people = [admin, head]
  const stranger = await createKeyring({ ledger, cipher: 'aegis', people, alone: false }, making('stranger'))
  strangersRing = stranger.ring
})

const tampered = { code: 'session.keyring-tampered', params: {} }

/** Every edit somebody with a text editor could make that leaves the head's own lock alone. */
const edits: [string, (copy: Keyring) => void][] = [
  ['a role raised', (copy) => Object.assign(slotAt(copy, 0), { role: 'head' })],
  ['the own role changed', (copy) => Object.assign(slotAt(copy, 1), { role: 'admin' })],
  ['a name changed', (copy) => Object.assign(slotAt(copy, 0), { name: '样例丁' })],
  ['the own name changed', (copy) => Object.assign(slotAt(copy, 1), { name: '样例丁' })],
  ['a one-time mark set', (copy) => Object.assign(slotAt(copy, 1), { must_change: true })],
  ['a slot dropped', (copy) => copy.slots.splice(0, 1)],
  ['the recovery slot dropped', (copy) => copy.slots.pop()],
  ['a slot added', (copy) => copy.slots.push({ ...slotAt(strangersRing, 0), id: idOf(66) })],
  ['slots reordered', (copy) => copy.slots.reverse()],
  ["two people's data grants swapped", (copy) => swapGrants(copy, 0, 1)],
  ["the other two's data grants swapped", (copy) => swapGrants(copy, 0, 2)],
  ['the seal grant taken away', (copy) => delete slotAt(copy, 1).grants.seal],
  [
    'the seal grant put in the place of the data grant',
    (copy) => {
      slotAt(copy, 1).grants.dek = slotAt(copy, 1).grants.seal!
    },
  ],
  [
    'the seal grant copied to another',
    (copy) => {
      slotAt(copy, 0).grants.seal = slotAt(copy, 1).grants.seal!
    },
  ],
  [
    "another's public key planted",
    (copy) => {
      slotAt(copy, 0).pub = Buffer.from(x25519.getPublicKey(new Uint8Array(32).fill(7))).toString('base64')
    },
  ],
  ["another's scrypt cost changed", (copy) => Object.assign(slotAt(copy, 0).kdf, { ln: 20 })],
  [
    "another's password box changed",
    (copy) => {
      slotAt(copy, 0).priv = slotAt(strangersRing, 0).priv
    },
  ],
  ['the cipher changed', (copy) => Object.assign(copy, { cipher: 'chacha20' })],
  ['the generation changed', (copy) => Object.assign(copy, { gen: 9 })],
  ['the ledger changed', (copy) => Object.assign(copy, { ledger: idOf(2) })],
  ['the MAC of another keyring', (copy) => Object.assign(copy, { mac: strangersRing.mac })],
]

describe.concurrent('a keyring changed behind the program', () => {
  test.each(edits)('is refused to the right password: %s', async (_, edit) => {
    expect(await unlock(edited(ring, edit), head.id, head.password)).toEqual({ ok: false, fault: tampered })
  })

  test.each(edits.filter(([name]) => /raised|planted|ledger/.test(name)))(
    'is refused to the recovery code: %s',
    async (_, edit) => {
      const opened = await unlockWithCode(edited(ring, edit), recoveryCode)
      expect(opened).toEqual({ ok: false, fault: tampered })
    },
  )

  test.each([
    ['salt', (copy: Keyring) => Object.assign(slotAt(copy, 1).kdf, { salt: slotAt(copy, 0).kdf.salt })],
    ['cost', (copy: Keyring) => Object.assign(slotAt(copy, 1).kdf, { ln: 16 })],
    ['box', (copy: Keyring) => Object.assign(slotAt(copy, 1), { priv: slotAt(copy, 0).priv })],
    ['public key', (copy: Keyring) => Object.assign(slotAt(copy, 1), { pub: slotAt(copy, 0).pub })],
  ])("reads as a wrong password where one's own lock was changed: %s", async (_, edit) => {
    expect(await unlock(edited(ring, edit), head.id, head.password)).toEqual({
      ok: false,
      fault: { code: 'session.wrong-password', params: {} },
    })
  })

  test('does not take a slot from another ledger for a way in', async () => {
    const planted = edited(ring, (copy) => copy.slots.splice(1, 1, slotAt(strangersRing, 1)))
    expect(await unlock(planted, head.id, head.password)).toEqual({ ok: false, fault: tampered })
  })

  test('is not built upon, so a planted public key is never given a key', async () => {
    const planted = edited(ring, edits.find(([name]) => name.includes('planted'))![1])
    const by = await unlocked(ring, admin)
    const sealer = await unlocked(ring, head)
    const how = making()
    const newDek = seededRandom('new')(32)
    const deeds = [
      () => regrant(planted, by, newDek, how.random),
      () => removePerson(planted, by, head.id, newDek, how.random),
      () => grantSeal(planted, sealer, head.id, how.random),
      () => amendPerson(planted, by, admin.id, { name: '样例戊' }),
      () => addPerson(planted, by, clerk, how),
      () => renewRecoveryCode(planted, head.id, head.password, how),
      () =>
        recover(
          planted,
          { ...keys, seed: null, recoverySlot: idOf(900) },
          { userId: head.id, newPassword: 'x' },
          how,
        ),
      () =>
        changePassword(
          planted,
          { userId: head.id, oldPassword: head.password, newPassword: 'Autumn-Rain-2031' },
          how,
        ),
      () =>
        resetPassword(
          planted,
          by,
          { userId: clerk.id, oneTimePassword: 'x', witnessId: head.id, witnessPassword: head.password },
          how,
        ),
    ]
    for (const deed of deeds) expect(await faultOf(deed)).toEqual(tampered)
  })

  test('a slot under a MAC of its own key is still no way to the data', async () => {
    const strange = { dek: seededRandom('strange')(32), sealKey: null }
    const { mac: _, ...plain } = ring
    const slot = await makePersonSlot(ring.ledger, { ...clerk, role: 'admin' }, strange, making('x'))
    const forged = withMac({ ...plain, slots: [slot, ...plain.slots] }, strange.dek)
    expect(await unlock(forged, head.id, head.password)).toEqual({ ok: false, fault: tampered })
    expect((await unlocked(forged, clerk)).dek).not.toEqual(keys.dek)
  })
})

function swapGrants(ring: Keyring, one: number, other: number): void {
  const [first, second] = [slotAt(ring, one).grants, slotAt(ring, other).grants]
  ;[first.dek, second.dek] = [second.dek, first.dek]
}
