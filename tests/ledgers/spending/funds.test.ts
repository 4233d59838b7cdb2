import { describe, expect, test } from 'vitest'
import { shippedRules } from '../../../electron/ledgers/spending/defaults.ts'
import { fundKindCodes } from '../../../shared/codes/spending.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import { judgeRule } from '../../../shared/ledgers/spending/rules.ts'
import { TODAY } from '../../support/actors.ts'
import { officeWithFund, spendingAt, wantedFund, wantedLine, wantedSpending } from '../../support/funds.ts'

const nobody = '019f0000-0000-7000-8000-ffffffffffff' as Id

describe('the rules that ship', () => {
  test('are whole, name their source, and are there for every kind of fund', () => {
    expect([...shippedRules.keys()]).toEqual(fundKindCodes.codes.map(({ code }) => code))
    for (const rules of shippedRules.values()) {
      expect(rules.filter((rule) => judgeRule(rule) !== undefined)).toEqual([])
      expect(rules.filter(({ kind }) => kind === 'limit').map(({ role }) => role)).toEqual([
        'reviewer',
        'head',
      ])
    }
  })

  test('are taken by a new fund from its first day, and go their own way', async () => {
    const runtime = await officeWithFund()
    const rules = await runtime.call(spending.rules, { fundId: runtime.fundId })
    expect(rules).toHaveLength(shippedRules.get('service')!.length)
    expect(new Set(rules.map(({ fromDay, toDay }) => `${fromDay} ${toDay}`))).toEqual(
      new Set(['2030-01-01 null']),
    )
    const scope = rules.find(({ kind, category }) => kind === 'scope' && category === 'culture')!
    runtime.sit('head')
    const ended = { id: scope.id, revision: 1, toDay: '2031-06-14', reason: '街道通知' }
    await runtime.call(spending.endRule, ended)
    expect((await runtime.refused(spending.endRule, { ...ended, revision: 2 })).code).toBe(
      'spending.rule-not-found',
    )
    const other = rules.find(({ kind }) => kind === 'forbidden')!
    expect((await runtime.refused(spending.endRule, { ...ended, id: other.id, revision: 9 })).code).toBe(
      'spending.stale',
    )
    runtime.sit('clerk')
    const refused = await runtime.refused(spending.enter, wantedSpending(runtime.lineId))
    expect(refused).toEqual({ code: 'spending.out-of-scope', params: { category: 'culture' } })
    await runtime.call(spending.enter, wantedSpending(runtime.lineId, { day: '2031-06-14' }))
  })

  test('may be added from a day on, whole', async () => {
    const runtime = await officeWithFund()
    runtime.sit('head')
    const rule = {
      fundId: runtime.fundId,
      ...({ kind: 'forbidden', category: null, role: null, paper: null, stage: null } as const),
      ...{ amountFen: null, days: null, words: '购买烟花爆竹', matches: '烟花 爆竹' },
      ...{ source: '样例街道通知', fromDay: TODAY, reason: '街道通知' },
    }
    expect((await runtime.refused(spending.addRule, { ...rule, fundId: nobody })).code).toBe(
      'spending.fund-not-found',
    )
    const empty = await runtime.refused(spending.addRule, { ...rule, kind: 'publish-for' })
    expect(empty).toEqual({ code: 'spending.rule-incomplete', params: { field: 'days' } })
    expect((await runtime.refused(spending.addRule, { ...rule, category: 'gold' })).code).toBe(
      'spending.unknown-code',
    )
    await runtime.call(spending.addRule, rule)
    runtime.sit('clerk')
    const wanted = wantedSpending(runtime.lineId, { purpose: '元宵节购烟花' })
    expect(await runtime.refused(spending.enter, wanted)).toEqual({
      code: 'spending.forbidden',
      params: { item: '购买烟花爆竹', word: '烟花' },
    })
    await runtime.call(spending.enter, { ...wanted, day: '2031-06-14' })
  })
})

describe('a fund', () => {
  test('has a name to itself and a kind that is known', async () => {
    const runtime = await officeWithFund()
    runtime.sit('head')
    expect((await runtime.refused(spending.addFund, wantedFund())).code).toBe('spending.name-taken')
    const strange = wantedFund({ name: '其他', kind: 'gold' })
    expect((await runtime.refused(spending.addFund, strange)).code).toBe('spending.unknown-code')
    const backwards = wantedFund({ name: '其他', closedDay: '2029-12-31' })
    expect((await runtime.refused(spending.addFund, backwards)).code).toBe('spending.not-opened')
    const correct = (patch: object, revision = 1, id: Id = runtime.fundId) =>
      runtime.refused(spending.correctFund, { id, revision, patch, reason: '更正' })
    expect((await correct({ name: wantedFund().name })).code).toBe('spending.no-change')
    expect((await correct({ name: '新名称' }, 2)).code).toBe('spending.stale')
    expect((await correct({ closedDay: '2029-01-01' })).code).toBe('spending.not-opened')
    expect((await correct({ name: '新名称' }, 1, nobody)).code).toBe('spending.fund-not-found')
  })

  test('has lines within its scope, never below what is bound', async () => {
    const runtime = await officeWithFund()
    runtime.sit('head')
    const add = (over: object) => runtime.refused(spending.addLine, wantedLine(runtime.fundId, over))
    expect((await add({})).code).toBe('spending.name-taken')
    expect((await add({ name: '文具', category: 'stationery' })).code).toBe('spending.forbidden')
    expect((await add({ name: '水电', category: 'utilities' })).code).toBe('spending.out-of-scope')
    expect((await add({ name: '黄金', category: 'gold' })).code).toBe('spending.unknown-code')
    await spendingAt(runtime, 'submitted')
    runtime.sit('head')
    const correct = { id: runtime.lineId, revision: 1, reason: '调整' }
    const low = await runtime.refused(spending.correctLine, { ...correct, patch: { amountFen: 119_999 } })
    expect(low).toEqual({ code: 'spending.line-below', params: { boundFen: 120_000 } })
    const line = await runtime.call(spending.correctLine, { ...correct, patch: { amountFen: 120_000 } })
    expect(line).toMatchObject({ amountFen: 120_000, revision: 2 })
    expect(
      (await runtime.refused(spending.correctLine, { ...correct, id: nobody, patch: { amountFen: 1 } })).code,
    ).toBe('spending.line-not-found')
  })

  test('gives an appropriation back by a second person, unless it would be short', async () => {
    const runtime = await officeWithFund()
    const call = { id: runtime.receivedId, revision: 1, reason: '重复登记' }
    runtime.sit('head')
    expect((await runtime.refused(spending.reverseAppropriation, call)).code).toBe('spending.self-approval')
    const one = await spendingAt(runtime, 'submitted')
    runtime.sit('reviewer')
    const short = await runtime.refused(spending.reverseAppropriation, call)
    expect(short).toEqual({ code: 'spending.fund-below', params: { shortFen: 120_000 } })
    await runtime.call(spending.withdraw, { id: one.id, revision: one.revision, reason: '不办了' })
    await runtime.call(spending.reverseAppropriation, call)
    expect((await runtime.refused(spending.reverseAppropriation, { ...call, revision: 2 })).code).toBe(
      'spending.appropriation-not-found',
    )
    expect(await runtime.call(spending.appropriations, { year: 2031 })).toMatchObject([
      { state: 'reversed', note: '重复登记' },
    ])
    const sums = runtime.db.file.prepare('select sum(debit_fen) - sum(credit_fen) from voucher_entry').pluck()
    expect(sums.get()).toBe(0)
    const receive = { fundId: runtime.fundId, day: '2031-06-16', amountFen: 1, payer: '街道' }
    const wanted = { ...receive, document: null, remark: null }
    expect((await runtime.refused(spending.receive, wanted)).code).toBe('spending.future-day')
  })

  test('burns down month by month', async () => {
    const runtime = await officeWithFund()
    await spendingAt(runtime, 'paid')
    runtime.setDay('2031-08-02')
    await spendingAt(runtime, 'approved', { day: '2031-07-01', amountFen: 30_000 })
    const { budgetFen, months } = await runtime.call(spending.execution, {
      fundId: runtime.fundId,
      year: 2031,
    })
    expect(budgetFen).toBe(500_000)
    expect(months[0]).toEqual({ month: 1, receivedFen: 1_000_000, spentFen: 0, leftFen: 500_000 })
    expect(months.map(({ leftFen }) => leftFen)).toEqual([
      ...[500_000, 500_000, 500_000, 500_000, 500_000],
      ...[380_000, 380_000, 380_000, 380_000, 380_000, 380_000, 380_000],
    ])
    const refused = await runtime.refused(spending.execution, { fundId: nobody, year: 2031 })
    expect(refused.code).toBe('spending.fund-not-found')
  })
})
