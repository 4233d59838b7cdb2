import { expect, test } from 'vitest'
import { ledgerServices } from '../../electron/ledgers/derived.ts'
import { services } from '../../electron/services.ts'
import { desk } from '../../shared/desk/contract.ts'
import { spending } from '../../shared/ledgers/spending/contract.ts'
import { type Office, officeWith, TODAY } from '../support/actors.ts'
import { checkedVoucher, wantedCard } from '../support/book-office.ts'

const items = async (runtime: Office) => {
  const told = (await runtime.call(desk.overview, { today: TODAY })).items
  return told
    .filter(({ page }) => page === 'spending')
    .map(({ code, count, day }) => [code, count, day])
    .sort()
}

test('who judges is told of vouchers to check, months to close, reopenings to decide', async () => {
  const runtime = officeWith({ ...ledgerServices, desk: services.desk })
  await checkedVoucher(runtime, { day: '2031-05-10' })
  await runtime.call(spending.enterVoucher, wantedCard())
  expect(await items(runtime)).toEqual([])
  runtime.sit('head')
  await runtime.call(spending.enterVoucher, wantedCard())
  expect(await items(runtime)).toEqual([
    ['month-to-close', 1, '2031-05-01'],
    ['vouchers-waiting', 1, null],
  ])
  await runtime.call(spending.closeMonth, { month: '2031-05' })
  await runtime.call(spending.askReopening, { month: '2031-05', revision: 1, reason: '漏记凭证' })
  expect(await items(runtime)).toEqual([['vouchers-waiting', 1, null]])
  runtime.sit('reviewer')
  expect(await items(runtime)).toEqual([
    ['reopening-waiting', 1, '2031-05-01'],
    ['vouchers-waiting', 2, null],
  ])
  const { items: all } = await runtime.call(desk.overview, { today: TODAY })
  const { view: _, ...filters } = all.find(({ code }) => code === 'vouchers-waiting')!.filters as {
    view: string
  }
  expect((await runtime.call(spending.vouchers, { filters })).total).toBe(2)
})

test('unchecked vouchers are counted by their own index', () => {
  const { db } = officeWith(ledgerServices)
  const steps = db.file
    .prepare(
      `explain query plan select count(*) from voucher indexed by voucher_unchecked
       where checked_by is null and entered_by <> 'a'`,
    )
    .all() as { detail: string }[]
  expect(steps.map(({ detail }) => detail)).toEqual(['SCAN voucher USING COVERING INDEX voucher_unchecked'])
})
