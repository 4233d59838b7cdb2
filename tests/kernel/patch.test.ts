import { describe, expect, test } from 'vitest'
import { effectivePatch } from '../../shared/kernel/patch.ts'
import { fc } from '../support/properties.ts'

describe('the part of a patch that changes something', () => {
  const before = { name: '王样例', phone: '13899000001', note: null, left: '' }

  test.each([
    [{ name: '李样例' }, { name: '李样例' }],
    [{ name: '王样例' }, {}],
    [{ name: undefined }, {}],
    [{ phone: '138****0001' }, {}],
    [{ phone: null }, { phone: null }],
    [{ note: '' }, {}],
    [{ left: null }, { left: null }],
  ])('%j: %j', (patch, expected) => {
    expect(effectivePatch(before, patch, { ...before, phone: '138****0001' })).toEqual(expected)
  })

  test('put upon the record changes nothing a second time', () => {
    const record = fc.record({ a: fc.option(fc.string()), b: fc.integer(), c: fc.boolean() })
    fc.assert(
      fc.property(record, fc.tuple(record, fc.subarray(['a', 'b', 'c'])), (held, [other, names]) => {
        const patch = Object.fromEntries(Object.entries(other).filter(([name]) => names.includes(name)))
        const after = { ...held, ...effectivePatch(held, patch) }
        expect(effectivePatch(after, patch)).toEqual({})
        for (const [name, value] of Object.entries(after)) {
          if (value !== held[name as keyof typeof held]) expect(value).toBe(patch[name])
        }
      }),
    )
  })
})
