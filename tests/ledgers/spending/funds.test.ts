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
    const hall = await officeWithFund()
    const rules = await hall.call(spending.rules, { fundId: hall.fundId })
    expect(rules).toHaveLength(shippedRules.get('service')!.length)
    expect(new Set(rules.map(({ fromDay, toDay }) => `${fromDay} ${toDay}`))).toEqual(
      new Set(['2030-01-01 null']),
    )
    const scope = rules.find(({ kind, category }) => kind === 'scope' && category === 'culture')!
    hall.sit('head')
    const ended = { id: scope.id, revision: 1, toDay: '2031-06-14', reason: '街道通知' }
    await hall.call(spending.endRule, ended)
    expect((await hall.refused(spending.endRule, { ...ended, revision: 2 })).code).toBe(
      'spending.rule-not-found',
    )
    const other = rules.find(({ kind }) => kind === 'forbidden')!
    expect((await hall.refused(spending.endRule, { ...ended, id: other.id, revision: 9 })).code).toBe(
      'spending.stale',
    )
    hall.sit('clerk')
    const refused = await hall.refused(spending.enter, wantedSpending(hall.lineId))
    expect(refused).toEqual({ code: 'spending.out-of-scope', params: { category: 'culture' } })
    await hall.call(spending.enter, wantedSpending(hall.lineId, { day: '2031-06-14' }))
  })

  test('may be added from a day on, whole', async () => {
    const hall = await officeWithFund()
    hall.sit('head')
    const rule = {
      fundId: hall.fundId,
      ...({ kind: 'forbidden', category: null, role: null, paper: null, stage: null } as const),
      ...{ amountFen: null, days: null, words: '购买烟花爆竹', matches: '烟花 爆竹' },
      ...{ source: '样例街道通知', fromDay: TODAY, reason: '街道通知' },
    }
    expect((await hall.refused(spending.addRule, { ...rule, fundId: nobody })).code).toBe(
      'spending.fund-not-found',
    )
    const empty = await hall.refused(spending.addRule, { ...rule, kind: 'publish-for' })
    expect(empty).toEqual({ code: 'spending.rule-incomplete', params: { field: 'days' } })
    expect((await hall.refused(spending.addRule, { ...rule, category: 'gold' })).code).toBe(
      'spending.unknown-code',
    )
    await hall.call(spending.addRule, rule)
    hall.sit('clerk')
    const wanted = wantedSpending(hall.lineId, { purpose: '元宵节购烟花' })
    expect(await hall.refused(spending.enter, wanted)).toEqual({
      code: 'spending.forbidden',
      params: { item: '购买烟花爆竹', word: '烟花' },
    })
    await hall.call(spending.enter, { ...wanted, day: '2031-06-14' })
  })
})

describe('a fund', () => {
  test('has a name to itself and a kind that is known', async () => {
    const hall = await officeWithFund()
    hall.sit('head')
    expect((await hall.refused(spending.addFund, wantedFund())).code).toBe('spending.name-taken')
    const strange = wantedFund({ name: '其他', kind: 'gold' })
    expect((await hall.refused(spending.addFund, strange)).code).toBe('spending.unknown-code')
    const backwards = wantedFund({ name: '其他', closedDay: '2029-12-31' })
    expect((await hall.refused(spending.addFund, backwards)).code).toBe('spending.not-opened')
    const correct = (patch: object, revision = 1, id: Id = hall.fundId) =>
      hall.refused(spending.correctFund, { id, revision, patch, reason: '更正' })
    expect((await correct({ name: wantedFund().name })).code).toBe('spending.no-change')
    expect((await correct({ name: '新名称' }, 2)).code).toBe('spending.stale')
    expect((await correct({ closedDay: '2029-01-01' })).code).toBe('spending.not-opened')
    expect((await correct({ name: '新名称' }, 1, nobody)).code).toBe('spending.fund-not-found')
  })

  test('has lines within its scope, never below what is bound', async () => {
    const hall = await officeWithFund()
    hall.sit('head')
    const add = (over: object) => hall.refused(spending.addLine, wantedLine(hall.fundId, over))
    expect((await add({})).code).toBe('spending.name-taken')
    expect((await add({ name: '文具', category: 'stationery' })).code).toBe('spending.forbidden')
    expect((await add({ name: '水电', category: 'utilities' })).code).toBe('spending.out-of-scope')
    expect((await add({ name: '黄金', category: 'gold' })).code).toBe('spending.unknown-code')
    await spendingAt(hall, 'submitted')
    hall.sit('head')
    const correct = { id: hall.lineId, revision: 1, reason: '调整' }
    const low = await hall.refused(spending.correctLine, { ...correct, patch: { amountFen: 119_999 } })
    expect(low).toEqual({ code: 'spending.line-below', params: { boundFen: 120_000 } })
    const line = await hall.call(spending.correctLine, { ...correct, patch: { amountFen: 120_000 } })
    expect(line).toMatchObject({ amountFen: 120_000, revision: 2 })
    expect(
      (await hall.refused(spending.correctLine, { ...correct, id: nobody, patch: { amountFen: 1 } })).code,
    ).toBe('spending.line-not-found')
  })

  test('gives an appropriation back by a second person, unless it would be short', async () => {
    const hall = await officeWithFund()
    const call = { id: hall.receivedId, revision: 1, reason: '重复登记' }
    hall.sit('head')
    expect((await hall.refused(spending.reverseAppropriation, call)).code).toBe('spending.self-approval')
    const one = await spendingAt(hall, 'submitted')
    hall.sit('reviewer')
    const short = await hall.refused(spending.reverseAppropriation, call)
    expect(short).toEqual({ code: 'spending.fund-below', params: { shortFen: 120_000 } })
    await hall.call(spending.withdraw, { id: one.id, revision: one.revision, reason: '不办了' })
    await hall.call(spending.reverseAppropriation, call)
    expect((await hall.refused(spending.reverseAppropriation, { ...call, revision: 2 })).code).toBe(
      'spending.appropriation-not-found',
    )
    expect(await hall.call(spending.appropriations, { year: 2031 })).toMatchObject([
      { state: 'reversed', note: '重复登记' },
    ])
    const sums = hall.book.file.prepare('select sum(debit_fen) - sum(credit_fen) from voucher_entry').pluck()
    expect(sums.get()).toBe(0)
    const receive = { fundId: hall.fundId, day: '2031-06-16', amountFen: 1, payer: '街道' }
    const wanted = { ...receive, document: null, remark: null }
    expect((await hall.refused(spending.receive, wanted)).code).toBe('spending.future-day')
  })

  test('burns down month by month', async () => {
    const hall = await officeWithFund()
    await spendingAt(hall, 'paid')
    hall.setDay('2031-08-02')
    await spendingAt(hall, 'approved', { day: '2031-07-01', amountFen: 30_000 })
    const { budgetFen, months } = await hall.call(spending.execution, { fundId: hall.fundId, year: 2031 })
    expect(budgetFen).toBe(500_000)
    expect(months[0]).toEqual({ month: 1, receivedFen: 1_000_000, spentFen: 0, leftFen: 500_000 })
    expect(months.map(({ leftFen }) => leftFen)).toEqual([
      ...[500_000, 500_000, 500_000, 500_000, 500_000],
      ...[380_000, 380_000, 380_000, 380_000, 380_000, 380_000, 380_000],
    ])
    const refused = await hall.refused(spending.execution, { fundId: nobody, year: 2031 })
    expect(refused.code).toBe('spending.fund-not-found')
  })
})
