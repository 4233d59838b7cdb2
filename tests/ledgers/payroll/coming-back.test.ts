import { expect, test } from 'vitest'
import { ledgerServices } from '../../../electron/ledgers/derived.ts'
import { services } from '../../../electron/services.ts'
import { desk } from '../../../shared/desk/contract.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { idNumber, type Office, officeWith, TODAY } from '../../support/actors.ts'
import { contentsOf } from '../../support/open-memory.ts'
import {
  allItems,
  employ,
  nobody,
  payrollOffice,
  rate,
  reopen,
  runMonth,
  wantedStaff,
} from './payroll-office.ts'

const reason = '重新聘用'

async function leave(at: Office, id: Id, leftDay: string) {
  const { staff } = await at.call(payroll.get, { id })
  await at.call(payroll.correct, { id, revision: staff.revision, patch: { leftDay }, reason: '辞职' })
}
const slipOf = async (at: Office, month: string, id: Id) =>
  (await at.call(payroll.slips, { month })).rows.find(({ slip }) => slip.staffId === id)?.slip
const back = (staffId: Id, fromMonth = '2031-03') => ({
  staffId,
  post: 'worker',
  grade: 8,
  fromMonth,
  reason,
})

/** Paid in January, gone in February, back and paid in March; somebody else is paid throughout. */
async function goneInFebruary(at: Office) {
  const stays = await employ(at, { name: '李样例', idNumber: idNumber(2) })
  const id = await employ(at)
  await at.call(payroll.deduct, {
    ...{ staffId: id, kind: 'child', amountFen: 10_000, fromMonth: '2031-01', toMonth: null, reason: '申报' },
  })
  await runMonth(at, '2031-01')
  await leave(at, id, '2031-01-31')
  await runMonth(at, '2031-02')
  await at.call(payroll.comeBack, back(id))
  await rate(at, '2031-03', [stays, id])
  await runMonth(at, '2031-03')
  return id
}

test('who comes back is deducted for the months of employment, and February owes nothing', async () => {
  const at = officeWith({ ...ledgerServices, desk: services.desk })
  await at.call(payroll.takeDefaults, { place: '样例市甲', like: '样例市甲' })
  const id = await goneInFebruary(at)
  expect(await slipOf(at, '2031-02', id)).toBeUndefined()
  const march = (await slipOf(at, '2031-03', id))!
  const january = (await slipOf(at, '2031-01', id))!
  expect(march).toMatchObject({ cumBasicFen: 1_000_000, cumSpecialFen: 20_000 })
  expect(march.cumIncomeFen).toBe(january.grossFen + march.grossFen)
  // 岗位绩效 of the quarter: January and March, not February.
  const { lines } = await at.call(payroll.slip, { id: march.id })
  expect(lines.map(({ basisFen }) => basisFen)).toEqual([702_000, 1_404_000])
  const { staff, posts } = await at.call(payroll.get, { id })
  expect(staff).toMatchObject({ joinedDay: '2030-01-01', leftDay: null })
  expect(posts.map(({ fromMonth, toMonth }) => [fromMonth, toMonth])).toEqual([
    ['2030-01', '2031-01'],
    ['2031-03', null],
  ])
  const view = await at.call(payroll.insurance, { year: 2031 })
  expect(view.gaps).toEqual([])
  expect(view.staff.find((one) => one.id === id)!.cells.map(({ month }) => month)).toEqual([
    '2031-01',
    '2031-03',
  ])
  const { items } = await at.call(desk.overview, { today: TODAY })
  expect(items.find(({ code }) => code === 'pay-gaps')).toBeUndefined()
})

test('what was owed before they went and is owed since is still said', async () => {
  const at = officeWith({ ...ledgerServices, desk: services.desk })
  await at.call(payroll.takeDefaults, { place: '样例市甲', like: '样例市甲' })
  await employ(at, { name: '李样例', idNumber: idNumber(2) })
  const { id } = await at.call(payroll.enter, wantedStaff())
  await at.call(payroll.changePost, { ...back(id), fromMonth: '2030-01' })
  const enrol = { staffId: id, place: '样例市甲', baseFen: 500_000, toMonth: null, reason: '入职' }
  await at.call(payroll.enrol, { ...enrol, items: allItems.slice(0, 4), fromMonth: '2030-01' })
  await runMonth(at, '2031-01')
  await leave(at, id, '2031-01-31')
  await runMonth(at, '2031-02')
  await at.call(payroll.comeBack, back(id, '2031-04'))
  await rate(
    at,
    '2031-03',
    (await at.call(payroll.entries, { month: '2031-03' })).staff.map((one) => one.id),
  )
  await runMonth(at, '2031-03')
  await runMonth(at, '2031-04')
  const { gaps } = await at.call(payroll.insurance, { year: 2031 })
  expect(gaps.map(({ month, item }) => `${month} ${item}`)).toEqual(['2031-01 housing', '2031-04 housing'])
  const { items } = await at.call(desk.overview, { today: TODAY })
  expect(items.find(({ code }) => code === 'pay-gaps')).toMatchObject({ count: 2 })
})

test('the months before the return are computed again as they were', async () => {
  const at = await payrollOffice()
  const id = await goneInFebruary(at)
  const { id: _first, runId: _run, ...january } = (await slipOf(at, '2031-01', id))!
  for (const month of ['2031-03', '2031-02', '2031-01']) {
    await reopen(at, month)
    const { run } = await at.call(payroll.month, { month })
    await at.call(payroll.discard, { month, revision: run!.revision, reason: '重办' })
  }
  await runMonth(at, '2031-01')
  await runMonth(at, '2031-02')
  await runMonth(at, '2031-03')
  expect(await slipOf(at, '2031-01', id)).toMatchObject(january)
  expect(await slipOf(at, '2031-02', id)).toBeUndefined()
  expect(await slipOf(at, '2031-03', id)).toMatchObject({ cumBasicFen: 1_000_000 })
})

test('a post that was to begin after leaving is gone; a first job counts from January', async () => {
  const at = await payrollOffice()
  const id = await employ(at)
  const elsewhere = { throughMonth: null, incomeFen: 0, insuranceFen: 0, specialFen: 0, withheldFen: 0 }
  await at.call(payroll.setTaxYear, {
    ...{ staffId: id, year: 2031, basis: 'since-january', ...elsewhere, reason: '首次就业' },
  })
  await at.call(payroll.changePost, { ...back(id, '2031-02'), grade: 9 })
  await leave(at, id, '2030-12-31')
  await at.call(payroll.comeBack, back(id, '2031-04'))
  const { posts } = await at.call(payroll.get, { id })
  expect(posts.map(({ fromMonth, toMonth }) => [fromMonth, toMonth])).toEqual([
    ['2030-01', '2030-12'],
    ['2031-04', null],
  ])
  await runMonth(at, '2031-04')
  expect(await slipOf(at, '2031-04', id)).toMatchObject({ cumBasicFen: 2_000_000 })
})

test('who did not leave, or comes back in the month of leaving, is told what to do', async () => {
  const at = await payrollOffice()
  const id = await employ(at)
  const refused = async (over: object = {}) => {
    const before = contentsOf(at.db)
    const told = await at.refused(payroll.comeBack, { ...back(id), ...over })
    expect(contentsOf(at.db)).toBe(before)
    return told
  }
  expect(await refused()).toEqual({ code: 'payroll.not-left', params: { name: '王样例' } })
  expect((await refused({ staffId: nobody })).code).toBe('payroll.not-found')
  await leave(at, id, '2031-03-10')
  expect(await refused()).toEqual({ code: 'payroll.back-too-early', params: { month: '2031-03' } })
  expect((await refused({ fromMonth: '2031-04', grade: 18 })).code).toBe('payroll.grade-outside')
  expect((await refused({ fromMonth: '2031-04', post: 'x' })).code).toBe('payroll.unknown-code')
  expect(await at.refused(payroll.enter, wantedStaff())).toMatchObject({ params: { left: true } })
})
