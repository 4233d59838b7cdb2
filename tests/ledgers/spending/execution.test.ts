import { describe, expect, test } from 'vitest'
import { countFigures } from '../../../electron/ledgers/derived.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import { attach, type Funded, officeWithFund, payment, spendingAt } from '../../support/funds.ts'

const LATE = '2032-01-05'
const reason = '商家退款'

/** What a year’s table of a fund says was spent, and the months of its chart in which something was. */
async function told(runtime: Funded, year: number) {
  const [fund] = await runtime.call(spending.funds, { year })
  const { months } = await runtime.call(spending.execution, { fundId: runtime.fundId, year })
  const spent = months.filter(({ spentFen }) => spentFen !== 0)
  const received = months.filter(({ receivedFen }) => receivedFen !== 0)
  return {
    spentFen: fund!.spentFen,
    spent: spent.map(({ month, spentFen }) => [month, spentFen]),
    leftFen: months[11]!.leftFen,
    receivedFen: fund!.receivedFen,
    received: received.map(({ month, receivedFen }) => [month, receivedFen]),
  }
}

/** What a superior is told of a month: spent of the year’s budget, received, left. */
function figures(runtime: Funded, month: string) {
  const all = countFigures(runtime.db.writer, month)
  return [all['fund-spent'], all['fund-received'], all['fund-balance']]
}

/** What the books moved in the account of culture in a month, debit less credit. */
async function booked(runtime: Funded, month: string) {
  const rows = await runtime.call(spending.balances, { month })
  const row = rows.find(({ code }) => code === '500105')
  return row ? row.debitFen - row.creditFen : 0
}

async function paidLate(runtime: Funded) {
  const { id, revision } = await spendingAt(runtime, 'approved')
  runtime.setDay(LATE)
  runtime.sit('reviewer')
  await attach(runtime, id, 'invoice')
  return runtime.call(spending.pay, { id, revision, ...payment, paidDay: LATE })
}

describe('what is paid over New Year', () => {
  test('counts in the budget it was bound in: in its table, its chart and the figures alike', async () => {
    const runtime = await officeWithFund()
    await paidLate(runtime)
    expect(await told(runtime, 2031)).toMatchObject({
      spentFen: 120_000,
      spent: [[12, 120_000]],
      leftFen: 380_000,
    })
    expect(await told(runtime, 2032)).toMatchObject({ spentFen: 0, spent: [], leftFen: 0 })
    expect(figures(runtime, '2031-11')).toEqual([0, 1_000_000, 1_000_000])
    expect(figures(runtime, '2031-12')).toEqual([120_000, 1_000_000, 1_000_000])
    expect(figures(runtime, '2032-01')).toEqual([0, 0, 880_000])
    expect(await booked(runtime, '2032-01')).toBe(120_000)
  })

  test('and comes back later, leaves that budget again', async () => {
    const runtime = await officeWithFund()
    const { id, revision } = await paidLate(runtime)
    runtime.setDay('2032-02-01')
    await runtime.call(spending.reverse, { id, revision, reason })
    expect(await told(runtime, 2031)).toMatchObject({ spentFen: 0, spent: [], leftFen: 500_000 })
    expect(await told(runtime, 2032)).toMatchObject({ spentFen: 0, spent: [] })
    expect(figures(runtime, '2032-01')).toEqual([0, 0, 880_000])
    expect(figures(runtime, '2032-02')).toEqual([0, 0, 1_000_000])
  })
})

describe('what comes back', () => {
  test('counts in the month of its red voucher, as in the books; the month told before stays', async () => {
    const runtime = await officeWithFund()
    const { id, revision } = await spendingAt(runtime, 'paid')
    const before = figures(runtime, '2031-06')
    expect(before).toEqual([120_000, 1_000_000, 880_000])
    runtime.setDay('2031-07-03')
    await runtime.call(spending.reverse, { id, revision, reason })
    expect(await told(runtime, 2031)).toMatchObject({
      spentFen: 0,
      spent: [
        [6, await booked(runtime, '2031-06')],
        [7, await booked(runtime, '2031-07')],
      ],
      leftFen: 500_000,
    })
    expect(await booked(runtime, '2031-07')).toBe(-120_000)
    expect(figures(runtime, '2031-06')).toEqual(before)
    expect(figures(runtime, '2031-07')).toEqual([0, 1_000_000, 1_000_000])
  })

  test('of an appropriation likewise, in the year in which it was taken back', async () => {
    const runtime = await officeWithFund()
    runtime.sit('reviewer')
    runtime.setDay('2032-03-02')
    const call = { id: runtime.receivedId, revision: 1, reason: '重复登记' }
    await runtime.call(spending.reverseAppropriation, call)
    expect(await told(runtime, 2031)).toMatchObject({ receivedFen: 1_000_000, received: [[1, 1_000_000]] })
    expect(await told(runtime, 2032)).toMatchObject({ receivedFen: -1_000_000, received: [[3, -1_000_000]] })
    expect(figures(runtime, '2031-12')).toEqual([0, 1_000_000, 1_000_000])
    expect(figures(runtime, '2032-03')).toEqual([0, -1_000_000, 0])
  })
})
