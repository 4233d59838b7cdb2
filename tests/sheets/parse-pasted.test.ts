import { expect, test } from 'vitest'
import { parsePasted } from '../../shared/sheets/parse-pasted.ts'
import { fc } from '../support/properties.ts'

const rows = (text: string) => parsePasted(text, '粘贴').rows

test.each([
  [
    '甲\t乙\r\n丙\t丁\r\n',
    [
      ['甲', '乙'],
      ['丙', '丁'],
    ],
  ],
  ['甲\t\t丙\n\n\t乙', [['甲', null, '丙'], [], [null, '乙']]],
  ['"一行\n二行"\t"说""话"""\n', [['一行\n二行', '说"话"']]],
  ['"没有收尾\t甲', [['"没有收尾', '甲']]],
  ['5"屏\t甲', [['5"屏', '甲']]],
  ['甲\t乙\t\t\n\t\t\n', [['甲', '乙']]],
  ['', []],
  ['\n\n', []],
])('%j', (text, expected) => {
  expect(rows(text)).toEqual(expected)
})

test('a number shown with an exponent has lost its digits', () => {
  expect(parsePasted('姓名\t号码\n甲\t4.10000E+17', '粘贴').flags).toEqual([
    { row: 1, column: 1, flag: 'digits-lost' },
  ])
})

test('what a spreadsheet copies is what is read', () => {
  const cell = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
    .filter((text) => text.trim() !== '')
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(table, (cells) => {
      const quoted = (text: string) => (/[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
      expect(rows(cells.map((row) => row.map(quoted).join('\t')).join('\r\n'))).toEqual(cells)
    }),
  )
})
