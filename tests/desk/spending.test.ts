import { expect, test } from 'vitest'
import { ledgerServices } from '../../electron/ledgers/derived.ts'
import { services } from '../../electron/services.ts'
import { desk } from '../../shared/desk/contract.ts'
import type { Role } from '../../shared/kernel/roles.ts'
import { spending } from '../../shared/ledgers/spending/contract.ts'
import { TODAY } from '../support/actors.ts'
import { attach, officeWithFund, spendingAt } from '../support/funds.ts'

/** Vouchers and months have lines of their own (tests/desk/books.test.ts). */
const ofBooks = new Set<unknown>(['vouchers', 'closing'])

test('the desk tells each of the spendings they have to do with, and the list shows as many', async () => {
  const runtime = await officeWithFund({ ...ledgerServices, desk: services.desk })
  const items = async (role: Role, today: string = TODAY) => {
    runtime.sit(role)
    const told = (await runtime.call(desk.overview, { today })).items.filter(
      ({ page, filters }) => page === 'spending' && !ofBooks.has(filters['view']),
    )
    for (const { code, count, filters } of told) {
      if (code === 'line-near') continue
      const { view, ...rest } = filters
      expect(view).toBe('list')
      expect((await runtime.call(spending.list, { filters: rest })).total, code).toBe(count)
    }
    return told.map(({ code, count }) => `${code} ${count}`)
  }
  expect(await items('clerk')).toEqual([])
  await spendingAt(runtime, 'submitted', { amountFen: 1000 })
  await spendingAt(runtime, 'reviewed', { amountFen: 210_000 })
  expect(await items('clerk')).toEqual([])
  expect(await items('reviewer')).toEqual(['spending-waiting 1'])
  expect(await items('head')).toEqual(['spending-waiting 2'])
  const approved = await spendingAt(runtime, 'approved', { amountFen: 239_000 })
  expect(await items('clerk')).toEqual(['line-near 1', 'spending-papers 1', 'spending-to-pay 1'])
  expect(await items('head')).toEqual(['line-near 1', 'spending-papers 1', 'spending-waiting 2'])
  await attach(runtime, approved.id, 'invoice')
  expect(await items('clerk')).toEqual(['line-near 1', 'spending-to-pay 1'])
  runtime.sit('head')
  await runtime.call(spending.sendBack, { id: approved.id, revision: approved.revision, reason: '核减' })
  await spendingAt(runtime, 'paid', { amountFen: 20_000 })
  expect(await items('clerk')).toEqual(['spending-returned 1'])
  runtime.setDay('2031-07-16')
  expect(await items('clerk', '2031-07-16')).toEqual(['spending-late 1', 'spending-returned 1'])
})
