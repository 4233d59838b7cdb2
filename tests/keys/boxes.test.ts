import { createPrivateKey, createPublicKey, diffieHellman } from 'node:crypto'
import { x25519 } from '@noble/curves/ed25519.js'
import { describe, expect, test } from 'vitest'
import { closeBox, derive, openBox, openSealed, sealTo, stretch } from '../../electron/keys/boxes.ts'
import { fc } from '../support/properties.ts'
import { seededRandom } from './rings.ts'

const hex = (text: string) => Buffer.from(text.replace(/\s/g, ''), 'hex')
const key32 = fc.uint8Array({ minLength: 32, maxLength: 32 })

describe('scrypt', () => {
  test.each([
    {
      password: '',
      salt: '',
      cost: { ln: 4, r: 1, p: 1 },
      key: `77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442
            fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906`,
    },
    {
      password: 'password',
      salt: 'NaCl',
      cost: { ln: 10, r: 8, p: 16 },
      key: `fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162
            2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640`,
    },
    {
      password: 'pleaseletmein',
      salt: 'SodiumChloride',
      cost: { ln: 14, r: 8, p: 1 },
      key: `7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2
            d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887`,
    },
  ])('gives the keys of RFC 7914, section 12: $password', async ({ password, salt, cost, key }) => {
    expect(await stretch(Buffer.from(password), Buffer.from(salt), cost, 64)).toEqual(hex(key))
  })
})

describe('HKDF', () => {
  test('gives the keys of RFC 5869, appendices A.1 to A.3', () => {
    const run = (from: number, to: number) => Uint8Array.from({ length: to - from }, (_, at) => from + at)
    expect(derive(hex('0b'.repeat(22)), run(0, 13), run(0xf0, 0xfa), 42)).toEqual(
      new Uint8Array(
        hex('3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865'),
      ),
    )
    expect(derive(run(0, 80), run(0x60, 0xb0), run(0xb0, 0x100), 82)).toEqual(
      new Uint8Array(
        hex(`b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09
             da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87`),
      ),
    )
    expect(derive(hex('0b'.repeat(22)), new Uint8Array(0), '', 42)).toEqual(
      new Uint8Array(
        hex('8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8'),
      ),
    )
  })
})

describe('a box', () => {
  test('gives back what was put in', () => {
    fc.assert(
      fc.property(key32, fc.string(), fc.uint8Array({ maxLength: 200 }), (key, about, plain) => {
        const box = closeBox(key, about, plain, seededRandom('box'))
        expect(box).toHaveLength(plain.length + 28)
        expect(new Uint8Array(openBox(key, about, box)!)).toEqual(plain)
      }),
    )
  })

  test('does not open with any bit of it changed, nor when it is about something else', () => {
    const key = seededRandom('key')(32)
    const box = closeBox(key, 'about', Buffer.from('content'), seededRandom('box'))
    for (let bit = 0; bit < box.length * 8; bit++) {
      const changed = Uint8Array.from(box)
      changed[bit >> 3]! ^= 1 << (bit & 7)
      expect(openBox(key, 'about', changed)).toBeUndefined()
    }
    expect(openBox(key, 'About', box)).toBeUndefined()
    expect(openBox(seededRandom('other')(32), 'about', box)).toBeUndefined()
    expect(openBox(key, 'about', box.subarray(0, 27))).toBeUndefined()
    expect(openBox(key, 'about', box)).toEqual(Buffer.from('content'))
  })
})

describe('sealing to a public key', () => {
  test('opens for the holder of the private key and nobody else', () => {
    fc.assert(
      fc.property(key32, key32, (secret, plain) => {
        const sealed = sealTo(x25519.getPublicKey(secret), 'about', plain, seededRandom('seal'))
        expect(new Uint8Array(openSealed(secret, 'about', sealed)!)).toEqual(plain)
        expect(openSealed(secret, 'else', sealed)).toBeUndefined()
        expect(openSealed(seededRandom('stranger')(32), 'about', sealed)).toBeUndefined()
      }),
      { numRuns: 25 },
    )
  })

  test('agrees with the X25519 that Node brings along', () => {
    const secret = seededRandom('recipient')(32)
    const sealed = sealTo(x25519.getPublicKey(secret), 'about', Buffer.from('key'), seededRandom('seal'))
    const shared = diffieHellman({
      privateKey: createPrivateKey({
        key: Buffer.concat([hex('302e020100300506032b656e04220420'), secret]),
        format: 'der',
        type: 'pkcs8',
      }),
      publicKey: createPublicKey({
        key: Buffer.concat([hex('302a300506032b656e032100'), sealed.epk]),
        format: 'der',
        type: 'spki',
      }),
    })
    const salt = Buffer.concat([sealed.epk, x25519.getPublicKey(secret)])
    expect(openBox(derive(shared, salt, 'tzb/grant/v1'), 'about', sealed.ct)).toEqual(Buffer.from('key'))
  })

  test('does not open what names a public key of small order', () => {
    const secret = seededRandom('recipient')(32)
    const ct = closeBox(new Uint8Array(32), 'about', Buffer.from('key'), seededRandom('seal'))
    expect(openSealed(secret, 'about', { epk: new Uint8Array(32), ct })).toBeUndefined()
  })
})
