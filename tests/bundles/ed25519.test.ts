import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { ed25519 } from '@noble/curves/ed25519.js'
import { describe, expect, test } from 'vitest'
import { isHonestPoint, keyFingerprint, sign, signingKey, verify } from '../../electron/crypto/ed25519.ts'
import { fc } from '../support/properties.ts'

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'))

/** RFC 8032 §7.1, tests 1, 2, 3 and SHA(abc). */
const rfc8032 = JSON.parse(
  readFileSync(new URL('../fixtures/bundles/rfc8032.json', import.meta.url), 'utf8'),
) as Record<'seed' | 'publicKey' | 'message' | 'signature', string>[]

describe('signatures', () => {
  test.each(rfc8032)('are those of RFC 8032 (%#)', ({ seed, publicKey, message, signature }) => {
    const key = signingKey(hex(seed))
    expect(Buffer.from(key.publicKey).toString('hex')).toBe(publicKey)
    expect(Buffer.from(sign(hex(message), key)).toString('hex')).toBe(signature)
    expect(verify(hex(signature), hex(message), hex(publicKey))).toBe(true)
  })

  test('fit one message and one key only', () => {
    const key = signingKey(hex(rfc8032[0]!.seed))
    const other = signingKey(hex(rfc8032[1]!.seed))
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(511), (message, bit) => {
        const signature = sign(message, key)
        expect(verify(signature, message, key.publicKey)).toBe(true)
        expect(verify(signature, message, other.publicKey)).toBe(false)
        signature[bit >> 3]! ^= 1 << (bit & 7)
        expect(verify(signature, message, key.publicKey)).toBe(false)
      }),
      { numRuns: 40 },
    )
  })
})

describe('odd points', () => {
  const { Point } = ed25519
  const order = Point.Fn.ORDER
  const torsion = [
    '0100000000000000000000000000000000000000000000000000000000000000',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    '0000000000000000000000000000000000000000000000000000000000000000',
    '0000000000000000000000000000000000000000000000000000000000000080',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
    '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
  ]
  const twoSpellings = [
    'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
    '0100000000000000000000000000000000000000000000000000000000000080',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
    'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
    'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  ]

  test.each([...torsion, ...twoSpellings])('%s is no key', (point) => {
    expect(isHonestPoint(hex(point))).toBe(false)
  })

  test.each(torsion.slice(4))('a good key plus a point of small order (%s) is no key', (point) => {
    const mixed = Point.BASE.multiply(7n).add(Point.fromBytes(hex(point)))
    expect(isHonestPoint(mixed.toBytes())).toBe(false)
    expect(isHonestPoint(Point.BASE.multiply(7n).toBytes())).toBe(true)
  })

  test('a key of small order verifies nothing, though the equation holds', () => {
    // [S]B = R + [k]A with A of order 1: any S with R = [S]B would do.
    const s = 5n
    const signature = Buffer.concat([Point.BASE.multiply(s).toBytes(), scalar(s)])
    expect(verify(signature, Buffer.from('样例'), hex(torsion[0]!))).toBe(false)
    expect(verify(Buffer.alloc(64), Buffer.from('样例'), hex(torsion[0]!))).toBe(false)
  })

  test.each(torsion.slice(4))(
    'hidden in a signature (%s) are refused, though the library takes them',
    (hidden) => {
      const message = Buffer.from('样例')
      const key = signingKey(Buffer.alloc(32, 9))
      const secret = ed25519.utils.getExtendedPublicKey(key.seed).scalar
      const twist = Point.fromBytes(hex(hidden))
      const plain = Point.fromBytes(key.publicKey)
      for (const [A, R] of [
        [plain, Point.BASE.multiply(5n).add(twist)],
        [plain.add(twist), Point.BASE.multiply(5n)],
      ] as const) {
        const hashed = createHash('sha512').update(R.toBytes()).update(A.toBytes()).update(message).digest()
        const k = BigInt(`0x${hashed.reverse().toString('hex')}`) % order
        const signature = Uint8Array.from([...R.toBytes(), ...scalar((5n + k * secret) % order)])
        expect(ed25519.verify(signature, message, A.toBytes(), { zip215: false })).toBe(true)
        expect(verify(signature, message, A.toBytes())).toBe(false)
      }
    },
  )

  test('an S beyond the group order is a second spelling and refused', () => {
    const key = signingKey(Buffer.alloc(32, 9))
    const signature = Buffer.from(sign(Buffer.from('x'), key))
    const s = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`) + order
    scalar(s).copy(signature, 32)
    expect(verify(signature, Buffer.from('x'), key.publicKey)).toBe(false)
  })

  test('short or long input is simply wrong', () => {
    const key = signingKey(Buffer.alloc(32, 9))
    const signature = sign(Buffer.from('x'), key)
    expect(verify(signature.subarray(1), Buffer.from('x'), key.publicKey)).toBe(false)
    expect(verify(signature, Buffer.from('x'), key.publicKey.subarray(1))).toBe(false)
  })

  function scalar(value: bigint): Buffer {
    return Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse()
  }
})

test('a fingerprint is sixteen hex digits and says which key', () => {
  const [one, two] = [signingKey(Buffer.alloc(32, 1)), signingKey(Buffer.alloc(32, 2))]
  expect(keyFingerprint(one.publicKey)).toMatch(/^[0-9a-f]{16}$/)
  expect(keyFingerprint(one.publicKey)).not.toBe(keyFingerprint(two.publicKey))
})
