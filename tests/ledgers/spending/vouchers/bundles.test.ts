import { expect, test } from 'vitest'
import { auditService } from '../../../../electron/audit/service.ts'
import { bundleService } from '../../../../electron/bundles/service.ts'
import { ledgerServices } from '../../../../electron/ledgers/derived.ts'
import { sessionService } from '../../../../electron/session/service.ts'
import { audit } from '../../../../shared/audit/contract.ts'
import { addMonths, type Day } from '../../../../shared/kernel/day.ts'
import { type Month, monthAfter, monthOf } from '../../../../shared/kernel/month.ts'
import { spending } from '../../../../shared/ledgers/spending/contract.ts'
import { session } from '../../../../shared/session/contract.ts'
import { acquaint, published, receive, type Station, station } from '../../../bundles/service/stations.ts'
import { wantedCard } from '../../../support/book-office.ts'
import { credit, debit } from '../../../support/books.ts'

const services = { session: sessionService, bundles: bundleService, audit: auditService, ...ledgerServices }

/** A community with three vouchers in each of two months, the first one closed, one taken back in red. */
async function kept() {
  const runtime = await station('样例社区党委', '990000001', 'practice', services)
  const today = new Date(runtime.now()).toISOString().slice(0, 10) as Day
  const months = [monthAfter(monthOf(today), -2), monthAfter(monthOf(today), -1)] as [Month, Month]
  runtime.sit('clerk')
  for (const month of months) {
    const entries = [debit('220101', 700), credit('1002', 700)]
    await runtime.call(spending.enterVoucher, wantedCard({ day: `${month}-03` }))
    const { id } = await runtime.call(spending.enterVoucher, wantedCard({ day: `${month}-04`, entries }))
    await runtime.call(spending.reverseVoucher, { id, day: `${month}-05`, reason: '金额有误' })
  }
  runtime.sit('head')
  await runtime.call(spending.checkMonth, { month: months[0] })
  await runtime.call(spending.closeMonth, { month: months[0] })
  return { runtime, months }
}

const shownAs = async (at: Station, month: Month) => ({
  list: await at.call(spending.vouchers, {}),
  balances: await at.call(spending.balances, { month }),
  months: (await at.call(spending.months, {})).months.map(({ month: of, state }) => [of, state]),
})

test('the books arrive whole, red letters, balances and closings; nobody writes there', async () => {
  const { runtime: community, months } = await kept()
  const district = await station('样例街道党工委', '990000', 'practice', services)
  const { above } = await acquaint(community, district)
  const item = await published(community, above.id, months[1])
  expect(await receive(district, [item.path])).toMatchObject([{ outcome: 'first' }])
  const own = await shownAs(community, months[1])
  await district.call(session.show, { bundleId: item.bundleId })
  const there = await shownAs(district, months[1])
  const bare = ({ rows }: (typeof own)['list']) =>
    rows.map(({ enteredByName: _, checkedByName: __, ...voucher }) => voucher)
  expect(bare(there.list)).toEqual(bare(own.list))
  expect(there.list.total).toBe(6)
  expect(there.balances).toEqual(own.balances)
  expect(there.months).toEqual(own.months)
  const { id } = there.list.rows[1]!
  expect((await district.call(spending.voucher, { id })).reversedBy).toMatchObject({ number: 3 })
  const day = addMonths(`${months[1]}-01` as Day, 1)
  const code = (await district.refused(spending.enterVoucher, wantedCard({ day }))).code
  expect(code).toBe('session.read-only')
})

test('replaying the chain gives the books', async () => {
  const { runtime } = await kept()
  expect((await runtime.call(audit.verify, {})).broken).toEqual([])
})
