import { beforeAll, describe, expect, test } from 'vitest'
import type { KeyHolder, Keyring } from '../../electron/keys/keyring.ts'
import { changePassword, resetPassword } from '../../electron/keys/passwords.ts'
import { addPerson, grantSeal } from '../../electron/keys/people.ts'
import { openGrants, openLock } from '../../electron/keys/slot.ts'
import { type Unlocked, unlock } from '../../electron/keys/unlock.ts'
import { admin, clerk, faultOf, firstRing, head, idOf, making, slotAt, unlocked } from './rings.ts'

const how = making('passwords')
const auditor = { id: idOf(15), name: '样例戊', role: 'auditor', password: 'one-time-1234-z' } as const
const secondHead = { id: idOf(16), name: '样例己', role: 'head', password: 'one-time-0815-y' } as const
const newPassword = 'Autumn-Rain-2031'

let ring: Keyring
let keys: KeyHolder
let byAdmin: Unlocked
beforeAll(async () => {
  const first = firstRing()
  keys = first.keys
  ring = await addPerson(first.ring, keys, clerk, how)
  byAdmin = await unlocked(ring, admin)
})

describe.concurrent('changing the own password', () => {
  const change = { userId: head.id, oldPassword: head.password, newPassword }

  test('keeps the keys and the key pair, and only the new one opens', async () => {
    const after = (await changePassword(ring, change, how)).ring
    expect(await unlocked(after, { id: head.id, password: newPassword })).toMatchObject({
      dek: Buffer.from(keys.dek),
      sealKey: Buffer.from(keys.sealKey!),
    })
    expect(await unlock(after, head.id, head.password)).toMatchObject({
      fault: { code: 'session.wrong-password' },
    })
    expect(slotAt(after, 1).pub).toBe(slotAt(ring, 1).pub)
    expect(slotAt(after, 1).kdf.salt).not.toBe(slotAt(ring, 1).kdf.salt)
    expect(after.gen).toBe(ring.gen + 1)
  })

  test('refuses a wrong old password, a weak new one, and the same again', async () => {
    expect(await faultOf(() => changePassword(ring, { ...change, oldPassword: 'wrong' }, how))).toMatchObject(
      {
        code: 'session.wrong-password',
      },
    )
    expect(await faultOf(() => changePassword(ring, { ...change, newPassword: 'short' }, how))).toEqual({
      code: 'session.weak-password',
      params: { flaw: 'too-short' },
    })
    const sameInFullWidth = 'Ｓpring-Rain-2031'
    expect(
      await faultOf(() => changePassword(ring, { ...change, newPassword: sameInFullWidth }, how)),
    ).toEqual({
      code: 'session.weak-password',
      params: { flaw: 'same-as-before' },
    })
    expect(await faultOf(() => changePassword(ring, { ...change, userId: idOf(99) }, how))).toMatchObject({
      code: 'session.unknown-user',
    })
  })
})

describe.concurrent('a one-time password', () => {
  test('is done with once changed', async () => {
    const change = { userId: clerk.id, oldPassword: clerk.password, newPassword }
    const after = (await changePassword(ring, change, how)).ring
    expect((await unlocked(after, { id: clerk.id, password: newPassword })).user.mustChange).toBe(false)
    expect(await unlock(after, clerk.id, clerk.password)).toMatchObject({
      fault: { code: 'session.wrong-password' },
    })
  })

  test('never helps whoever gave it to the seal that comes later', async () => {
    const added = await addPerson(ring, keys, secondHead, how)
    const kept = added.slots.find((slot) => slot.id === secondHead.id)!
    const change = { userId: secondHead.id, oldPassword: secondHead.password, newPassword }
    const granted = grantSeal(
      (await changePassword(added, change, how)).ring,
      keys,
      secondHead.id,
      how.random,
    )
    const later = granted.slots.find((slot) => slot.id === secondHead.id)!
    const priv = await openLock(kept, Buffer.from(secondHead.password))
    expect(openGrants(added, kept, priv!)!.dek).toEqual(Buffer.from(keys.dek))
    expect(openGrants(granted, later, priv!)).toBeUndefined()
    const owner = await unlocked(granted, { id: secondHead.id, password: newPassword })
    expect(owner.sealKey).toEqual(Buffer.from(keys.sealKey!))
  })
})

describe.concurrent('resetting a forgotten password', () => {
  const oneTimePassword = 'one-time-5566-q'
  const reset = {
    userId: clerk.id,
    oneTimePassword,
    witnessId: head.id,
    witnessPassword: head.password,
  }

  test('takes an admin and the password of a third person', async () => {
    const after = (await resetPassword(ring, byAdmin, reset, how)).ring
    const opened = await unlocked(after, { id: clerk.id, password: oneTimePassword })
    expect(opened).toMatchObject({ dek: Buffer.from(keys.dek), sealKey: null, user: { mustChange: true } })
    expect(await unlock(after, clerk.id, clerk.password)).toMatchObject({
      fault: { code: 'session.wrong-password' },
    })
    expect(after.slots.map((slot) => slot.id)).toEqual(ring.slots.map((slot) => slot.id))
  })

  test.each([
    ['the admin', { witnessId: admin.id, witnessPassword: admin.password }],
    ['the person', { witnessId: clerk.id, witnessPassword: clerk.password }],
    ['for the admin, the admin', { userId: admin.id }],
  ])('takes another person than %s', async (_, other) => {
    expect(await faultOf(() => resetPassword(ring, byAdmin, { ...reset, ...other }, how))).toEqual({
      code: 'session.second-person',
      params: {},
    })
  })

  test('is not witnessed by an auditor', async () => {
    const withAuditor = await addPerson(ring, keys, auditor, how)
    const witnessed = { ...reset, witnessId: auditor.id, witnessPassword: auditor.password }
    expect(await faultOf(() => resetPassword(withAuditor, byAdmin, witnessed, how))).toMatchObject({
      code: 'session.second-person',
    })
  })

  test('is not witnessed by a one-time password: whoever gave it knows it too', async () => {
    const added = await addPerson(ring, keys, secondHead, how)
    const witnessed = { ...reset, witnessId: secondHead.id, witnessPassword: secondHead.password }
    expect(await faultOf(() => resetPassword(added, byAdmin, witnessed, how))).toEqual({
      code: 'session.must-change-first',
      params: { name: secondHead.name },
    })
    const change = { userId: secondHead.id, oldPassword: secondHead.password, newPassword }
    const chosen = (await changePassword(added, change, how)).ring
    await resetPassword(chosen, byAdmin, { ...witnessed, witnessPassword: newPassword }, how)
  })

  test('refuses a wrong witness password, a weak one-time password, somebody unknown', async () => {
    const wrong = { ...reset, witnessPassword: 'wrong' }
    expect(await faultOf(() => resetPassword(ring, byAdmin, wrong, how))).toMatchObject({
      code: 'session.wrong-password',
    })
    const weak = { ...reset, oneTimePassword: 'password123' }
    expect(await faultOf(() => resetPassword(ring, byAdmin, weak, how))).toMatchObject({
      code: 'session.weak-password',
    })
    for (const unknown of [{ userId: idOf(99) }, { witnessId: idOf(99) }]) {
      expect(await faultOf(() => resetPassword(ring, byAdmin, { ...reset, ...unknown }, how))).toMatchObject({
        code: 'session.unknown-user',
      })
    }
  })

  test('takes the seal away until it is granted again, and never from the last who holds it', async () => {
    const lastSealer = {
      ...reset,
      userId: head.id,
      witnessId: clerk.id,
      witnessPassword: newPassword,
    }
    const own = { userId: clerk.id, oldPassword: clerk.password, newPassword }
    const settled = (await changePassword(ring, own, how)).ring
    expect(await faultOf(() => resetPassword(settled, byAdmin, lastSealer, how))).toMatchObject({
      code: 'session.last-sealer',
    })
    const added = await addPerson(settled, keys, secondHead, how)
    const change = { userId: secondHead.id, oldPassword: secondHead.password, newPassword }
    const two = grantSeal((await changePassword(added, change, how)).ring, keys, secondHead.id, how.random)
    const after = (await resetPassword(two, byAdmin, lastSealer, how)).ring
    expect((await unlocked(after, { id: head.id, password: oneTimePassword })).sealKey).toBeNull()
  })
})
