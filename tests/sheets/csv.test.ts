import { expect, test } from 'vitest'
import { csvText } from '../../shared/sheets/csv.ts'

test('cells are quoted where they must be, and none runs as a formula', () => {
  expect(
    csvText([
      ['户名', '金额'],
      ['王"样,例', '1.00'],
    ]),
  ).toBe('\uFEFF户名,金额\r\n"王""样,例",1.00\r\n')
  for (const first of ['=', '+', '-', '@', '\t']) {
    expect(csvText([[`${first}1+1`]])).toContain(`'${first}1+1`)
  }
})
