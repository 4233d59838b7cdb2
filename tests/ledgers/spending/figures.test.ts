import { expect, test } from 'vitest'
import { countFunds } from '../../../electron/ledgers/spending/figures.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import { officeWithFund, spendingAt } from '../../support/funds.ts'

test('the figures of funds are the year’s until the month’s end; the balance is of all years', async () => {
  const runtime = await officeWithFund()
  const paid = await spendingAt(runtime, 'paid')
  await spendingAt(runtime, 'submitted')
  const at = (month: string) => Object.values(countFunds(runtime.db.writer, month))
  expect(at('2030-12')).toEqual([0, 0, 0, 0])
  expect(at('2031-05')).toEqual([500_000, 1_000_000, 0, 1_000_000])
  expect(at('2031-06')).toEqual([500_000, 1_000_000, 120_000, 880_000])
  expect(at('2032-01')).toEqual([0, 0, 0, 880_000])
  runtime.sit('head')
  await runtime.call(spending.reverse, { id: paid.id, revision: paid.revision, reason: '退款' })
  expect(at('2031-06')).toEqual([500_000, 1_000_000, 0, 1_000_000])
})
