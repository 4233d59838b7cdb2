import { beforeAll, describe, expect, test } from 'vitest'
import { type KeyHolder, type Keyring, parseKeyring } from '../../electron/keys/keyring.ts'
import { addPerson } from '../../electron/keys/people.ts'
import { recover, renewRecoveryCode } from '../../electron/keys/recovery.ts'
import { unlock, unlockWithCode } from '../../electron/keys/unlock.ts'
import { canonical } from '../../shared/kernel/canonical.ts'
import { must } from '../../shared/kernel/refusal.ts'
import { formatRecoveryCode } from '../../shared/session/recovery-code.ts'
import { admin, clerk, faultOf, firstRing, head, making, unlocked } from './rings.ts'

const how = making('recovery')
const newPassword = 'Autumn-Rain-2031'

let ring: Keyring
let keys: KeyHolder
let recoveryCode: string
beforeAll(async () => {
  const first = firstRing()
  ;({ keys, recoveryCode } = first)
  ring = await addPerson(first.ring, keys, clerk, how)
})

describe.concurrent('the recovery code', () => {
  test('opens all keys, however it is typed', async () => {
    const typed = recoveryCode.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')
    const opened = must(await unlockWithCode(ring, typed))
    expect(opened.dek).toEqual(Buffer.from(keys.dek))
    expect(opened.sealKey).toEqual(Buffer.from(keys.sealKey!))
  })

  test('stands once: a keyring with a second one is damaged, before anything is stretched', async () => {
    const own = ring.slots.find(({ kind }) => kind === 'recovery')!
    const planted = { ...ring, slots: [...ring.slots, { ...own, id: how.newId() }] }
    expect(parseKeyring(Buffer.from(canonical(ring)))).toEqual(ring)
    const { code } = await faultOf(() => parseKeyring(Buffer.from(canonical(planted))))
    expect(code).toBe('session.keyring-damaged')
  })

  test('of another ledger opens nothing, and a slip of the pen is told as one', async () => {
    const another = formatRecoveryCode(new Uint8Array(20).fill(3))
    expect(await unlockWithCode(ring, another)).toMatchObject({
      fault: { code: 'session.bad-recovery-code', params: { reason: 'other-ledger' } },
    })
    const slip = (recoveryCode.startsWith('A') ? 'B' : 'A') + recoveryCode.slice(1)
    expect(await unlockWithCode(ring, slip)).toMatchObject({
      fault: { code: 'session.bad-recovery-code', params: { reason: 'check' } },
    })
  })

  test('gives a head a new password and the seal, and is worth nothing after', async () => {
    const by = must(await unlockWithCode(ring, recoveryCode))
    const after = await recover(ring, by, { userId: head.id, newPassword }, how)
    expect(await unlocked(after.ring, { id: head.id, password: newPassword })).toMatchObject({
      dek: Buffer.from(keys.dek),
      sealKey: Buffer.from(keys.sealKey!),
      user: { mustChange: false },
    })
    expect(await unlock(after.ring, head.id, head.password)).toMatchObject({
      fault: { code: 'session.wrong-password' },
    })
    expect(await unlockWithCode(after.ring, recoveryCode)).toMatchObject({
      fault: { code: 'session.bad-recovery-code' },
    })
    expect(must(await unlockWithCode(after.ring, after.recoveryCode)).dek).toEqual(Buffer.from(keys.dek))
    expect(after.keys).toEqual({ dek: by.dek, sealKey: by.sealKey })
    expect(after.ring.gen).toBe(ring.gen + 1)
    expect(after.ring.slots.filter((slot) => slot.kind === 'recovery')).toHaveLength(1)
  })

  test('gives others a new password without the seal', async () => {
    const by = must(await unlockWithCode(ring, recoveryCode))
    const after = await recover(ring, by, { userId: clerk.id, newPassword }, how)
    expect(after.keys).toEqual({ dek: by.dek, sealKey: null })
    expect(await unlocked(after.ring, { id: clerk.id, password: newPassword })).toMatchObject({
      sealKey: null,
      user: { mustChange: false },
    })
  })

  test('does not excuse a weak password or an unknown person', async () => {
    const by = must(await unlockWithCode(ring, recoveryCode))
    expect(
      await faultOf(() => recover(ring, by, { userId: head.id, newPassword: 'short' }, how)),
    ).toMatchObject({
      code: 'session.weak-password',
    })
    const nobody = { userId: by.recoverySlot, newPassword }
    expect(await faultOf(() => recover(ring, by, nobody, how))).toMatchObject({
      code: 'session.unknown-user',
    })
  })

  test('is renewed by a holder of the seal key only', async () => {
    const renewed = await renewRecoveryCode(ring, head.id, head.password, how)
    must(await unlockWithCode(renewed.ring, renewed.recoveryCode))
    expect(await unlockWithCode(renewed.ring, recoveryCode)).toMatchObject({
      fault: { code: 'session.bad-recovery-code' },
    })
    expect(await faultOf(() => renewRecoveryCode(ring, admin.id, admin.password, how))).toMatchObject({
      code: 'session.seal-right-missing',
    })
  })
})
