import { ed25519 } from '@noble/curves/ed25519.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isHonestPoint, keyFingerprint, sign, signingKey, verify } from '../../electron/bundles/ed25519.ts'

const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'))

/** RFC 8032 §7.1: seed, public key, message, signature. */
const rfc8032 = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
  [
    '833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42',
    'ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf',
    'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    'dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704',
  ],
] as const

describe('signatures', () => {
  test.each(rfc8032)('are those of RFC 8032 (%#)', (seed, publicKey, message, signature) => {
    const key = signingKey(hex(seed))
    expect(Buffer.from(key.publicKey).toString('hex')).toBe(publicKey)
    expect(Buffer.from(sign(hex(message), key)).toString('hex')).toBe(signature)
    expect(verify(hex(signature), hex(message), hex(publicKey))).toBe(true)
  })

  test('fit one message and one key only', () => {
    const key = signingKey(hex(rfc8032[0][0]))
    const other = signingKey(hex(rfc8032[1][0]))
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
