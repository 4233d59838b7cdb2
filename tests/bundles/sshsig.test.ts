import { describe, expect, test } from 'vitest'
import { sshSign, sshVerify } from '../../electron/crypto/sshsig.ts'
import { fc } from '../support/properties.ts'
import { community, stranger } from './offices.ts'

const { signer } = community
const message = Buffer.from('样例清单')
const armor = sshSign(message, signer, 'manifest@tzb.v1')
const fits = (bytes: Uint8Array) => sshVerify(message, bytes, signer.publicKey, 'manifest@tzb.v1')

describe('an armored signature', () => {
  test('fits its message, key and purpose, and no other', () => {
    expect(fits(armor)).toBe(true)
    expect(sshVerify(Buffer.from('别的'), armor, signer.publicKey, 'manifest@tzb.v1')).toBe(false)
    expect(sshVerify(message, armor, stranger.signer.publicKey, 'manifest@tzb.v1')).toBe(false)
    expect(sshVerify(message, armor, signer.publicKey, 'checkpoint@tzb.v1')).toBe(false)
  })

  test('of any message is read back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        const own = sshSign(bytes, signer, 'checkpoint@tzb.v1')
        expect(sshVerify(bytes, own, signer.publicKey, 'checkpoint@tzb.v1')).toBe(true)
      }),
      { numRuns: 20 },
    )
  })

  test('has one spelling', () => {
    const text = armor.toString('latin1')
    const others = [
      text.trimEnd(),
      `${text}\n`,
      text.replaceAll('\n', '\r\n'),
      text.replace('\n', '\n\n'),
      text + text,
      ` ${text}`,
      text.replace(/=*\n-----END/, '\n-----END'),
      text.split('\n').slice(1, -2).join(''),
    ]
    for (const other of others) if (other !== text) expect(fits(Buffer.from(other, 'latin1'))).toBe(false)
    fc.assert(
      fc.property(fc.nat(armor.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const mutant = Buffer.from(armor)
        mutant[at]! ^= flip
        expect(fits(mutant)).toBe(false)
      }),
      { numRuns: 500 },
    )
  })
})
