import { expect, test } from 'vitest'
import { services } from '../../electron/services.ts'
import { bundles } from '../../shared/bundles/contract.ts'
import { desk } from '../../shared/desk/contract.ts'
import { lookAhead, monthBefore } from '../../shared/desk/due.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { sayMomentDay } from '../../shared/kernel/moment-words.ts'
import {
  acquaint,
  fill,
  published,
  receipted,
  receive,
  type Station,
  station,
  stick,
} from '../bundles/service/stations.ts'

/** The 5th of the month after the offices met, when last month's report is due. */
const dueIn = (runtime: Station): Day => {
  const met = new Date(runtime.now())
  return sayMomentDay(Date.UTC(met.getUTCFullYear(), met.getUTCMonth() + 1, 5)) as Day
}

test('between offices: what is to be reported, judged and answered, until it is', async () => {
  const office = await station('样例社区党委', 'yangli', 'office', services)
  const superior = await station('样例街道党工委', 'jiedao', 'office', services)
  const { above, below } = await acquaint(office, superior)
  fill(office, 3)
  const today = dueIn(office)
  const period = monthBefore(today, 1)
  const told = async (runtime: Station) => {
    const { items } = await runtime.call(desk.overview, { today })
    const codes = ['report-due', 'offices-missing', 'judge-waiting', 'receipts-to-write']
    return items.filter(({ code }) => codes.includes(code)).map(({ code, count, day }) => [code, count, day])
  }
  office.sit('head')
  superior.sit('head')
  expect(await told(office)).toEqual([['report-due', 1, `${today.slice(0, 7)}-${lookAhead.reportDay}`]])
  expect(await told(superior)).toEqual([['offices-missing', 1, null]])

  const { path, bundleId } = await published(office, above.id, period)
  expect(await told(office)).toEqual([])
  await receive(superior, [path])
  superior.sit('head')
  expect(await told(superior)).toEqual([['judge-waiting', 1, null]])

  await superior.call(bundles.judge, { bundleId, verdict: 'accepted', note: '' })
  expect(await told(superior)).toEqual([['receipts-to-write', 1, null]])
  superior.dialogs.push(stick(superior, 'receipts'))
  await superior.call(bundles.writeReceipt, { peerId: below.id })
  expect(await told(superior)).toEqual([])

  await superior.call(bundles.judge, { bundleId, verdict: 'returned', note: '人数有误' })
  expect(await told(superior)).toEqual([['receipts-to-write', 1, null]])
  superior.sit('admin')
  expect(await told(superior)).toEqual([])
})

test('a returned report waits to be sent again, until it was', async () => {
  const office = await station('样例社区党委', 'yangli', 'office', services)
  const superior = await station('样例街道党工委', 'jiedao', 'office', services)
  const { above, below } = await acquaint(office, superior)
  fill(office, 3)
  const today = dueIn(office)
  const period = monthBefore(today, 1)
  const returned = async () => {
    office.sit('head')
    const { items } = await office.call(desk.overview, { today })
    return items.filter(({ code }) => code === 'returned-waiting').map(({ count }) => count)
  }
  const judged = async (bundleId: string, verdict: 'accepted' | 'returned') => {
    superior.sit('head')
    await superior.call(bundles.judge, { bundleId, verdict, note: '' })
    await receipted(superior, office, below.id)
  }
  const other = await published(office, above.id, monthBefore(today, 2))
  const first = await published(office, above.id, period)
  await receive(superior, [other.path, first.path])
  await judged(other.bundleId, 'returned')
  await judged(first.bundleId, 'returned')
  expect(await returned()).toEqual([2])

  const second = await published(office, above.id, period)
  expect(await returned()).toEqual([1])
  await receive(superior, [second.path])
  await judged(second.bundleId, 'returned')
  expect(await returned()).toEqual([2])
  await judged(second.bundleId, 'accepted')
  expect(await returned()).toEqual([1])
  const again = await published(office, above.id, monthBefore(today, 2))
  await receive(superior, [again.path])
  await judged(again.bundleId, 'accepted')
  expect(await returned()).toEqual([])
})
