import { describe, expect, test } from 'vitest'
import { rewrapIdentity, unwrapSecret, wrapSecret } from '../../electron/keys/secrets.ts'
import { fc } from '../support/properties.ts'
import { faultOf, idOf, ledger, seededRandom } from './rings.ts'

const random = seededRandom('secrets')
const sealer = { dek: random(32), sealKey: random(32) }
const clerk = { dek: sealer.dek, sealKey: null }
const purposes = ['age-identity', 'sign-seed'] as const
const damaged = { code: 'session.secret-damaged', params: {} }

describe('a secret inside the ledger', () => {
  test('comes back as it went in', () => {
    fc.assert(
      fc.property(fc.constantFrom(...purposes), fc.uint8Array({ maxLength: 100 }), (purpose, secret) => {
        const wrapped = wrapSecret(sealer, ledger, purpose, secret, random)
        expect(new Uint8Array(unwrapSecret(sealer, ledger, purpose, wrapped))).toEqual(secret)
      }),
    )
  })

  test('of signing needs the seal key, that of reading bundles only the data key', async () => {
    const seed = random(32)
    const wrapped = wrapSecret(sealer, ledger, 'sign-seed', seed, random)
    const missing = { code: 'session.seal-right-missing', params: {} }
    expect(await faultOf(() => unwrapSecret(clerk, ledger, 'sign-seed', wrapped))).toEqual(missing)
    expect(await faultOf(() => wrapSecret(clerk, ledger, 'sign-seed', seed, random))).toEqual(missing)
    const misled = { dek: sealer.dek, sealKey: sealer.dek }
    expect(await faultOf(() => unwrapSecret(misled, ledger, 'sign-seed', wrapped))).toEqual(damaged)
    const identity = wrapSecret(sealer, ledger, 'age-identity', seed, random)
    expect(new Uint8Array(unwrapSecret(clerk, ledger, 'age-identity', identity))).toEqual(seed)
  })

  test.each([
    ['another ledger', () => ({ from: idOf(2), purpose: 'age-identity', key: sealer }) as const],
    ['another purpose', () => ({ from: ledger, purpose: 'sign-seed', key: sealer }) as const],
    [
      'another key',
      () => ({ from: ledger, purpose: 'age-identity', key: { ...sealer, dek: random(32) } }) as const,
    ],
  ])('is refused out of %s', async (_, place) => {
    const { from, purpose, key } = place()
    const wrapped = wrapSecret(key, from, purpose, random(32), random)
    expect(await faultOf(() => unwrapSecret(sealer, ledger, 'age-identity', wrapped))).toEqual(damaged)
  })

  test('of opening bundles is carried over to a new data key', async () => {
    const identity = random(74)
    const newDek = random(32)
    const wrapped = wrapSecret(sealer, ledger, 'age-identity', identity, random)
    const again = rewrapIdentity(clerk, newDek, ledger, wrapped, random)
    const later = { dek: newDek, sealKey: null }
    expect(new Uint8Array(unwrapSecret(later, ledger, 'age-identity', again))).toEqual(identity)
    expect(await faultOf(() => unwrapSecret(later, ledger, 'age-identity', wrapped))).toEqual(damaged)
  })

  test('is refused when cut short or empty', async () => {
    const wrapped = wrapSecret(sealer, ledger, 'age-identity', random(32), random)
    for (const cut of ['', wrapped.slice(0, 20), wrapped.slice(0, -4)]) {
      expect(await faultOf(() => unwrapSecret(sealer, ledger, 'age-identity', cut))).toEqual(damaged)
    }
  })
})
