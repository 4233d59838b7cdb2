import { describe, expect, test } from 'vitest'
import type { RawInput } from '../../../shared/ipc/endpoint.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import type { Role } from '../../../shared/kernel/roles.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import { TODAY } from '../../support/actors.ts'
import { personId } from '../../support/founding.ts'
import { officeWithFund, spendingAt, wantedFund, wantedSpending } from '../../support/funds.ts'
import { contentsOf } from '../../support/open-memory.ts'

type Wanted = RawInput<typeof spending.addRule>

/** What a form sends for a new limit of the reviewer from today on: 500 yuan. */
const wantedLimit = (fundId: Id, over: Partial<Wanted> = {}): Wanted => ({
  fundId,
  ...({ kind: 'limit', category: null, role: 'reviewer', paper: null, stage: null } as const),
  ...{ amountFen: 50_000, days: null, words: '', matches: null, source: '样例街道通知' },
  ...{ fromDay: TODAY, reason: '街道通知' },
  ...over,
})

describe('limits of approval', () => {
  test('are the head’s: nobody widens the limit of their own role', async () => {
    const runtime = await officeWithFund()
    const { id, revision } = await spendingAt(runtime, 'reviewed', { amountFen: 400_000 })
    const all = await runtime.call(spending.rules, { fundId: runtime.fundId })
    const shipped = all.find(({ kind, role }) => kind === 'limit' && role === 'reviewer')!
    const ended = { id: shipped.id, revision: 1, toDay: TODAY, reason: '登记有误' }
    const wide = wantedLimit(runtime.fundId, { amountFen: null, isUnlimited: true })
    for (const role of ['reviewer', 'admin'] as const) {
      runtime.sit(role)
      expect((await runtime.refused(spending.addRule, wide)).code).toBe('spending.limit-by-head')
      expect((await runtime.refused(spending.endRule, ended)).code).toBe('spending.limit-by-head')
    }
    runtime.sit('reviewer')
    const approve = { id, revision }
    expect((await runtime.refused(spending.approve, approve)).code).toBe('spending.over-limit')
    const other = wantedLimit(runtime.fundId, { kind: 'publish-for', role: null, amountFen: null, days: 10 })
    await runtime.call(spending.addRule, other)
    runtime.sit('head')
    await runtime.call(spending.addRule, wide)
    runtime.sit('reviewer')
    await runtime.call(spending.approve, approve)
  })

  test('are signed by who sets them, as are the other rules and a new fund with its own', async () => {
    const runtime = await officeWithFund()
    runtime.sit('head')
    runtime.signing.isOn = false
    runtime.open!.signing.now = null
    const rows = () => contentsOf(runtime.db)
    const before = rows()
    const [rule] = await runtime.call(spending.rules, { fundId: runtime.fundId })
    const ended = { id: rule!.id, revision: rule!.revision, toDay: TODAY, reason: '登记有误' }
    const unsigned = [
      await runtime.refused(spending.addRule, wantedLimit(runtime.fundId)),
      await runtime.refused(spending.endRule, ended),
      await runtime.refused(spending.addFund, wantedFund({ name: '样例资金二' })),
    ]
    expect(unsigned.map(({ code }) => code)).toEqual(unsigned.map(() => 'session.sign-first'))
    expect(rows()).toBe(before)
    runtime.sit('head')
    await runtime.call(spending.addRule, wantedLimit(runtime.fundId))
    const signed = runtime.db.file.prepare('select body from audit order by seq desc limit 1').pluck().get()
    expect(JSON.parse(signed as string)).toMatchObject({
      deed: 'deed.signed',
      user: personId('head'),
    })
  })

  test('are without an amount only where that is said', async () => {
    const runtime = await officeWithFund()
    runtime.sit('head')
    const refused = await runtime.refused(spending.addRule, wantedLimit(runtime.fundId, { amountFen: null }))
    expect(refused).toEqual({ code: 'spending.rule-incomplete', params: { field: 'amountFen' } })
  })

  test('the newest holds, and of several from one day the lowest', async () => {
    const runtime = await officeWithFund()
    const one = await spendingAt(runtime, 'reviewed', { amountFen: 50_001 })
    const call = { id: one.id, revision: one.revision }
    const limits = async (...amounts: (number | null)[]) => {
      runtime.sit('head')
      for (const amountFen of amounts) {
        const wanted = wantedLimit(runtime.fundId, { amountFen, isUnlimited: amountFen === null })
        await runtime.call(spending.addRule, wanted)
      }
    }
    const waits = async (role: Role) => {
      runtime.sit(role)
      return (await runtime.call(spending.list, { filters: { waits: true } })).total
    }
    expect(await waits('reviewer')).toBe(1)
    await limits(50_000, null, 60_000)
    expect(await waits('reviewer')).toBe(0)
    expect(await runtime.refused(spending.approve, call)).toEqual({
      code: 'spending.over-limit',
      params: { limitFen: 50_000 },
    })
    runtime.setDay('2031-06-16')
    runtime.sit('head')
    const later = { fromDay: '2031-06-16', amountFen: 50_001 } as const
    await runtime.call(spending.addRule, wantedLimit(runtime.fundId, later))
    expect(await waits('reviewer')).toBe(1)
    await runtime.call(spending.approve, call)
  })
})

test.each(['烟花、爆竹', '烟花，爆竹', '烟花,爆竹', '烟花；爆竹;鞭炮', '烟花 爆竹', '、烟花、、爆竹、'])(
  'forbidden words are told apart however they were typed: %s',
  async (matches) => {
    const runtime = await officeWithFund()
    runtime.sit('head')
    const rule = { kind: 'forbidden', role: null, amountFen: null, words: '购买烟花爆竹', matches } as const
    await runtime.call(spending.addRule, wantedLimit(runtime.fundId, rule))
    runtime.sit('clerk')
    const wanted = (purpose: string) => wantedSpending(runtime.lineId, { purpose })
    expect(await runtime.refused(spending.enter, wanted('元宵节购爆竹'))).toEqual({
      code: 'spending.forbidden',
      params: { item: '购买烟花爆竹', word: '爆竹' },
    })
    await runtime.call(spending.enter, wanted('元宵节购灯谜纸'))
  },
)
