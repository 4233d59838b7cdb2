import { expect, test } from 'vitest'
import { type Mask, masked } from '../../shared/kernel/mask.ts'
import { fc } from '../support/properties.ts'

const masks: readonly Mask[] = ['name', 'id-number', 'phone', 'address', 'bank-account']

test('what came hidden from another office is shown as it came', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789X'), minLength: 1, maxLength: 34 })
  fc.assert(
    fc.property(fc.constantFrom(...masks), digits, (mask, value) => {
      const once = masked(mask, value)
      return masked(mask, once) === once
    }),
  )
  expect(masked('bank-account', '6200990000000001234')).toBe('****1234')
  expect(masked('bank-account', '****1234')).toBe('****1234')
  expect(masked('bank-account', '12345678')).toBe('****')
})
