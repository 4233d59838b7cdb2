import { expect, test } from 'vitest'
import { capitalAmount } from '../../../shared/papers/capital-amount.ts'
import { readCsv } from '../../support/csv.ts'

const cases = readCsv(new URL('../../fixtures/domain/rmb_capital_cases.csv', import.meta.url))

test.each(cases.map(({ fen, canonical }) => [Number(fen), canonical] as const))(
  '%i fen: %s',
  (fen, words) => {
    expect(capitalAmount(fen)).toBe(words)
  },
)

test('every published case was tried', () => {
  expect(cases.length).toBe(34)
})
