import { describe, expect, test } from 'vitest'
import { ledgerServices } from '../../../electron/ledgers/derived.ts'
import { countPayGaps } from '../../../electron/ledgers/payroll/figures.ts'
import { services } from '../../../electron/services.ts'
import { desk } from '../../../shared/desk/contract.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { untold } from '../../bench/bare.ts'
import { idNumber, officeWith, TODAY } from '../../support/actors.ts'
import { contentsOf } from '../../support/open-memory.ts'
import {
  allItems,
  approve,
  employ,
  nobody,
  payrollOffice,
  rate,
  reopen,
  runMonth,
  wantedStaff,
} from './payroll-office.ts'

const gapsOf = async (at: Awaited<ReturnType<typeof payrollOffice>>) =>
  (await at.call(payroll.insurance, { year: 2031 })).gaps.map(({ name, month, item, why }) =>
    [name, month, item, why].join(' '),
  )

describe('gaps', () => {
  test('an item that no rule knows is due of nobody, in the figure as in the list', async () => {
    const at = await payrollOffice()
    await employ(at)
    await runMonth(at, '2031-05')
    const { db } = at.open!
    const gaps = () => countPayGaps(db.writer, '2031-05', '2031-05')
    const before = gaps()
    expect((await at.call(payroll.insurance, { year: 2031 })).gapCount).toBe(before)
    const rule = db.file.prepare('select * from pay_insurance limit 1').get() as Record<string, unknown>
    const columns = Object.keys(rule)
    const insert = db.file.prepare(
      `insert into pay_insurance (${columns}) values (${columns.map((name) => `@${name}`)})`,
    )
    untold(db, () => {
      for (const nth of Array(50).keys()) insert.run({ ...rule, id: `x${nth}`, item: `no-item-${nth}` })
    })
    expect(gaps()).toBe(before)
  })

  test('who was not enrolled, item by item; the fund of a new worker begins a month later', async () => {
    const at = await payrollOffice()
    await employ(at)
    const { id: staffId } = await at.call(
      payroll.enter,
      wantedStaff({ name: '李样例', idNumber: idNumber(2), joinedDay: '2031-04-10' }),
    )
    const from = { staffId, fromMonth: '2031-04', reason: '入职' }
    await at.call(payroll.changePost, { ...from, post: 'worker', grade: 3 })
    const enrol = { ...from, place: '样例市甲', baseFen: 500_000, toMonth: null }
    await at.call(payroll.enrol, { ...enrol, items: ['pension', 'medical'] })
    await runMonth(at, '2031-04')
    expect(await gapsOf(at)).toEqual([
      '李样例 2031-04 unemployment not-enrolled',
      '李样例 2031-04 injury not-enrolled',
    ])
    await runMonth(at, '2031-05')
    expect(await gapsOf(at)).toHaveLength(5)
    const view = await at.call(payroll.insurance, { year: 2031 })
    expect(view.months).toEqual(['2031-04', '2031-05'])
    expect(view.staff.find(({ name }) => name === '王样例')!.cells).toMatchObject([
      { paid: 5, missing: 0, personFen: 129_910, employerFen: 229_594 },
      { paid: 5, missing: 0 },
    ])
    expect((await at.call(payroll.insurance, { year: 2030 })).months).toEqual([])
  })

  test('enrolled after the month was locked: made up by the parameters of that month, once', async () => {
    const at = await payrollOffice()
    const staffId = await employ(at)
    const { enrolments } = await at.call(payroll.get, { id: staffId })
    const pension = enrolments.find(({ item }) => item === 'pension')!
    await at.call(payroll.dropStretch, { of: 'enrolment', id: pension.id, revision: 1, reason: '误登' })
    await runMonth(at, '2031-05')
    const wanted = { staffId, month: '2031-05', item: 'pension', reason: '补缴到账' }
    expect((await at.refused(payroll.makeUp, wanted)).code).toBe('payroll.not-enrolled')
    const again = { staffId, items: ['pension'], place: '样例市甲', baseFen: 702_000, fromMonth: '2031-05' }
    await at.call(payroll.enrol, { ...again, toMonth: null, reason: '补登' })
    expect(await gapsOf(at)).toEqual(['王样例 2031-05 pension not-counted'])
    const before = contentsOf(at.db)
    expect((await at.refused(payroll.makeUp, { ...wanted, month: '2031-06' })).code).toBe(
      'payroll.not-locked',
    )
    expect((await at.refused(payroll.makeUp, { ...wanted, staffId: nobody })).code).toBe('payroll.not-found')
    expect(contentsOf(at.db)).toBe(before)
    expect(await at.call(payroll.makeUp, wanted)).toMatchObject({
      ...{ personFen: 56_160, employerFen: 112_320, slipId: null },
    })
    expect((await at.refused(payroll.makeUp, wanted)).code).toBe('payroll.no-gap')
    expect(await gapsOf(at)).toEqual([])
  })

  test('a month opened again is computed and approved around what was made up', async () => {
    const at = await payrollOffice()
    const staffId = await employ(at)
    const { enrolments } = await at.call(payroll.get, { id: staffId })
    const pension = enrolments.find(({ item }) => item === 'pension')!
    await at.call(payroll.dropStretch, { of: 'enrolment', id: pension.id, revision: 1, reason: '误登' })
    await runMonth(at, '2031-05')
    const again = { staffId, items: ['pension'], place: '样例市甲', baseFen: 702_000, fromMonth: '2031-05' }
    await at.call(payroll.enrol, { ...again, toMonth: null, reason: '补登' })
    const made = await at.call(payroll.makeUp, {
      ...{ staffId, month: '2031-05', item: 'pension', reason: '补缴到账' },
    })
    const stands = () =>
      at.db.file.prepare('select * from insurance_record where id = ?').get(made.id) as object
    const before = stands()
    const slipOf = async () => (await at.call(payroll.slips, { month: '2031-05' })).rows[0]!.slip
    const { id: _first, ...paid } = await slipOf()
    await reopen(at, '2031-05')
    await approve(at, '2031-05')
    await reopen(at, '2031-05')
    await runMonth(at, '2031-05')
    expect(await slipOf()).toMatchObject(paid)
    expect(stands()).toEqual(before)
    expect(await gapsOf(at)).toEqual([])
    await reopen(at, '2031-05')
    const { run } = await at.call(payroll.month, { month: '2031-05' })
    const discard = { month: '2031-05', revision: run!.revision, reason: '重办' }
    await at.call(payroll.discard, discard)
    await runMonth(at, '2031-05')
    expect(stands()).toEqual(before)
    await rate(at, '2031-06', [staffId])
    await runMonth(at, '2031-06')
    const { staff } = await at.call(payroll.insurance, { year: 2031 })
    expect(staff[0]!.cells).toMatchObject([{ paid: 5 }, { paid: 5 }])
  })

  test('a place whose rule ended since names what is missing', async () => {
    const at = await payrollOffice()
    const staffId = await employ(at)
    const { enrolments } = await at.call(payroll.get, { id: staffId })
    const injury = enrolments.find(({ item }) => item === 'injury')!
    await at.call(payroll.dropStretch, { of: 'enrolment', id: injury.id, revision: 1, reason: '误登' })
    await runMonth(at, '2031-05')
    const other = {
      staffId,
      items: ['injury'],
      place: '别处',
      baseFen: 1,
      fromMonth: '2031-05',
      toMonth: null,
    }
    await at.call(payroll.enrol, { ...other, reason: '补登' })
    const wanted = { staffId, month: '2031-05', item: 'injury', reason: '补缴' }
    expect((await at.refused(payroll.makeUp, wanted)).code).toBe('payroll.missing-parameter')
  })
})

describe('the desk', () => {
  const lines = async (at: ReturnType<typeof officeWith>) =>
    (await at.call(desk.overview, { today: TODAY as Day })).items
      .filter(({ page }) => page === 'payroll')
      .map(({ kind, code, count }) => `${kind} ${code} ${count}`)

  test('in the month of new bases, says who is still on the old one', async () => {
    const at = officeWith({ ...ledgerServices, desk: services.desk })
    await at.call(payroll.takeDefaults, { place: '样例市甲', like: '样例市甲' })
    const ids = [
      await employ(at),
      await employ(at, { name: '李样例', idNumber: idNumber(2) }),
      await employ(at, { name: '赵样例', idNumber: idNumber(3), joinedDay: '2031-07-01' }),
    ]
    const elsewhere = await at.call(payroll.enter, wantedStaff({ name: '孙样例', idNumber: idNumber(4) }))
    const [rule] = (await at.call(payroll.parameters, {})).insurance
    const { id: _, toMonth: __, ...january } = { ...rule!, place: '别处', baseMonth: 1 }
    await at.call(payroll.setInsurance, january)
    await at.call(payroll.enrol, {
      ...{ staffId: elsewhere.id, items: [january.item], place: '别处', baseFen: 500_000 },
      ...{ fromMonth: '2030-02', toMonth: null, reason: '入职' },
    })
    const due = async (today: string) =>
      (await at.call(desk.overview, { today })).items.find(({ code }) => code === 'base-due')?.count
    expect(await due('2031-06-30')).toBeUndefined()
    expect(await due('2031-07-01')).toBe(2)
    expect(await due('2031-08-01')).toBeUndefined()
    expect(await due('2032-01-05')).toBe(1)
    const change = { baseFen: 800_000, reason: '年度基数调整' }
    await at.call(payroll.changeBase, { ...change, staffId: ids[0]!, fromMonth: '2031-07' })
    expect(await due('2031-07-01')).toBe(1)
    await at.call(payroll.changeBase, { ...change, staffId: ids[1]!, fromMonth: '2031-08' })
    expect(await due('2031-07-01')).toBeUndefined()
  })

  test('says which month is to be computed, which waits for whom, and what is missing', async () => {
    const at = officeWith({ ...ledgerServices, desk: services.desk })
    await at.call(payroll.takeDefaults, { place: '样例市甲', like: '样例市甲' })
    expect(await lines(at)).toEqual([])
    const { id } = await at.call(payroll.enter, wantedStaff({ bankAccount: null }))
    expect(await lines(at)).toEqual([
      'due pay-due 1',
      'missing staff-no-post 1',
      'missing staff-no-account 1',
    ])
    const from = { staffId: id, fromMonth: '2030-01', reason: '入职' }
    await at.call(payroll.changePost, { ...from, post: 'worker', grade: 3 })
    const enrol = { ...from, place: '样例市甲', baseFen: 500_000, toMonth: null }
    await at.call(payroll.enrol, { ...enrol, items: allItems.slice(1) })
    await at.call(payroll.compute, { month: '2031-05' })
    expect(await lines(at)).toEqual(['missing pay-gaps 1', 'missing staff-no-account 1'])
    at.sit('reviewer')
    expect(await lines(at)).toContain('waiting pay-waiting 1')
    await approve(at, '2031-05')
    expect(await lines(at)).toContain('due pay-due 1')
    await rate(at, '2031-06', [id])
    await runMonth(at, '2031-06')
    expect(await lines(at)).not.toContain('due pay-due 1')
    expect(await lines(at)).toContain('missing pay-gaps 2')
  })
})
