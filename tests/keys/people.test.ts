import { beforeAll, describe, expect, test } from 'vitest'
import { withEveryKey } from '../../electron/keys/former.ts'
import {
  type KeyHolder,
  type Keyring,
  parseKeyring,
  peopleOf,
  spellKeyring,
  wipe,
} from '../../electron/keys/keyring.ts'
import { changePassword } from '../../electron/keys/passwords.ts'
import {
  addPerson,
  amendPerson,
  createKeyring,
  grantSeal,
  regrant,
  removePerson,
} from '../../electron/keys/people.ts'
import { unlock, unlockWithCode } from '../../electron/keys/unlock.ts'
import { must } from '../../shared/kernel/refusal.ts'
import {
  admin,
  clerk,
  faultOf,
  firstRing,
  head,
  idOf,
  ledger,
  making,
  seededRandom,
  unlocked,
} from './rings.ts'

const how = making('people')
const secondHead = { id: idOf(14), name: '样例丁', role: 'head', password: 'one-time-0815-y' } as const

let ring: Keyring
let keys: KeyHolder
let recoveryCode: string
let withClerk: Keyring
let twoSealers: Promise<Keyring>
beforeAll(async () => {
  ;({ ring, keys, recoveryCode } = firstRing())
  twoSealers = withTwoSealers()
  withClerk = await addPerson(ring, keys, clerk, how)
})

describe.concurrent('the first keyring', () => {
  test('lets both people in; only the head can seal', async () => {
    const people = [admin, head]
    const { ring, keys, recoveryCode } = await createKeyring(
      { ledger, cipher: 'aegis', people, alone: false },
      how,
    )
    expect(must(await unlockWithCode(ring, recoveryCode)).dek).toEqual(Buffer.from(keys.dek))
    expect(await unlocked(ring, admin)).toMatchObject({
      dek: Buffer.from(keys.dek),
      sealKey: null,
      user: { id: admin.id, name: admin.name, role: 'admin', seals: false, mustChange: false },
    })
    const opened = await unlocked(ring, head)
    expect(opened).toMatchObject({ dek: Buffer.from(keys.dek), sealKey: Buffer.from(keys.sealKey!) })
    expect(parseKeyring(spellKeyring(ring))).toEqual(ring)
  })

  test('opens for the same password typed in full width', async () => {
    await unlocked(ring, { id: head.id, password: 'Ｓｐｒｉｎｇ－Ｒａｉｎ－２０３１' })
  })

  test('stays shut to a wrong password and to nobody', async () => {
    expect(await unlock(ring, head.id, 'spring-rain-2031')).toMatchObject({
      fault: { code: 'session.wrong-password' },
    })
    expect(await unlock(ring, head.id, admin.password)).toMatchObject({
      fault: { code: 'session.wrong-password' },
    })
    expect(await unlock(ring, clerk.id, clerk.password)).toMatchObject({
      fault: { code: 'session.unknown-user' },
    })
    const recovery = ring.slots.find((slot) => slot.kind === 'recovery')!
    expect(await unlock(ring, recovery.id, recoveryCode)).toMatchObject({
      fault: { code: 'session.unknown-user' },
    })
  })

  test.each([
    ['one person', [admin], false],
    ['two admins', [admin, { ...head, role: 'admin' }], false],
    ['a head and a clerk', [head, clerk], false],
    ['one name twice', [admin, { ...head, name: admin.name }], false],
    ['nobody', [], false],
    ['three people', [admin, head, clerk], false],
    ['nobody, even alone', [], true],
  ] as const)('is not made for %s', async (_, people, alone) => {
    const made = () => createKeyring({ ledger, cipher: 'aegis', people, alone }, how)
    expect(await faultOf(made)).toEqual({ code: 'session.two-people', params: {} })
  })

  test('is not made with a weak password', async () => {
    const people = [admin, { ...head, password: '12345' }]
    const made = () => createKeyring({ ledger, cipher: 'aegis', people, alone: false }, how)
    expect(await faultOf(made)).toEqual({ code: 'session.weak-password', params: { flaw: 'too-short' } })
  })

  test('gives one person everything in a practice ledger', async () => {
    const made = await createKeyring({ ledger, cipher: 'chacha20', people: [admin], alone: true }, how)
    expect((await unlocked(made.ring, admin)).sealKey).toEqual(Buffer.from(made.keys.sealKey!))
    expect(made.ring.cipher).toBe('chacha20')
  })
})

describe.concurrent('adding a person', () => {
  test('lets them in with a one-time password and without the seal', async () => {
    const opened = await unlocked(withClerk, clerk)
    expect(opened.dek).toEqual(Buffer.from(keys.dek))
    expect(opened.sealKey).toBeNull()
    expect(opened.user).toMatchObject({ mustChange: true, seals: false })
    expect(withClerk.gen).toBe(2)
    const withHead = await addPerson(ring, keys, secondHead, how)
    expect((await unlocked(withHead, secondHead)).sealKey).toBeNull()
  })

  test('refuses a name that is there, and a weak password', async () => {
    expect(await faultOf(() => addPerson(ring, keys, { ...clerk, name: head.name }, how))).toEqual({
      code: 'session.name-taken',
      params: { name: head.name },
    })
    expect(
      await faultOf(() => addPerson(ring, keys, { ...clerk, password: `${clerk.name}12345678` }, how)),
    ).toEqual({ code: 'session.weak-password', params: { flaw: 'contains-name' } })
  })
})

describe.concurrent('amending a person', () => {
  test('needs nobody else, and their password still opens', async () => {
    const amended = amendPerson(withClerk, keys, clerk.id, { name: '样例己', role: 'reviewer' })
    expect(peopleOf(amended)[2]).toMatchObject({ name: '样例己', role: 'reviewer' })
    expect((await unlocked(amended, clerk)).user.role).toBe('reviewer')
  })

  test('takes the seal from who is no longer head', async () => {
    const two = await twoSealers
    const amended = amendPerson(two, keys, head.id, { role: 'reviewer' })
    expect((await unlocked(amended, head)).sealKey).toBeNull()
    expect(await unlocked(two, { ...secondHead, password: 'Winter-Snow-2031' })).toMatchObject({
      sealKey: Buffer.from(keys.sealKey!),
    })
  })

  test('leaves an admin, a sealer and different names', async () => {
    expect(await faultOf(() => amendPerson(ring, keys, admin.id, { role: 'clerk' }))).toMatchObject({
      code: 'session.last-admin',
    })
    expect(await faultOf(() => amendPerson(ring, keys, head.id, { role: 'clerk' }))).toMatchObject({
      code: 'session.last-sealer',
    })
    expect(await faultOf(() => amendPerson(ring, keys, head.id, { name: admin.name }))).toMatchObject({
      code: 'session.name-taken',
    })
    expect(await faultOf(() => amendPerson(ring, keys, clerk.id, { name: 'x' }))).toMatchObject({
      code: 'session.unknown-user',
    })
    expect(amendPerson(ring, keys, head.id, { name: head.name }).gen).toBe(2)
  })
})

describe.concurrent('removing a person', () => {
  const newDek = seededRandom('new dek')(32)

  test('gives everybody who stays the new data key, without their passwords', async () => {
    const after = removePerson(withClerk, keys, clerk.id, newDek, how.random)
    expect(after.gen).toBe(3)
    for (const stays of [admin, head]) {
      expect((await unlocked(after, stays)).dek).toEqual(Buffer.from(newDek))
    }
    expect((await unlocked(after, head)).sealKey).toEqual(Buffer.from(keys.sealKey!))
    expect(must(await unlockWithCode(after, recoveryCode)).dek).toEqual(Buffer.from(newDek))
    expect(await unlock(after, clerk.id, clerk.password)).toMatchObject({
      fault: { code: 'session.unknown-user' },
    })
  })

  test('leaves nothing in the new keyring that their old slot opens', async () => {
    const after = removePerson(withClerk, keys, clerk.id, newDek, how.random)
    const readded = { ...after, slots: [...after.slots, withClerk.slots[3]!] }
    expect(await unlock(readded, clerk.id, clerk.password)).toMatchObject({
      fault: { code: 'session.keyring-tampered' },
    })
  })

  test('leaves an admin and a sealer', async () => {
    expect(await faultOf(() => removePerson(ring, keys, admin.id, newDek, how.random))).toMatchObject({
      code: 'session.last-admin',
    })
    expect(await faultOf(() => removePerson(ring, keys, head.id, newDek, how.random))).toMatchObject({
      code: 'session.last-sealer',
    })
    expect(await faultOf(() => removePerson(ring, keys, clerk.id, newDek, how.random))).toMatchObject({
      code: 'session.unknown-user',
    })
  })

  test('a new data key alone keeps everybody and everything else', async () => {
    const after = regrant(withClerk, keys, newDek, how.random)
    expect(peopleOf(after)).toEqual(peopleOf(withClerk))
    expect((await unlocked(after, clerk)).dek).toEqual(Buffer.from(newDek))
    expect(() => regrant(withClerk, keys, keys.dek, how.random)).toThrow('the new data key is new')
  })
})

describe.concurrent('granting the seal', () => {
  test('takes a holder of the seal key, and a head with a password of their own', async () => {
    const sealer = await unlocked(ring, head)
    const withHead = await addPerson(ring, keys, secondHead, how)
    expect(await faultOf(() => grantSeal(withHead, sealer, secondHead.id, how.random))).toEqual({
      code: 'session.must-change-first',
      params: { name: secondHead.name },
    })
    expect(await faultOf(() => grantSeal(withHead, sealer, admin.id, how.random))).toEqual({
      code: 'session.seal-needs-head',
      params: { name: admin.name },
    })
    const plainAdmin = await unlocked(ring, admin)
    expect(await faultOf(() => grantSeal(withHead, plainAdmin, secondHead.id, how.random))).toEqual({
      code: 'session.seal-right-missing',
      params: {},
    })
    expect(peopleOf(await twoSealers).filter((person) => person.seals)).toHaveLength(2)
  })
})

test('wiping overwrites both keys', async () => {
  const opened = await unlocked(ring, head)
  wipe(opened)
  expect([...opened.dek, ...opened.sealKey!].every((byte) => byte === 0)).toBe(true)
})

async function withTwoSealers(): Promise<Keyring> {
  const added = await addPerson(ring, keys, secondHead, how)
  const change = {
    userId: secondHead.id,
    oldPassword: secondHead.password,
    newPassword: 'Winter-Snow-2031',
  }
  return grantSeal((await changePassword(added, change, how)).ring, keys, secondHead.id, how.random)
}

describe('former data keys', () => {
  test('are walked back to from the newest, through every change, and only from it', () => {
    const { ring, keys } = firstRing()
    const random = seededRandom('former')
    const deks = [keys.dek]
    let now = ring
    for (let nth = 0; nth < 5; nth += 1) {
      const next = random(32)
      now = regrant(now, { dek: deks.at(-1)!, sealKey: null }, next, random)
      deks.push(next)
    }
    const known = (dek: Uint8Array) => withEveryKey(now, dek, (all) => all.map((key) => Buffer.from(key)))
    expect(known(deks.at(-1)!)).toEqual(deks.toReversed().map((key) => Buffer.from(key)))
    expect(known(deks[2]!)).toHaveLength(1)
    expect(parseKeyring(spellKeyring(now))).toEqual(now)
  })
})
