import { describe, expect, test } from 'vitest'
import { runCommand } from '../../../electron/router/contexts.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { payVoucher } from '../../../shared/ledgers/payroll/voucher.ts'
import type { Office } from '../../support/actors.ts'
import { idNumber } from '../../support/actors.ts'
import { fc } from '../../support/properties.ts'
import { employ, month, payrollOffice, runMonth } from './payroll-office.ts'

const may = '2031-05'
type Row = { id: string; day: string; total_fen: number } & Record<string, unknown>
const vouchers = (at: Office) =>
  at.db.file.prepare('select * from voucher order by month, number').all() as Row[]
const entriesOf = (at: Office, id: unknown) =>
  at.db.file
    .prepare(
      `select account.code, debit_fen, credit_fen from voucher_entry join account on account.id = account_id
       where voucher_id = ? order by line`,
    )
    .raw()
    .all(id)

describe('an approved month in the books', () => {
  test('is one voucher, prepared by who ran it, checked by who approved it', async () => {
    const at = await payrollOffice()
    await employ(at, { level: 'junior' })
    await employ(at, { name: '李样例', idNumber: idNumber(2) })
    await runMonth(at, may)
    const [voucher, ...others] = vouchers(at)
    expect(others).toEqual([])
    const { run, voucher: shown } = await at.call(payroll.month, { month: may })
    const { rows: slips } = await at.call(payroll.slips, { month: may })
    expect(shown).toEqual({ id: voucher!.id, month: may, number: 1 })
    expect(voucher).toMatchObject({
      ...{ day: '2031-05-31', kind: 'payroll', source_table: 'pay_run', source_id: run!.id },
      ...{ entered_by: run!.runBy, checked_by: run!.approvedBy },
    })
    const sum = (name: 'grossFen' | 'employerFen' | 'netFen' | 'taxFen' | 'personFen') =>
      slips.reduce((total, { slip }) => total + slip[name], 0)
    const housing = at.db.file
      .prepare(`select sum(person_fen + employer_fen) from insurance_record where item = 'housing'`)
      .pluck()
      .get() as number
    expect(entriesOf(at, voucher!.id)).toEqual([
      ['510105', sum('grossFen') + sum('employerFen'), 0],
      ['220101', 0, sum('netFen')],
      ['220102', 0, sum('personFen') + sum('employerFen') - housing],
      ['220103', 0, housing],
    ])
  })

  test('opened again it is taken back in red, then posted anew; a lasting month is dated today', async () => {
    const at = await payrollOffice()
    const staffId = await employ(at)
    await runMonth(at, may)
    const { run } = await at.call(payroll.month, { month: may })
    at.sit('head')
    await at.call(payroll.reopen, { month: may, revision: run!.revision, reason: '补发' })
    expect((await at.call(payroll.month, { month: may })).voucher).toBeNull()
    at.sit('clerk')
    const entry = { staffId, component: 'allowance', amountFen: 10_000, rating: null, note: '' }
    await at.call(payroll.writeEntries, { month: may, entries: [entry] })
    await runMonth(at, may)
    const [first, red, again] = vouchers(at)
    expect(red).toMatchObject({ kind: 'reversal', reverses_id: first!.id, day: '2031-05-31' })
    expect(again!.total_fen - first!.total_fen).toBe(10_000)
    expect((await at.call(payroll.month, { month: may })).voucher).toMatchObject({ number: 3 })
    const june = [{ ...entry, component: 'performance', amountFen: null, rating: 'good' }]
    await at.call(payroll.writeEntries, { month: '2031-06', entries: june })
    await runMonth(at, '2031-06')
    expect(vouchers(at).at(-1)).toMatchObject({ day: '2031-06-15', month: '2031-06', number: 1 })
  })

  test('into a closed month nothing is approved and from it nothing is opened, nor half of it', async () => {
    const at = await payrollOffice()
    await employ(at)
    await runMonth(at, may)
    const { run } = await at.call(payroll.month, { month: may })
    close(at, may)
    const everything = () => JSON.stringify([at.db.file.prepare('select * from pay_run').all(), vouchers(at)])
    const before = everything()
    at.sit('head')
    const reopen = { month: may, revision: run!.revision, reason: '补发' }
    expect(await at.refused(payroll.reopen, reopen)).toEqual({
      code: 'spending.month-closed',
      params: { month: may },
    })
    expect(everything()).toBe(before)
    at.setDay('2031-07-02')
    at.sit('clerk')
    const { staff } = await at.call(payroll.entries, { month: '2031-06' })
    const entry = {
      staffId: staff[0]!.id,
      component: 'performance',
      amountFen: null,
      rating: 'good',
      note: '',
    }
    await at.call(payroll.writeEntries, { month: '2031-06', entries: [entry] })
    await at.call(payroll.compute, { month: '2031-06' })
    close(at, '2031-06')
    const computed = everything()
    at.sit('reviewer')
    const approve = { month: '2031-06', revision: 2 }
    expect((await at.refused(payroll.approve, approve)).code).toBe('spending.month-closed')
    expect(everything()).toBe(computed)
  })

  test('balances whatever the slips say; a month that owes nobody anything has none', () => {
    const fen = fc.integer({ min: 0, max: 5_000_000 })
    const Shares = fc.array(
      fc.record({ item: fc.constantFrom('pension', 'housing'), personFen: fen, employerFen: fen }),
    )
    const Slips = fc.array(fc.record({ pay: fen, taxFen: fen, bonusTaxFen: fen, withheldFen: fen }))
    const setting = { month: month(may), today: '2031-06-15' as Day }
    fc.assert(
      fc.property(Slips, Shares, (parts, shares) => {
        const total = (name: 'personFen' | 'employerFen') => shares.reduce((sum, one) => sum + one[name], 0)
        const slips = parts.map(({ pay, ...one }, at) => ({
          ...one,
          netFen: pay,
          employerFen: at === 0 ? total('employerFen') : 0,
          grossFen:
            pay + one.taxFen + one.bonusTaxFen + one.withheldFen + (at === 0 ? total('personFen') : 0),
        }))
        const voucher = payVoucher(setting, slips, slips.length === 0 ? [] : shares)
        if (!voucher) return slips.every(({ grossFen, employerFen }) => grossFen + employerFen === 0)
        const sides = voucher.entries.reduce((sum, one) => sum + one.debitFen - one.creditFen, 0)
        return sides === 0 && voucher.entries.every((one) => (one.debitFen === 0) !== (one.creditFen === 0))
      }),
    )
  })
})

/** Shuts a month of the books. */
function close(at: Office, which: string): void {
  const id = `019f0000-0000-7000-8000-000000${which.replace('-', '')}`
  const nobodyElse = { asked_by: null, asked_reason: null, granted_by: null, revision: 1 }
  const closed = { id, month: which, state: 'closed', closed_by: 'x', closed_at: 1, ...nobodyElse }
  runCommand(at, payroll.approve.name, {}, (unit) => unit.inserter('book_month')(closed))
}
