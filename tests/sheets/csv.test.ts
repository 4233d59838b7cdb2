import { expect, test } from 'vitest'
import { csvText } from '../../shared/sheets/csv.ts'

test('cells are quoted where they must be, and none runs as a formula', () => {
  expect(
    csvText([
      ['户名', '金额'],
      ['王"样,例', '1.00'],
    ]),
  ).toBe('\uFEFF户名,金额\r\n"王""样,例",1.00\r\n')
  const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠']
  const before = ['', ' ', '\u00a0', '\u3000', '\u200b', '\ufeff', '\u202e', '\n', '\r\n', '\t', '\u0000']
  for (const sign of signs) {
    for (const blank of before) {
      expect(csvText([[`${blank}${sign}1+1`]])).toContain(`'${blank}${sign}1+1`)
    }
  }
  expect(csvText([['\t1'], ['王'], ['3=3']])).toBe("\uFEFF'\t1\r\n王\r\n3=3\r\n")
})
