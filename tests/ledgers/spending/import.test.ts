import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { verifyLedger } from '../../../electron/audit/verify.ts'
import { importService } from '../../../electron/imports/service.ts'
import { importNouns, ledgerServices } from '../../../electron/ledgers/derived.ts'
import { fillFunds } from '../../../electron/ledgers/spending/sample.ts'
import { runCommand } from '../../../electron/router/contexts.ts'
import { imports } from '../../../shared/imports/contract.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import { fault } from '../../../shared/kernel/faults.ts'
import type { Role } from '../../../shared/kernel/roles.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import type { FundRule } from '../../../shared/ledgers/spending/fund.ts'
import { judgeApproved, type PastSpending } from '../../../shared/ledgers/spending/import-judge.ts'
import { officeWith } from '../../support/actors.ts'
import { officeWithFund, spendingAt } from '../../support/funds.ts'
import { ledgerId } from '../../support/open-memory.ts'
import { sampleDay } from '../../support/sample-office.ts'
import { samplePictures } from '../../support/sample-pictures.ts'
import { SPOILT_SPENDINGS } from '../../support/sample-spendings.ts'

const services = { ...ledgerServices, imports: importService(importNouns) }
const heading = ['报销日期', '资金来源', '预算项目', '摘要', '金额', '收款单位', '发票号', '开票方', '经手人']

async function office() {
  const runtime = await officeWithFund(services)
  runtime.sit('head')
  const paste = (...rows: string[][]) =>
    runtime.call(imports.paste, {
      noun: 'spending',
      text: [heading, ...rows].map((row) => row.join('\t')).join('\n'),
    })
  return Object.assign(runtime, { paste })
}

const fund = '样例服务群众专项经费'
const row = (over: Record<number, string> = {}): string[] =>
  ['2031.3.8', fund, '邻里文化节', '妇女节活动用品', '860.50', '样例百货店', '', '', '王样例'].map(
    (cell, nth) => over[nth] ?? cell,
  )

describe('past spendings', () => {
  test('come in paid and posted to the books, and again change nothing', async () => {
    const runtime = await office()
    const preview = await runtime.paste(row(), row({ 0: '2031-4-2', 3: '读书会图书' }))
    expect(preview.counts).toEqual({ new: 2, changed: 0, same: 0, wrong: 0 })
    await runtime.call(imports.apply, { token: preview.token })
    const { rows, sums } = await runtime.call(spending.list, {})
    expect(rows.map(({ number, state, paidDay, payWay }) => [number, state, paidDay, payWay])).toEqual([
      ['2031-0001', 'paid', '2031-03-08', 'transfer'],
      ['2031-0002', 'paid', '2031-04-02', 'transfer'],
    ])
    expect(sums).toEqual({ amountFen: 172_100, paidFen: 172_100 })
    const [told] = await runtime.call(spending.funds, { year: 2031 })
    expect(told).toMatchObject({ spentFen: 172_100, balanceFen: 827_900 })
    const again = await runtime.paste(row(), row({ 8: '李样例' }))
    expect(again.counts).toEqual({ new: 0, changed: 0, same: 1, wrong: 1 })
    const verified = await verifyLedger(runtime.db.file, ledgerId, async () => {})
    expect(verified.broken).toEqual([])
  })

  test.each([
    ['没有叫', { 2: '没有的科目' }],
    ['没有叫“邻里文化节”', { 0: '2030-03-08' }],
    ['日期不能晚于今天', { 0: '2031-07-01' }],
    ['本月的支出请用“录入支出”办理', { 0: '2031-06-01' }],
    ['公务接待', { 3: '志愿者宴请' }],
    ['超出预算科目', { 4: '5000.01' }],
    ['一起填写', { 6: '24110001' }],
  ] as const)('are refused where %s', async (words, over) => {
    const runtime = await office()
    const { counts, rows } = await runtime.paste(row(over))
    expect(counts.wrong).toBe(1)
    expect(JSON.stringify(rows)).toContain(words)
  })

  test('are counted together: two rows cannot spend the same money or the same invoice', async () => {
    const runtime = await office()
    const twice = await runtime.paste(row({ 4: '3000' }), row({ 0: '2031-03-09', 4: '2000.01' }))
    expect(twice.counts).toMatchObject({ new: 1, wrong: 1 })
    const invoice = { 6: '24110001', 7: '样例百货店' }
    const both = await runtime.paste(row(invoice), row({ ...invoice, 0: '2031-03-09' }))
    expect(both.counts).toMatchObject({ new: 1, wrong: 1 })
    expect(JSON.stringify(both.rows)).toContain('不能报两次')
  })

  test('are judged again when they are written', async () => {
    const runtime = await office()
    const preview = await runtime.paste(row({ 4: '4900' }))
    await spendingAt(runtime, 'submitted')
    runtime.sit('head')
    const refused = await runtime.refused(imports.apply, { token: preview.token })
    expect(refused.code).toBe('imports.moved')
    expect((await runtime.call(spending.list, {})).total).toBe(1)
  })

  test('go back whole: withdrawn, their vouchers taken back in red; then they may come again', async () => {
    const runtime = await office()
    const { token } = await runtime.paste(row())
    const { id } = await runtime.call(imports.apply, { token })
    await runtime.call(imports.undo, { batchId: id, reason: '导错了' })
    const [told] = await runtime.call(spending.funds, { year: 2031 })
    expect(told).toMatchObject({ spentFen: 0, balanceFen: 1_000_000 })
    const kinds = runtime.db.file.prepare('select kind from voucher order by id').pluck().all()
    expect(kinds).toEqual(['appropriation', 'spending', 'reversal'])
    const preview = await runtime.paste(row())
    expect(preview.counts.new).toBe(1)
  })
})

describe('an import is no way round the approval', () => {
  test('a clerk sees the dry run, and who may apply it and take it back', async () => {
    const runtime = await office()
    runtime.sit('clerk')
    const { token, counts, appliers } = await runtime.paste(row({ 4: '4999' }))
    expect([counts.new, appliers]).toEqual([1, ['reviewer', 'head']])
    const barred = { code: 'imports.not-yours', params: { roles: ['reviewer', 'head'] } }
    expect(await runtime.refused(imports.apply, { token })).toEqual(barred)
    expect((await runtime.call(spending.list, {})).total).toBe(0)
    runtime.sit('head')
    const batch = await runtime.call(imports.apply, { token })
    for (const role of ['clerk', 'admin'] as const) {
      runtime.sit(role)
      expect(await runtime.refused(imports.undo, { batchId: batch.id, reason: '导错了' })).toEqual(barred)
    }
    runtime.sit('reviewer')
    expect((await runtime.paste(row())).appliers).toEqual([])
  })

  test('a reviewer imports up to the limit of the day of each row', async () => {
    const runtime = await office()
    await runtime.call(spending.addRule, {
      fundId: runtime.fundId,
      ...({ kind: 'limit', category: null, role: 'reviewer', paper: null, stage: null } as const),
      ...{ amountFen: 50_000, days: null, words: '', matches: null, source: '样例街道通知' },
      ...{ fromDay: '2031-04-01', reason: '街道通知' },
    })
    runtime.sit('reviewer')
    const april = { 0: '2031-04-01', 3: '读书会图书' }
    const { counts, rows } = await runtime.paste(
      row({ 4: '2000' }),
      row({ 4: '2000.01' }),
      row({ ...april, 4: '500' }),
      row({ ...april, 4: '500.01' }),
    )
    expect(counts).toMatchObject({ new: 2, wrong: 2 })
    const problems = rows.flatMap(({ row: at, cells }) => cells.map(({ problem }) => [at, problem]))
    expect(problems.filter(([, problem]) => problem !== '')).toEqual([
      [3, '金额超过您的审批限额 2,000.00 元，请由负责人导入。'],
      [5, '金额超过您的审批限额 500.00 元，请由负责人导入。'],
    ])
  })

  test('who writes a row that is approved already is measured by their role, the head too', () => {
    const card = { day: '2031-03-08', amountFen: 200_001 } as PastSpending['card']
    const past = { card, payment: { paidDay: '2031-03-08', payWay: 'transfer', payReference: null } as never }
    const limit = (role: 'reviewer' | 'head', amountFen: number) =>
      ({ kind: 'limit', role, amountFen, fromDay: '2030-01-01', toDay: null }) as FundRule
    const judged = (role: Role, own: FundRule[], today = '2031-04-01') =>
      judgeApproved(past, own, { today: today as Day, role })
    const over = (limitFen: number, role: Role) => fault('spending.import-over-limit', { limitFen, role })
    expect(judged('head', [])).toBeUndefined()
    expect(judged('reviewer', [])).toEqual(over(0, 'reviewer'))
    expect(judged('reviewer', [limit('reviewer', 200_001)])).toBeUndefined()
    expect(judged('head', [limit('head', 200_000)])).toEqual(over(200_000, 'head'))
    expect(judged('head', [], '2031-03-31')).toEqual(fault('spending.import-this-month', {}))
  })

  test('what the head found good, a reviewer does not write', async () => {
    const runtime = await office()
    const { token } = await runtime.paste(row({ 4: '4000' }))
    runtime.sit('reviewer')
    expect((await runtime.refused(imports.apply, { token })).code).toBe('imports.moved')
    expect((await runtime.call(spending.list, {})).total).toBe(0)
  })
})

test('the register of the sample reads as what its ledger holds, but for four spoilt rows', async () => {
  const runtime = officeWith(services)
  runtime.setDay(sampleDay)
  runtime.sit('head')
  runCommand(runtime, spending.enter.name, {}, (unit) =>
    fillFunds(unit, { enters: 'clerk-id', judges: unit.user }, samplePictures),
  )
  runtime.dialogs.push(join(runtime.sampleFolder, '经费支出登记.xlsx'))
  const preview = await runtime.call(imports.open, { noun: 'spending' })
  expect(preview!.counts.wrong).toBe(SPOILT_SPENDINGS.size)
  expect(preview!.counts.new + preview!.counts.changed).toBe(0)
  expect(preview!.counts.same).toBeGreaterThan(550)
})
