import { describe, expect, test } from 'vitest'
import { verifyLedger } from '../../../electron/audit/verify.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import type { Role } from '../../../shared/kernel/roles.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import { TODAY } from '../../support/actors.ts'
import {
  attach,
  type Funded,
  officeWithFund,
  payment,
  spendingAt,
  wantedLine,
  wantedSpending,
} from '../../support/funds.ts'
import { ledgerId } from '../../support/open-memory.ts'

const nobody = '019f0000-0000-7000-8000-ffffffffffff' as Id
const stateOf = async (runtime: Funded, id: Id) => (await runtime.call(spending.get, { id })).spending.state

describe('a spending', () => {
  test('walks from the application to the board, with two more people', async () => {
    const runtime = await officeWithFund()
    const paid = await spendingAt(runtime, 'paid')
    expect(paid).toMatchObject({ number: '2031-0001', state: 'paid', payeeAccount: '****7890', masked: true })
    runtime.sit('clerk')
    const publicity = await runtime.call(spending.publicise, {
      spendingIds: [paid.id],
      place: '社区公示栏',
      fromDay: TODAY,
      toDay: '2031-06-21',
      paper: '2031年6月经费公示',
    })
    const told = await runtime.call(spending.get, { id: paid.id })
    expect(told).toMatchObject({
      spending: { state: 'published', category: 'culture', year: 2031, publicityId: publicity.id },
      publicity: { place: '社区公示栏' },
      line: { committedFen: 120_000, spentFen: 120_000 },
      missing: [],
    })
    expect(await runtime.call(spending.publicities, { year: 2031 })).toMatchObject([
      { count: 1, amountFen: 120_000 },
    ])
    expect((await runtime.call(spending.unmask, { id: paid.id })).payeeAccount).toBe('9900001234567890')
    const verified = await verifyLedger(runtime.db.file, ledgerId, async () => {})
    expect(verified.broken).toEqual([])
  })

  test.each([
    ['spending.line-not-found', { lineId: nobody }],
    ['spending.invoice-incomplete', { invoiceNumber: '0123' }],
    ['spending.invoice-incomplete', { seller: '样例百货店' }],
    ['spending.not-opened', { day: '2029-12-31' }],
    ['spending.other-year', { day: '2030-12-31' }],
    ['spending.forbidden', { purpose: '志愿者宴请' }],
  ] as const)('is refused: %s %o', async (code, over) => {
    const runtime = await officeWithFund()
    const fault = await runtime.refused(spending.enter, wantedSpending(runtime.lineId, over))
    expect(fault.code).toBe(code)
    expect((await runtime.call(spending.list, {})).total).toBe(0)
  })

  test('is refused out of a closed fund', async () => {
    const runtime = await officeWithFund()
    runtime.sit('head')
    await runtime.call(spending.correctFund, {
      id: runtime.fundId,
      revision: 1,
      patch: { closedDay: '2031-06-15' },
      reason: '年度结束',
    })
    runtime.sit('clerk')
    const refused = await runtime.refused(spending.enter, wantedSpending(runtime.lineId))
    expect(refused.code).toBe('spending.fund-closed')
    await runtime.call(spending.enter, wantedSpending(runtime.lineId, { day: '2031-06-14' }))
  })

  test('binds its line to the last fen and not one further', async () => {
    const runtime = await officeWithFund()
    await spendingAt(runtime, 'submitted', { amountFen: 300_000 })
    const one = await spendingAt(runtime, 'draft', { amountFen: 200_001 })
    await attach(runtime, one.id, 'minutes')
    const refused = await runtime.refused(spending.submit, { id: one.id, revision: 1 })
    expect(refused).toEqual({ code: 'spending.over-line', params: { leftFen: 200_000 } })
    expect(await stateOf(runtime, one.id)).toBe('draft')
    await runtime.call(spending.correct, {
      id: one.id,
      revision: 1,
      patch: { amountFen: 200_000 },
      reason: '核减',
    })
    await runtime.call(spending.submit, { id: one.id, revision: 2 })
    const [fund] = await runtime.call(spending.funds, { year: 2031 })
    expect(fund).toMatchObject({
      budgetFen: 500_000,
      committedFen: 500_000,
      spentFen: 0,
      balanceFen: 1_000_000,
    })
  })

  test('never takes a fund below nothing', async () => {
    const runtime = await officeWithFund()
    runtime.sit('head')
    const big = await runtime.call(
      spending.addLine,
      wantedLine(runtime.fundId, { name: '楼道照明', category: 'repair', amountFen: 2_000_000 }),
    )
    const over = { lineId: big.id, amountFen: 999_900 }
    await spendingAt(runtime, 'submitted', over)
    const one = await spendingAt(runtime, 'draft', { lineId: big.id, amountFen: 101 })
    await attach(runtime, one.id, 'minutes')
    const refused = await runtime.refused(spending.submit, { id: one.id, revision: 1 })
    expect(refused).toEqual({ code: 'spending.over-fund', params: { leftFen: 100 } })
  })

  test('is reported once with one invoice, however it was typed', async () => {
    const runtime = await officeWithFund()
    const invoice = { invoiceNumber: '24112000 0001', seller: '样例百货店（样例路）' }
    const first = await runtime.call(spending.enter, wantedSpending(runtime.lineId, invoice))
    const again = { invoiceNumber: '２４１１２０００0001', seller: '样例百货店(样例路)' }
    const refused = await runtime.refused(spending.enter, wantedSpending(runtime.lineId, again))
    expect(refused).toEqual({
      code: 'spending.duplicate-invoice',
      params: {
        number: '24112000001'.length > 0 ? `${'240000'.slice(0, 0)}２４１１２０００0001` : '',
        of: '2031-0001',
      },
    })
    await runtime.call(spending.enter, wantedSpending(runtime.lineId, { ...again, seller: '样例文具店' }))
    await runtime.call(spending.withdraw, { id: first.id, revision: 1, reason: '重复录入' })
    await runtime.call(spending.enter, wantedSpending(runtime.lineId, again))
  })

  test('is not submitted without its papers, and not paid without the invoice', async () => {
    const runtime = await officeWithFund()
    const one = await spendingAt(runtime, 'draft')
    const refused = await runtime.refused(spending.submit, { id: one.id, revision: 1 })
    expect(refused).toEqual({ code: 'spending.papers-missing', params: { papers: ['minutes'] } })
    const approved = await spendingAt(runtime, 'approved')
    runtime.sit('reviewer')
    const unpaid = await runtime.refused(spending.pay, {
      id: approved.id,
      revision: approved.revision,
      ...payment,
    })
    expect(unpaid).toEqual({ code: 'spending.papers-missing', params: { papers: ['invoice'] } })
    expect((await runtime.call(spending.get, { id: approved.id })).missing).toEqual(['invoice'])
  })
})

describe('a second person', () => {
  test('reviews and approves: never who entered or changed it', async () => {
    const runtime = await officeWithFund()
    runtime.sit('head')
    const own = await runtime.call(spending.enter, wantedSpending(runtime.lineId))
    await attach(runtime, own.id, 'minutes')
    await runtime.call(spending.submit, { id: own.id, revision: 1 })
    const call = { id: own.id, revision: 2 }
    for (const door of [spending.review, spending.approve] as const) {
      const { code } = await runtime.refused(door, call)
      expect(['spending.self-approval', 'spending.wrong-state']).toContain(code)
    }
    expect((await runtime.refused(spending.review, call)).code).toBe('spending.self-approval')
    runtime.sit('reviewer')
    await runtime.call(spending.review, call)
    runtime.sit('head')
    expect((await runtime.refused(spending.approve, { ...call, revision: 3 })).code).toBe(
      'spending.self-approval',
    )
    expect((await runtime.refused(spending.sendBack, { ...call, revision: 3, reason: '不符' })).code).toBe(
      'spending.self-approval',
    )
  })

  test('approves within the limit of the role', async () => {
    const runtime = await officeWithFund()
    const small = await spendingAt(runtime, 'reviewed', { amountFen: 200_000 })
    const large = await spendingAt(runtime, 'reviewed', { amountFen: 200_001 })
    runtime.sit('reviewer')
    await runtime.call(spending.approve, { id: small.id, revision: small.revision })
    const refused = await runtime.refused(spending.approve, { id: large.id, revision: large.revision })
    expect(refused).toEqual({ code: 'spending.over-limit', params: { limitFen: 200_000 } })
    runtime.sit('head')
    await runtime.call(spending.approve, { id: large.id, revision: large.revision })
  })

  test('pays: not who approved', async () => {
    const runtime = await officeWithFund()
    const one = await spendingAt(runtime, 'approved')
    await attach(runtime, one.id, 'invoice')
    const call = { id: one.id, revision: one.revision, ...payment }
    expect((await runtime.refused(spending.pay, call)).code).toBe('spending.pays-own-approval')
    runtime.sit('clerk')
    expect((await runtime.refused(spending.pay, { ...call, payWay: 'shells' })).code).toBe(
      'spending.unknown-code',
    )
    expect((await runtime.refused(spending.pay, { ...call, paidDay: '2031-06-16' })).code).toBe(
      'spending.future-day',
    )
    expect((await runtime.refused(spending.pay, { ...call, paidDay: '2031-06-14' })).code).toBe(
      'spending.paid-before',
    )
    expect((await runtime.call(spending.pay, call)).state).toBe('paid')
  })

  test('the waiting list of each is what each may do', async () => {
    const runtime = await officeWithFund()
    await spendingAt(runtime, 'submitted', { amountFen: 1000 })
    await spendingAt(runtime, 'reviewed', { amountFen: 200_000 })
    await spendingAt(runtime, 'reviewed', { amountFen: 200_001 })
    const waiting = async (role: Role) => {
      runtime.sit(role)
      return (await runtime.call(spending.list, { filters: { waits: true } })).rows.map(
        ({ amountFen }) => amountFen,
      )
    }
    expect(await waiting('clerk')).toEqual([])
    expect((await waiting('reviewer')).sort()).toEqual([1000, 200_000])
    expect((await waiting('head')).sort()).toEqual([1000, 200_000, 200_001])
  })
})

describe('what came back', () => {
  test('is corrected and submitted anew; withdrawn, it frees what it bound', async () => {
    const runtime = await officeWithFund()
    const one = await spendingAt(runtime, 'reviewed', { amountFen: 500_000 })
    const back = await runtime.call(spending.sendBack, {
      id: one.id,
      revision: one.revision,
      reason: '请补比价材料',
    })
    expect(back).toMatchObject({ state: 'returned', note: '请补比价材料', reviewedBy: null })
    runtime.sit('clerk')
    expect(
      (await runtime.refused(spending.correct, { id: one.id, revision: 1, patch: {}, reason: '更正' })).code,
    ).toBe('spending.stale')
    const same = { id: one.id, revision: back.revision, patch: { payeeAccount: '****7890' }, reason: '更正' }
    expect((await runtime.refused(spending.correct, same)).code).toBe('spending.no-change')
    const mended = await runtime.call(spending.correct, { ...same, patch: { amountFen: 450_000 } })
    const sent = await runtime.call(spending.submit, { id: one.id, revision: mended.revision })
    await runtime.call(spending.withdraw, { id: one.id, revision: sent.revision, reason: '活动取消' })
    const again = await runtime.refused(spending.submit, { id: one.id, revision: sent.revision + 1 })
    expect(again).toEqual({ code: 'spending.wrong-state', params: { state: 'withdrawn' } })
    const [fund] = await runtime.call(spending.funds, { year: 2031 })
    expect(fund).toMatchObject({ committedFen: 0, freeFen: 1_000_000 })
    expect((await runtime.refused(spending.get, { id: nobody })).code).toBe('spending.not-found')
  })

  test('a payment that was wrong is reversed in red, and its money is there again', async () => {
    const runtime = await officeWithFund()
    const paid = await spendingAt(runtime, 'paid')
    const vouchers = () => runtime.db.file.prepare('select kind, total_fen from voucher order by id').all()
    expect(vouchers()).toEqual([
      { kind: 'appropriation', total_fen: 1_000_000 },
      { kind: 'spending', total_fen: 120_000 },
    ])
    runtime.sit('head')
    await runtime.call(spending.reverse, { id: paid.id, revision: paid.revision, reason: '商家退款' })
    expect(vouchers()).toHaveLength(3)
    expect(vouchers()[2]).toEqual({ kind: 'reversal', total_fen: -120_000 })
    const [fund] = await runtime.call(spending.funds, { year: 2031 })
    expect(fund).toMatchObject({ spentFen: 0, balanceFen: 1_000_000 })
  })
})

describe('the board', () => {
  test('takes what was paid, not before, and long enough', async () => {
    const runtime = await officeWithFund()
    const paid = await spendingAt(runtime, 'paid')
    const draft = await spendingAt(runtime, 'draft')
    const hang = { spendingIds: [paid.id], place: '公示栏', fromDay: TODAY, toDay: '2031-06-21', paper: null }
    const early = { ...hang, fromDay: '2031-06-14', toDay: '2031-06-30' }
    expect((await runtime.refused(spending.publicise, early)).code).toBe('spending.publicity-early')
    const short = await runtime.refused(spending.publicise, { ...hang, toDay: '2031-06-20' })
    expect(short).toEqual({ code: 'spending.publicity-short', params: { days: 7 } })
    const backwards = await runtime.refused(spending.publicise, { ...hang, toDay: '2031-06-14' })
    expect(backwards).toEqual(short)
    const mixed = await runtime.refused(spending.publicise, { ...hang, spendingIds: [paid.id, draft.id] })
    expect(mixed.code).toBe('spending.wrong-state')
    expect(await stateOf(runtime, paid.id)).toBe('paid')
    runtime.setDay('2031-07-16')
    const late = { filters: { isLate: true } }
    expect((await runtime.call(spending.list, late)).total).toBe(1)
    runtime.setDay('2031-07-15')
    expect((await runtime.call(spending.list, late)).total).toBe(0)
  })
})
