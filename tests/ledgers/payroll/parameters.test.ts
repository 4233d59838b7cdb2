import { describe, expect, test } from 'vitest'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import type { Office } from '../../support/actors.ts'
import { contentsOf } from '../../support/open-memory.ts'
import { allItems, employ, month, payrollOffice, runMonth } from './payroll-office.ts'

async function refusedAsIs(at: Office, deed: () => Promise<{ code: string; params: unknown }>) {
  const before = contentsOf(at.db)
  const fault = await deed()
  expect(contentsOf(at.db)).toBe(before)
  return fault
}

describe('parameters', () => {
  const rule = {
    ...{ place: '样例市甲', item: 'pension', personBp: 800, employerBp: 1600, personFixedFen: 0 },
    ...{ employerFixedFen: 0, floorFen: 450_000, ceilingFen: 2_200_000, rounding: 'fen', baseMonth: 7 },
    ...{ fromMonth: '2031-06', source: '样例市文件' },
  }

  test('a change opens a row and ends the one before; what a locked month was found by stays', async () => {
    const at = await payrollOffice()
    await employ(at)
    await runMonth(at, '2031-05')
    await at.call(payroll.setInsurance, rule)
    await at.call(payroll.setInsurance, { ...rule, floorFen: 460_000 })
    const { insurance } = await at.call(payroll.parameters, {})
    const rows = insurance.filter(({ place, item }) => place === '样例市甲' && item === 'pension')
    expect(rows).toMatchObject([
      { fromMonth: '2019-01', toMonth: '2031-05', floorFen: 400_000 },
      { fromMonth: '2031-06', toMonth: null, floorFen: 460_000 },
    ])
    const refused = async (over: object) =>
      (await refusedAsIs(at, () => at.refused(payroll.setInsurance, { ...rule, ...over }))).code
    expect(await refused({ fromMonth: '2031-05' })).toBe('payroll.parameter-used')
    expect(await refused({ item: 'x' })).toBe('payroll.unknown-code')
    expect(await refused({ rounding: 'x' })).toBe('payroll.unknown-code')
    expect(await refused({ ceilingFen: 100 })).toBe('payroll.limits-backwards')
    // A place that nobody has a rule of yet may begin earlier.
    await at.call(payroll.setInsurance, { ...rule, place: '样例市丙', fromMonth: '2020-01' })
  })

  test('never before the row that holds last', async () => {
    const at = await payrollOffice()
    await at.call(payroll.setInsurance, { ...rule, fromMonth: '2031-08' })
    expect((await at.refused(payroll.setInsurance, rule)).code).toBe('payroll.before-last-change')
  })

  test('figures and components are dated the same way', async () => {
    const at = await payrollOffice()
    await employ(at)
    const standard = {
      scale: 'standard',
      key: '',
      value: 530_000,
      fromMonth: '2031-05',
      source: '样例文件',
    } as const
    await at.call(payroll.setRate, standard)
    const component = {
      ...{ code: 'meal', name: '餐补', method: 'entered', shareBp: 0, months: '', sort: 45 },
      ...{ fromMonth: '2031-05', source: '样例文件' },
    }
    await at.call(payroll.setComponent, component)
    const wrong = { ...component, method: 'x' }
    expect((await at.refused(payroll.setComponent, wrong)).code).toBe('payroll.unknown-code')
    await at.call(payroll.compute, { month: '2031-05' })
    const { rows: slips } = await at.call(payroll.slips, { month: '2031-05' })
    const { written } = await at.call(payroll.entries, { month: '2031-05' })
    expect(slips[0]!.slip.standardFen).toBe(715_500)
    expect(written.map(({ code }) => code)).toEqual(['allowance', 'meal', 'absence', 'withheld'])
  })

  test('what ships is copied once, under the own name of the place', async () => {
    const at = await payrollOffice()
    const again = { place: '样例市甲', like: '样例市甲' }
    expect((await at.refused(payroll.takeDefaults, again)).code).toBe('payroll.nothing-new')
    expect(await at.call(payroll.takeDefaults, { ...again, place: '另一市' })).toEqual({
      rows: allItems.length,
    })
    const unknown = { place: '另一市', like: 'x' }
    expect((await at.refused(payroll.takeDefaults, unknown)).code).toBe('payroll.unknown-code')
    const { insurance, brackets } = await at.call(payroll.parameters, {})
    expect(insurance.filter(({ place }) => place === '另一市')).toHaveLength(allItems.length)
    expect(brackets).toHaveLength(14)
    expect(insurance.every(({ fromMonth }) => fromMonth === month('2019-01'))).toBe(true)
  })

  test('a figure that ships with an end gives way to what is said before it', async () => {
    const at = await payrollOffice()
    const { components } = await at.call(payroll.parameters, {})
    const { id: _id, toMonth: _to, ...bonus } = components.find(({ code }) => code === 'bonus')!
    await at.call(payroll.setComponent, { ...bonus, fromMonth: '2027-06', source: '样例文件' })
    const after = (await at.call(payroll.parameters, {})).components.filter(({ code }) => code === 'bonus')
    expect(after.map(({ fromMonth, toMonth }) => [fromMonth, toMonth])).toEqual([
      ['2019-01', '2027-05'],
      ['2027-06', null],
    ])
  })
})
