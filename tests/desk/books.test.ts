import { expect, test } from 'vitest'
import { ledgerServices } from '../../electron/ledgers/derived.ts'
import { services } from '../../electron/services.ts'
import { desk } from '../../shared/desk/contract.ts'
import { spending } from '../../shared/ledgers/spending/contract.ts'
import { type Office, officeWith, TODAY } from '../support/actors.ts'
import { checkedVoucher, wantedCard } from '../support/book-office.ts'

const items = async (hall: Office) => {
  const told = (await hall.call(desk.overview, { today: TODAY })).items
  return told
    .filter(({ page }) => page === 'spending')
    .map(({ code, count, day }) => [code, count, day])
    .sort()
}

test('who judges is told of vouchers to check, months to close, reopenings to decide', async () => {
  const hall = officeWith({ ...ledgerServices, desk: services.desk })
  await checkedVoucher(hall, { day: '2031-05-10' })
  await hall.call(spending.enterVoucher, wantedCard())
  expect(await items(hall)).toEqual([])
  hall.sit('head')
  await hall.call(spending.enterVoucher, wantedCard())
  expect(await items(hall)).toEqual([
    ['month-to-close', 1, '2031-05-01'],
    ['vouchers-waiting', 1, null],
  ])
  await hall.call(spending.closeMonth, { month: '2031-05' })
  await hall.call(spending.askReopening, { month: '2031-05', revision: 1, reason: '漏记凭证' })
  expect(await items(hall)).toEqual([['vouchers-waiting', 1, null]])
  hall.sit('reviewer')
  expect(await items(hall)).toEqual([
    ['reopening-waiting', 1, '2031-05-01'],
    ['vouchers-waiting', 2, null],
  ])
  const { items: all } = await hall.call(desk.overview, { today: TODAY })
  const { view: _, ...filters } = all.find(({ code }) => code === 'vouchers-waiting')!.filters as {
    view: string
  }
  expect((await hall.call(spending.vouchers, { filters })).total).toBe(2)
})

test('unchecked vouchers are counted by their own index', () => {
  const { book } = officeWith(ledgerServices)
  const steps = book.file
    .prepare(
      `explain query plan select count(*) from voucher indexed by voucher_unchecked
       where checked_by is null and entered_by <> 'a'`,
    )
    .all() as { detail: string }[]
  expect(steps.map(({ detail }) => detail)).toEqual(['SCAN voucher USING COVERING INDEX voucher_unchecked'])
})
