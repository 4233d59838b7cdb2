import { describe, expect, test } from 'vitest'
import { fromWritten } from '../../renderer/parts/form/form-values.ts'
import type { Field } from '../../shared/fields/field.ts'
import { readPercent } from '../../shared/kernel/basis-points.ts'
import { ungrouped } from '../../shared/kernel/written-number.ts'
import { sayInteger } from '../../shared/kernel/yuan.ts'
import { readerOf } from '../../shared/sheets/cells.ts'
import { fc } from '../support/properties.ts'

describe('a written number', () => {
  test.each([
    ['1034.50', '1034.50'],
    ['1,034.50', '1034.50'],
    ['￥１，０３４．５０ 元', '¥1034.50元'],
    ['¥ 12,345,678', '¥12345678'],
    ['-1,000', '-1000'],
    ['16.5 ％', '16.5%'],
    ['\u200b850\u00a0', '850'],
  ])('%s is %s', (written, number) => expect(ungrouped(written)).toBe(number))

  test('in groups of three is the number itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), (number) => {
        expect(ungrouped(sayInteger(number))).toBe(String(number))
      }),
    )
  })

  const guesses = ['8,50', '8，50', '12,5', ',5', '8 50', '8　50', '1 034.50', '1,23,4', '1,2345', '0,123']
  const others = ['1,0000', '1.034,50', '1,,034', ',034', '1,034,', '12345,678', '1, 034']

  test.each([...guesses, ...others])('%s is asked about, and not taken for another', (written) => {
    expect(ungrouped(written)).toBeUndefined()
    expect(readPercent(written).ok).toBe(false)
    for (const kind of ['fen', 'integer', 'percent', 'factor'] as const) {
      const field: Field = { name: 'amount', label: '数', kind, width: 100 }
      expect(readerOf(field, () => 'unknown')(written).ok, kind).toBe(false)
      expect(fromWritten(field, written).ok, kind).toBe(false)
    }
  })
})
