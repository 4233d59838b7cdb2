import { describe, expect, test } from 'vitest'
import { ledgerServices } from '../../../../electron/ledgers/derived.ts'
import { shippedAccounts } from '../../../../electron/ledgers/spending/vouchers/defaults.ts'
import { insertAccount } from '../../../../electron/ledgers/spending/vouchers/store.ts'
import { taskContext } from '../../../../electron/router/contexts.ts'
import { accountFor, postedCodes } from '../../../../shared/codes/posting-accounts.ts'
import { fundKindCodes, spendCategoryCodes } from '../../../../shared/codes/spending.ts'
import type { RawInput } from '../../../../shared/ipc/endpoint.ts'
import { payroll } from '../../../../shared/ledgers/payroll/contract.ts'
import { spending } from '../../../../shared/ledgers/spending/contract.ts'
import { totalSides } from '../../../../shared/ledgers/spending/vouchers/balances.ts'
import { type Office, officeWith } from '../../../support/actors.ts'
import { wantedCard } from '../../../support/book-office.ts'
import { credit, debit } from '../../../support/books.ts'
import { officeWithFund, spendingAt, wantedFund } from '../../../support/funds.ts'
import { employ, payrollOffice, runMonth } from '../../payroll/payroll-office.ts'

const wanted = (over: Partial<RawInput<typeof spending.addAccount>> = {}) => ({
  code: '100201',
  name: '工商银行基本户',
  kind: 'asset' as const,
  byFund: false,
  source: '样例：街道要求',
  reason: '业务需要',
  ...over,
})
const second = wanted({ code: '100202', name: '农业银行专户' })
const stop = (code: string, stopped = true) => ({ code, stopped, reason: '样例原因' })

/** A new ledger with a fund and nothing in the books; the head sits at the desk. */
async function newOffice(): Promise<Office & { receive(): Promise<unknown>; refusal(): Promise<unknown> }> {
  const runtime = officeWith(ledgerServices)
  runtime.sit('head')
  const { id } = await runtime.call(spending.addFund, wantedFund())
  const card = { fundId: id, day: '2031-06-10', amountFen: 500_000, payer: '样例街道', document: null }
  const receive = () => runtime.call(spending.receive, { ...card, remark: null })
  const refusal = () => runtime.refused(spending.receive, { ...card, remark: null })
  return Object.assign(runtime, { receive, refusal })
}

/** The accounts of the bank with what stands in them; the books balance. */
async function bank(runtime: Office, month = '2031-06') {
  const rows = await runtime.call(spending.balances, { month })
  const sides = totalSides(rows)
  expect([sides[0], sides[2], sides[4]]).toEqual([sides[1], sides[3], sides[5]])
  expect(sides[4]).toBeGreaterThan(0)
  return rows.filter(({ code }) => code.startsWith('1002')).map((row) => [row.code, row.closingFen])
}

describe('the accounts the program posts to', () => {
  test('all ship, with nothing below, and take every category by its fund', () => {
    const codes = new Map(shippedAccounts.map((account) => [account.code, account]))
    for (const code of postedCodes) {
      expect(codes.has(code), code).toBe(true)
      expect([...codes.keys()].filter((other) => other.startsWith(code))).toEqual([code])
    }
    for (const { code: category } of spendCategoryCodes.codes) {
      for (const { code: kind } of fundKindCodes.codes) {
        expect(codes.get(accountFor(kind, category))).toMatchObject({ kind: 'expense', byFund: true })
        expect(postedCodes).toContain(accountFor(kind, category))
      }
    }
    expect(accountFor('office', 'other')).not.toBe(accountFor('service', 'other'))
    expect(accountFor('service', 'constructor')).toBe(accountFor('service', 'other'))
  })
})

describe('an account below one of them', () => {
  test('takes the money that is received and paid, while it is the only one', async () => {
    const runtime = await newOffice()
    await runtime.call(spending.addAccount, wanted())
    await runtime.receive()
    expect(await bank(runtime)).toEqual([
      ['1002', 500_000],
      ['100201', 500_000],
    ])
    expect(await runtime.refused(spending.addAccount, second)).toEqual({
      code: 'spending.account-unclear',
      params: { name: '银行存款', below: ['100201 工商银行基本户', '100202 农业银行专户'] },
    })
    await runtime.call(spending.stopAccount, stop('100201'))
    await runtime.call(spending.addAccount, second)
    await runtime.receive()
    expect(await bank(runtime)).toEqual([
      ['1002', 1_000_000],
      ['100201', 500_000],
      ['100202', 500_000],
    ])
    expect((await runtime.refused(spending.stopAccount, stop('100201', false))).code).toBe(
      'spending.account-unclear',
    )
  })

  test('takes expenses of its category too', async () => {
    const runtime = await officeWithFund()
    runtime.sit('head')
    const culture = wanted({ code: '50010501', name: '节庆活动', kind: 'expense', byFund: true })
    await runtime.call(spending.addAccount, culture)
    const { voucherId } = await spendingAt(runtime, 'paid')
    const { entries } = await runtime.call(spending.voucher, { id: voucherId! })
    expect(entries.map(({ accountCode }) => accountCode)).toEqual(['50010501', '1002'])
  })

  test('takes a month of pay, and what a year leaves over', async () => {
    const at = await payrollOffice()
    at.sit('head')
    for (const [code, kind] of [
      ['51010501', 'expense'],
      ['22010101', 'liability'],
      ['30010201', 'net'],
    ] as const) {
      await at.call(spending.addAccount, wanted({ code, kind }))
    }
    await employ(at)
    await runMonth(at, '2031-05')
    const codesOf = async (id: string) =>
      (await at.call(spending.voucher, { id })).entries.map(({ accountCode }) => accountCode)
    const { voucher } = await at.call(payroll.month, { month: '2031-05' })
    expect((await codesOf(voucher!.id)).slice(0, 2)).toEqual(['51010501', '22010101'])
    at.setDay('2032-01-02')
    at.sit('head')
    const carried = await at.call(spending.carryForward, { year: 2031 })
    expect(await codesOf(carried.id)).toEqual(['51010501', '30010201'])
  })

  test('leaves no choice to the program where two are in use already, until one is stopped', async () => {
    const runtime = await newOffice()
    await runtime.call(spending.addAccount, wanted())
    const quiet = { progress: () => {}, cancelled: () => false }
    taskContext(runtime, 'test.account', quiet).commit((unit) => {
      const { reason: _, ...account } = second
      insertAccount(unit, { ...account, id: unit.newId(), stopped: false, revision: 1 })
    })
    expect(await runtime.refusal()).toEqual({
      code: 'spending.account-unclear',
      params: { name: '银行存款', below: ['100201 工商银行基本户', '100202 农业银行专户'] },
    })
    const entries = [debit('1001', 5), credit('100202', 5)]
    await runtime.call(spending.enterVoucher, wantedCard({ entries }))
    await runtime.call(spending.stopAccount, stop('100202'))
    await runtime.receive()
    expect(await bank(runtime)).toEqual([
      ['1002', 499_995],
      ['100201', 500_000],
      ['100202', -5],
    ])
  })

  test('stopped while it is empty, is as if it had never been there', async () => {
    const runtime = await newOffice()
    await runtime.call(spending.addAccount, wanted())
    await runtime.call(spending.stopAccount, stop('100201'))
    await runtime.receive()
    await runtime.call(spending.enterVoucher, wantedCard())
    expect(await bank(runtime)).toEqual([['1002', 498_766]])
    const { accounts } = await runtime.call(spending.accounts, {})
    expect(accounts.find(({ code }) => code === '1002')).toMatchObject({ isHeading: false })
    const late = { code: 'spending.account-has-entries', params: { name: '银行存款' } }
    expect(await runtime.refused(spending.stopAccount, stop('100201', false))).toEqual(late)
    expect(await runtime.refused(spending.addAccount, wanted({ code: '10020101' }))).toEqual(late)
  })

  test('stopped with entries in it, is to be used again or followed by another', async () => {
    const runtime = await newOffice()
    await runtime.call(spending.addAccount, wanted())
    await runtime.receive()
    await runtime.call(spending.stopAccount, stop('100201'))
    expect(await runtime.refusal()).toEqual({
      code: 'spending.account-stopped',
      params: { name: '工商银行基本户' },
    })
    expect((await runtime.refused(spending.enterVoucher, wantedCard())).code).toBe(
      'spending.account-not-last',
    )
    await runtime.call(spending.stopAccount, stop('100201', false))
    await runtime.receive()
    expect((await bank(runtime))[1]).toEqual(['100201', 1_000_000])
  })

  test('names funds as the one above does', async () => {
    const runtime = await newOffice()
    expect(await runtime.refused(spending.addAccount, wanted({ byFund: true }))).toEqual({
      code: 'spending.account-other-fund',
      params: { name: '银行存款', byFund: false },
    })
    const other = wanted({ code: '510106', kind: 'expense', byFund: false })
    await runtime.call(spending.addAccount, other)
  })
})
