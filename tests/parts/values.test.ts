import { describe, expect, test } from 'vitest'
import { fromCell, fromWritten, toWritten } from '../../renderer/parts/form/form-values.ts'
import { showValue } from '../../renderer/parts/values/show-value.ts'
import { memberCategoryCodes } from '../../shared/codes/membership.ts'
import type { Field, FieldKind } from '../../shared/fields/field.ts'
import { sayInteger, sayYuan } from '../../shared/kernel/yuan.ts'
import { fc } from '../support/properties.ts'

const field = (kind: FieldKind, more: Partial<Field> = {}): Field => ({
  name: 'one',
  label: '样例项',
  kind,
  width: 100,
  ...more,
})
const values: Record<FieldKind, fc.Arbitrary<unknown>> = {
  text: fc.constantFrom(null, '样例', 'A-1'),
  day: fc.constantFrom(null, '1990-03-07', '2024-02-29'),
  month: fc.constantFrom(null, '1990-03'),
  minute: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 1440 })),
  code: fc.constantFrom(null, 'full', 'probation'),
  integer: fc.oneof(fc.constant(null), fc.integer({ min: -99_999_999, max: 99_999_999 })),
  fen: fc.oneof(fc.constant(null), fc.integer({ min: -9_999_999_999, max: 9_999_999_999 })),
  percent: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 1_000_000 })),
  factor: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 1_000_000 })),
  flag: fc.boolean(),
  reference: fc.oneof(fc.constant(null), fc.uuid()),
}

describe('a value through its control', () => {
  for (const kind of Object.keys(values) as FieldKind[]) {
    test(`${kind}: what was kept is read back unchanged`, () => {
      const one = field(kind, kind === 'code' ? { codes: memberCategoryCodes } : {})
      fc.assert(
        fc.property(values[kind], (value) => {
          expect(fromWritten(one, toWritten(one, value))).toEqual({ ok: true, value })
        }),
      )
    })
  }

  test('money is never rounded on the way', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_999_999_999, max: 9_999_999_999 }), (fen) => {
        expect(fromWritten(field('fen'), sayYuan(fen))).toEqual({ ok: true, value: fen })
      }),
    )
    expect(fromWritten(field('fen'), '1.005').ok).toBe(false)
  })

  test('a required field that is empty says what to do', () => {
    expect(fromWritten(field('text', { required: true }), ' 　')).toEqual({
      ok: false,
      fault: '请填写样例项。',
    })
    expect(fromWritten(field('code', { required: true }), null)).toEqual({
      ok: false,
      fault: '请选择样例项。',
    })
  })

  test('a percentage is read with its sign or without, a factor as it is written; neither is rounded', () => {
    for (const text of ['8', '8%', '８％', '8.00%'])
      expect(fromWritten(field('percent'), text)).toEqual({ ok: true, value: 800 })
    expect(fromWritten(field('percent'), '0.5')).toEqual({ ok: true, value: 50 })
    expect(fromWritten(field('factor'), '1.35')).toEqual({ ok: true, value: 13_500 })
    for (const text of ['0.005', '-8%', '八']) expect(fromWritten(field('percent'), text).ok).toBe(false)
    for (const text of ['1.35001', '-1', '135%']) expect(fromWritten(field('factor'), text).ok).toBe(false)
  })

  test('a date is read however it is written, and a month alone becomes its first day', () => {
    const day = field('day')
    for (const text of ['1990.3.7', '19900307', '１９９０－３－７', '1990年3月7日'])
      expect(fromWritten(day, text)).toEqual({ ok: true, value: '1990-03-07' })
    expect(fromWritten(day, '199003')).toEqual({ ok: true, value: '1990-03-01' })
    expect(fromWritten(day, '1990.2.30').ok).toBe(false)
  })
})

describe('a cell pasted from a workbook', () => {
  test('codes by their words, flags by their marks, references not at all', () => {
    expect(fromCell(field('code', { codes: memberCategoryCodes }), ' 预备 ')).toBe('probation')
    expect(fromCell(field('code', { codes: memberCategoryCodes }), '不明')).toBeUndefined()
    expect(fromCell(field('flag'), '√')).toBe(true)
    expect(fromCell(field('flag'), '否')).toBe(false)
    expect(fromCell(field('reference'), '第一党支部')).toBeUndefined()
  })
})

describe('a value as people read it', () => {
  test('thousands, labels, names, and nothing for nothing', () => {
    expect(sayInteger(-1_234_567)).toBe('-1,234,567')
    expect(sayInteger(999)).toBe('999')
    expect(sayYuan(-5)).toBe('-0.05')
    expect(sayYuan(123_456_789)).toBe('1,234,567.89')
    expect(showValue(field('code', { codes: memberCategoryCodes }), 'full')).toBe('正式党员')
    expect(showValue(field('reference'), 'x', () => '第一党支部')).toBe('第一党支部')
    expect(showValue(field('integer'), 0)).toBe('0')
    expect(showValue(field('percent'), 1650)).toBe('16.5%')
    expect(showValue(field('factor'), 13_500)).toBe('1.35')
    expect(showValue(field('flag'), false)).toBe('否')
    expect(showValue(field('text'), null)).toBe('')
  })
})
