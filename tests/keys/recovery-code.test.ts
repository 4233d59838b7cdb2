import { describe, expect, test } from 'vitest'
import { formatRecoveryCode, parseRecoveryCode } from '../../shared/session/recovery-code.ts'
import { fc } from '../support/properties.ts'

const secrets = fc.uint8Array({ minLength: 20, maxLength: 20 })
const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

describe('a recovery code', () => {
  test('is nine groups of four, and gives back its secret', () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        const code = formatRecoveryCode(secret)
        expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{4}$/)
        expect(parseRecoveryCode(code)).toEqual({ ok: true, value: secret })
      }),
    )
  })

  test('carries a CRC-16/IBM-3740 after the secret', () => {
    expect(formatRecoveryCode(new Uint8Array(20))).toBe('0000-0000-0000-0000-0000-0000-0000-0000-YTW0')
    const digits = new TextEncoder().encode('12345678901234567890')
    expect(formatRecoveryCode(digits)).toBe('64S3-6D1N-6RVK-GE9G-64S3-6D1N-6RVK-GE9G-V8RG')
  })

  test('is read however people write it', () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        const code = formatRecoveryCode(secret)
        const fullWidth = [...code.replaceAll('-', '')].map((one) =>
          String.fromCharCode(one.charCodeAt(0) + 0xfee0),
        )
        for (const typed of [
          code.toLowerCase(),
          code.replaceAll('-', ''),
          ` ${code.replaceAll('-', ' — ')}\n`,
          code.replaceAll('0', 'O').replaceAll('1', 'I'),
          code.replaceAll('0', 'o').replaceAll('1', 'l'),
          fullWidth.join(''),
        ]) {
          expect(parseRecoveryCode(typed)).toEqual({ ok: true, value: secret })
        }
      }),
    )
  })

  test('with one character wrong, or two neighbours swapped, is never accepted', () => {
    fc.assert(
      fc.property(secrets, fc.nat(35), fc.constantFrom(...symbols), (secret, at, other) => {
        const code = formatRecoveryCode(secret).replaceAll('-', '')
        const wrong = code.slice(0, at) + other + code.slice(at + 1)
        const swapped = code.slice(0, at) + (code[at + 1] ?? '') + code[at] + code.slice(at + 2)
        for (const typed of [wrong, swapped].filter((one) => one !== code)) {
          expect(parseRecoveryCode(typed)).toEqual(refused('check'))
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('of another length or with other characters says so', () => {
    const code = formatRecoveryCode(new Uint8Array(20).fill(9))
    for (const typed of ['', code.slice(1), `${code}7`]) {
      expect(parseRecoveryCode(typed)).toEqual(refused('length'))
    }
    for (const typed of [`U${code.slice(1)}`, `码${code.slice(1)}`, `${code}!`]) {
      expect(parseRecoveryCode(typed)).toEqual(refused('characters'))
    }
  })
})

const refused = (reason: string) => ({
  ok: false,
  fault: { code: 'session.bad-recovery-code', params: { reason } },
})
