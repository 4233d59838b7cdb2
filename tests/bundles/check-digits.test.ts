import { expect, test } from 'vitest'
import { checkNumberOf, matchesTyped, sayCheckNumber } from '../../shared/bundles/check-digits.ts'
import { fc } from '../support/properties.ts'

const digest = fc.uint8Array({ minLength: 32, maxLength: 32 })

test('each group is five bytes, big-endian, mod 100,000', () => {
  fc.assert(
    fc.property(digest, (bytes) => {
      const groups = checkNumberOf(bytes)
      const expected = [0, 5, 10, 15, 20, 25].map((at) => {
        const value = BigInt(`0x${Buffer.from(bytes.subarray(at, at + 5)).toString('hex')}`)
        return (value % 100_000n).toString().padStart(5, '0')
      })
      expect(groups).toEqual(expected)
      expect(sayCheckNumber(groups)).toMatch(/^\d{5}( \d{5}){5}$/)
    }),
  )
})

test('a typed number fits only where groups 2, 4 and 6 are right', () => {
  const number = ['11111', '02222', '33333', '44444', '55555', '66666']
  const right = { second: '02222', fourth: '44444', sixth: '66666' }
  expect(matchesTyped(number, right)).toBe(true)
  expect(matchesTyped(number, { second: ' 0222 2', fourth: '４４４４４', sixth: '66666\n' })).toBe(true)
  for (const wrong of ['2222', '02223', '', '022222', '44444']) {
    expect(matchesTyped(number, { ...right, second: wrong })).toBe(false)
  }
  expect(matchesTyped(number, { second: '11111', fourth: '33333', sixth: '55555' })).toBe(false)
})
