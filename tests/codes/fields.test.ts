import { describe, expect, test } from 'vitest'
import type { Field } from '../../shared/fields/field.ts'
import { plain } from '../../shared/kernel/text.ts'
import { bookingFields } from '../../shared/ledgers/bookings/fields.ts'
import { memberFields } from '../../shared/ledgers/members/fields.ts'
import { organisationFields } from '../../shared/ledgers/organisation/fields.ts'
import { spendingFields } from '../../shared/ledgers/spending/fields.ts'

describe.each([
  ['members', memberFields as readonly Field[]],
  ['organisation', organisationFields as readonly Field[]],
  ['bookings', bookingFields as readonly Field[]],
  ['spending', spendingFields as readonly Field[]],
])('fields of %s', (_noun, fields) => {
  test('no heading could mean two fields, and no field stands twice', () => {
    const meant = new Map<string, string>()
    for (const { name, label, synonyms } of fields) {
      for (const word of new Set([label, ...(synonyms ?? [])].map(plain))) {
        expect(meant.get(word), word).toBeUndefined()
        meant.set(word, name)
      }
    }
    expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length)
  })
  test('codes have a set, and only codes', () => {
    for (const { kind, codes } of fields) expect(codes !== undefined).toBe(kind === 'code')
  })
  test('a list starts with seven to nine columns, the name among them', () => {
    const shown = fields.filter((field) => field.shown)
    expect(shown.length).toBeGreaterThanOrEqual(7)
    expect(shown.length).toBeLessThanOrEqual(9)
  })
})

test('what must not be read over a shoulder is masked', () => {
  const masks = Object.fromEntries(memberFields.flatMap(({ name, mask }) => (mask ? [[name, mask]] : [])))
  expect(masks).toEqual({
    idNumber: 'id-number',
    mobile: 'phone',
    phone: 'phone',
    homeAddress: 'address',
    currentAddress: 'address',
  })
})
