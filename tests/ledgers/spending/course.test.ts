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
const stateOf = async (hall: Funded, id: Id) => (await hall.call(spending.get, { id })).spending.state

describe('a spending', () => {
  test('walks from the application to the board, with two more people', async () => {
    const hall = await officeWithFund()
    const paid = await spendingAt(hall, 'paid')
    expect(paid).toMatchObject({ number: '2031-0001', state: 'paid', payeeAccount: '****7890', masked: true })
    hall.sit('clerk')
    const publicity = await hall.call(spending.publicise, {
      spendingIds: [paid.id],
      place: '社区公示栏',
      fromDay: TODAY,
      toDay: '2031-06-21',
      paper: '2031年6月经费公示',
    })
    const told = await hall.call(spending.get, { id: paid.id })
    expect(told).toMatchObject({
      spending: { state: 'published', category: 'culture', year: 2031, publicityId: publicity.id },
      publicity: { place: '社区公示栏' },
      line: { committedFen: 120_000, spentFen: 120_000 },
      missing: [],
    })
    expect(await hall.call(spending.publicities, { year: 2031 })).toMatchObject([
      { count: 1, amountFen: 120_000 },
    ])
    expect((await hall.call(spending.unmask, { id: paid.id })).payeeAccount).toBe('9900001234567890')
    const verified = await verifyLedger(hall.book.file, ledgerId, async () => {})
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
    const hall = await officeWithFund()
    const fault = await hall.refused(spending.enter, wantedSpending(hall.lineId, over))
    expect(fault.code).toBe(code)
    expect((await hall.call(spending.list, {})).total).toBe(0)
  })

  test('is refused out of a closed fund', async () => {
    const hall = await officeWithFund()
    hall.sit('head')
    await hall.call(spending.correctFund, {
      id: hall.fundId,
      revision: 1,
      patch: { closedDay: '2031-06-15' },
      reason: '年度结束',
    })
    hall.sit('clerk')
    const refused = await hall.refused(spending.enter, wantedSpending(hall.lineId))
    expect(refused.code).toBe('spending.fund-closed')
    await hall.call(spending.enter, wantedSpending(hall.lineId, { day: '2031-06-14' }))
  })

  test('binds its line to the last fen and not one further', async () => {
    const hall = await officeWithFund()
    await spendingAt(hall, 'submitted', { amountFen: 300_000 })
    const one = await spendingAt(hall, 'draft', { amountFen: 200_001 })
    await attach(hall, one.id, 'minutes')
    const refused = await hall.refused(spending.submit, { id: one.id, revision: 1 })
    expect(refused).toEqual({ code: 'spending.over-line', params: { leftFen: 200_000 } })
    expect(await stateOf(hall, one.id)).toBe('draft')
    await hall.call(spending.correct, {
      id: one.id,
      revision: 1,
      patch: { amountFen: 200_000 },
      reason: '核减',
    })
    await hall.call(spending.submit, { id: one.id, revision: 2 })
    const [fund] = await hall.call(spending.funds, { year: 2031 })
    expect(fund).toMatchObject({
      budgetFen: 500_000,
      committedFen: 500_000,
      spentFen: 0,
      balanceFen: 1_000_000,
    })
  })

  test('never takes a fund below nothing', async () => {
    const hall = await officeWithFund()
    hall.sit('head')
    const big = await hall.call(
      spending.addLine,
      wantedLine(hall.fundId, { name: '楼道照明', category: 'repair', amountFen: 2_000_000 }),
    )
    const over = { lineId: big.id, amountFen: 999_900 }
    await spendingAt(hall, 'submitted', over)
    const one = await spendingAt(hall, 'draft', { lineId: big.id, amountFen: 101 })
    await attach(hall, one.id, 'minutes')
    const refused = await hall.refused(spending.submit, { id: one.id, revision: 1 })
    expect(refused).toEqual({ code: 'spending.over-fund', params: { leftFen: 100 } })
  })

  test('is reported once with one invoice, however it was typed', async () => {
    const hall = await officeWithFund()
    const invoice = { invoiceNumber: '24112000 0001', seller: '样例百货店（样例路）' }
    const first = await hall.call(spending.enter, wantedSpending(hall.lineId, invoice))
    const again = { invoiceNumber: '２４１１２０００0001', seller: '样例百货店(样例路)' }
    const refused = await hall.refused(spending.enter, wantedSpending(hall.lineId, again))
    expect(refused).toEqual({
      code: 'spending.duplicate-invoice',
      params: {
        number: '24112000001'.length > 0 ? `${'240000'.slice(0, 0)}２４１１２０００0001` : '',
        of: '2031-0001',
      },
    })
    await hall.call(spending.enter, wantedSpending(hall.lineId, { ...again, seller: '样例文具店' }))
    await hall.call(spending.withdraw, { id: first.id, revision: 1, reason: '重复录入' })
    await hall.call(spending.enter, wantedSpending(hall.lineId, again))
  })

  test('is not submitted without its papers, and not paid without the invoice', async () => {
    const hall = await officeWithFund()
    const one = await spendingAt(hall, 'draft')
    const refused = await hall.refused(spending.submit, { id: one.id, revision: 1 })
    expect(refused).toEqual({ code: 'spending.papers-missing', params: { papers: ['minutes'] } })
    const approved = await spendingAt(hall, 'approved')
    hall.sit('reviewer')
    const unpaid = await hall.refused(spending.pay, {
      id: approved.id,
      revision: approved.revision,
      ...payment,
    })
    expect(unpaid).toEqual({ code: 'spending.papers-missing', params: { papers: ['invoice'] } })
    expect((await hall.call(spending.get, { id: approved.id })).missing).toEqual(['invoice'])
  })
})

describe('a second person', () => {
  test('reviews and approves: never who entered or changed it', async () => {
    const hall = await officeWithFund()
    hall.sit('head')
    const own = await hall.call(spending.enter, wantedSpending(hall.lineId))
    await attach(hall, own.id, 'minutes')
    await hall.call(spending.submit, { id: own.id, revision: 1 })
    const call = { id: own.id, revision: 2 }
    for (const door of [spending.review, spending.approve] as const) {
      const { code } = await hall.refused(door, call)
      expect(['spending.self-approval', 'spending.wrong-state']).toContain(code)
    }
    expect((await hall.refused(spending.review, call)).code).toBe('spending.self-approval')
    hall.sit('reviewer')
    await hall.call(spending.review, call)
    hall.sit('head')
    expect((await hall.refused(spending.approve, { ...call, revision: 3 })).code).toBe(
      'spending.self-approval',
    )
    expect((await hall.refused(spending.sendBack, { ...call, revision: 3, reason: '不符' })).code).toBe(
      'spending.self-approval',
    )
  })

  test('approves within the limit of the role', async () => {
    const hall = await officeWithFund()
    const small = await spendingAt(hall, 'reviewed', { amountFen: 200_000 })
    const large = await spendingAt(hall, 'reviewed', { amountFen: 200_001 })
    hall.sit('reviewer')
    await hall.call(spending.approve, { id: small.id, revision: small.revision })
    const refused = await hall.refused(spending.approve, { id: large.id, revision: large.revision })
    expect(refused).toEqual({ code: 'spending.over-limit', params: { limitFen: 200_000 } })
    hall.sit('head')
    await hall.call(spending.approve, { id: large.id, revision: large.revision })
  })

  test('pays: not who approved', async () => {
    const hall = await officeWithFund()
    const one = await spendingAt(hall, 'approved')
    await attach(hall, one.id, 'invoice')
    const call = { id: one.id, revision: one.revision, ...payment }
    expect((await hall.refused(spending.pay, call)).code).toBe('spending.pays-own-approval')
    hall.sit('clerk')
    expect((await hall.refused(spending.pay, { ...call, payWay: 'shells' })).code).toBe(
      'spending.unknown-code',
    )
    expect((await hall.refused(spending.pay, { ...call, paidDay: '2031-06-16' })).code).toBe(
      'spending.future-day',
    )
    expect((await hall.refused(spending.pay, { ...call, paidDay: '2031-06-14' })).code).toBe(
      'spending.paid-before',
    )
    expect((await hall.call(spending.pay, call)).state).toBe('paid')
  })

  test('the waiting list of each is what each may do', async () => {
    const hall = await officeWithFund()
    await spendingAt(hall, 'submitted', { amountFen: 1000 })
    await spendingAt(hall, 'reviewed', { amountFen: 200_000 })
    await spendingAt(hall, 'reviewed', { amountFen: 200_001 })
    const waiting = async (role: Role) => {
      hall.sit(role)
      return (await hall.call(spending.list, { filters: { waits: true } })).rows.map(
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
    const hall = await officeWithFund()
    const one = await spendingAt(hall, 'reviewed', { amountFen: 500_000 })
    const back = await hall.call(spending.sendBack, {
      id: one.id,
      revision: one.revision,
      reason: '请补比价材料',
    })
    expect(back).toMatchObject({ state: 'returned', note: '请补比价材料', reviewedBy: null })
    hall.sit('clerk')
    expect(
      (await hall.refused(spending.correct, { id: one.id, revision: 1, patch: {}, reason: '更正' })).code,
    ).toBe('spending.stale')
    const same = { id: one.id, revision: back.revision, patch: { payeeAccount: '****7890' }, reason: '更正' }
    expect((await hall.refused(spending.correct, same)).code).toBe('spending.no-change')
    const mended = await hall.call(spending.correct, { ...same, patch: { amountFen: 450_000 } })
    const sent = await hall.call(spending.submit, { id: one.id, revision: mended.revision })
    await hall.call(spending.withdraw, { id: one.id, revision: sent.revision, reason: '活动取消' })
    const again = await hall.refused(spending.submit, { id: one.id, revision: sent.revision + 1 })
    expect(again).toEqual({ code: 'spending.wrong-state', params: { state: 'withdrawn' } })
    const [fund] = await hall.call(spending.funds, { year: 2031 })
    expect(fund).toMatchObject({ committedFen: 0, freeFen: 1_000_000 })
    expect((await hall.refused(spending.get, { id: nobody })).code).toBe('spending.not-found')
  })

  test('a payment that was wrong is reversed in red, and its money is there again', async () => {
    const hall = await officeWithFund()
    const paid = await spendingAt(hall, 'paid')
    const vouchers = () => hall.book.file.prepare('select kind, total_fen from voucher order by id').all()
    expect(vouchers()).toEqual([
      { kind: 'appropriation', total_fen: 1_000_000 },
      { kind: 'spending', total_fen: 120_000 },
    ])
    hall.sit('head')
    await hall.call(spending.reverse, { id: paid.id, revision: paid.revision, reason: '商家退款' })
    expect(vouchers()).toHaveLength(3)
    expect(vouchers()[2]).toEqual({ kind: 'reversal', total_fen: -120_000 })
    const [fund] = await hall.call(spending.funds, { year: 2031 })
    expect(fund).toMatchObject({ spentFen: 0, balanceFen: 1_000_000 })
  })
})

describe('the board', () => {
  test('takes what was paid, not before, and long enough', async () => {
    const hall = await officeWithFund()
    const paid = await spendingAt(hall, 'paid')
    const draft = await spendingAt(hall, 'draft')
    const hang = { spendingIds: [paid.id], place: '公示栏', fromDay: TODAY, toDay: '2031-06-21', paper: null }
    const early = { ...hang, fromDay: '2031-06-14', toDay: '2031-06-30' }
    expect((await hall.refused(spending.publicise, early)).code).toBe('spending.publicity-early')
    const short = await hall.refused(spending.publicise, { ...hang, toDay: '2031-06-20' })
    expect(short).toEqual({ code: 'spending.publicity-short', params: { days: 7 } })
    const backwards = await hall.refused(spending.publicise, { ...hang, toDay: '2031-06-14' })
    expect(backwards).toEqual(short)
    const mixed = await hall.refused(spending.publicise, { ...hang, spendingIds: [paid.id, draft.id] })
    expect(mixed.code).toBe('spending.wrong-state')
    expect(await stateOf(hall, paid.id)).toBe('paid')
    hall.setDay('2031-07-16')
    const late = { filters: { isLate: true } }
    expect((await hall.call(spending.list, late)).total).toBe(1)
    hall.setDay('2031-07-15')
    expect((await hall.call(spending.list, late)).total).toBe(0)
  })
})
