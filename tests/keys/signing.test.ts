import { expect, test } from 'vitest'
import { signingKey } from '../../electron/crypto/ed25519.ts'
import type { PersonSlot } from '../../electron/keys/keyring.ts'
import { keyIdOf, makeSigning, openSigning } from '../../electron/keys/signing.ts'
import { makeLock, openLock } from '../../electron/keys/slot.ts'
import { idOf, making } from './rings.ts'

const how = making('signing')
const ledger = idOf(1)
const secret = Buffer.from('样例的密码')

async function slotWith() {
  const lock = await makeLock(idOf(2), 'password', secret, 15, how.random)
  const { sign, seed } = makeSigning(ledger, { id: idOf(2), pub: lock.pub }, how.random)
  const slot = { id: idOf(2), kind: 'password', name: '样例', role: 'head', ...lock, sign } as PersonSlot
  return { slot, seed, priv: (await openLock(slot, secret))! }
}

test('a seed opens with the own private key, and is that of the public key beside it', async () => {
  const { slot, seed, priv } = await slotWith()
  expect(openSigning(ledger, slot, priv)).toEqual(Buffer.from(seed))
  expect(Buffer.from(signingKey(seed).publicKey).toString('base64')).toBe(slot.sign!.pub)
  expect(keyIdOf(slot.sign!.pub)).toMatch(/^[0-9a-f]{64}$/)
})

test('nothing opens that was sealed for another slot or ledger, or lies beside another key', async () => {
  const { slot, priv } = await slotWith()
  const other = makeSigning(ledger, slot, how.random)
  const elsewhere = makeSigning(idOf(9), slot, how.random)
  const another = makeSigning(ledger, { id: idOf(3), pub: slot.pub }, how.random)
  for (const sign of [elsewhere.sign, another.sign, { ...slot.sign!, pub: other.sign.pub }]) {
    expect(openSigning(ledger, { ...slot, sign }, priv)).toBeUndefined()
  }
  const { sign: _, ...bare } = slot
  expect(openSigning(ledger, bare, priv)).toBeNull()
})
