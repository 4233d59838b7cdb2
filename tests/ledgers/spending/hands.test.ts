import { describe, expect, test } from 'vitest'
import { verifyLedger } from '../../../electron/audit/verify.ts'
import { ledgerServices } from '../../../electron/ledgers/derived.ts'
import { services } from '../../../electron/services.ts'
import { desk } from '../../../shared/desk/contract.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import type { Role } from '../../../shared/kernel/roles.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import type { SpendingPatch } from '../../../shared/ledgers/spending/spending.ts'
import { changesOf } from '../../../shared/words/changes.ts'
import { TODAY } from '../../support/actors.ts'
import { attach, officeWithFund, wantedSpending } from '../../support/funds.ts'
import { ledgerId } from '../../support/open-memory.ts'

async function office() {
  const runtime = await officeWithFund({ ...ledgerServices, desk: services.desk })
  const revisionOf = async (id: Id) => (await runtime.call(spending.get, { id })).spending.revision
  return Object.assign(runtime, {
    /** One person corrects a spending. */
    async mend(role: Role, id: Id, patch: SpendingPatch) {
      runtime.sit(role)
      return runtime.call(spending.correct, { id, revision: await revisionOf(id), patch, reason: '更正' })
    },
    async step(role: Role, door: 'submit' | 'review' | 'approve', id: Id) {
      runtime.sit(role)
      return runtime.call(spending[door], { id, revision: await revisionOf(id) })
    },
    async stopped(role: Role, door: 'review' | 'approve', id: Id) {
      runtime.sit(role)
      return (await runtime.refused(spending[door], { id, revision: await revisionOf(id) })).code
    },
    /** What waits for one person, by the list and by the desk. */
    async waits(role: Role) {
      runtime.sit(role)
      const { total } = await runtime.call(spending.list, { filters: { waits: true } })
      const { items } = await runtime.call(desk.overview, { today: TODAY })
      return [total, items.find(({ code }) => code === 'spending-waiting')?.count ?? 0]
    },
  })
}

describe('whoever ever changed a spending', () => {
  test('neither reviews nor approves it, whoever changed it after them', async () => {
    const runtime = await office()
    const { id } = await runtime.call(spending.enter, wantedSpending(runtime.lineId))
    await attach(runtime, id, 'minutes')
    await runtime.mend('head', id, { amountFen: 450_000 })
    await runtime.mend('clerk', id, { remark: '样例' })
    await runtime.step('clerk', 'submit', id)
    expect(await runtime.waits('head')).toEqual([0, 0])
    expect(await runtime.waits('reviewer')).toEqual([1, 1])
    expect(await runtime.stopped('head', 'review', id)).toBe('spending.self-approval')
    await runtime.step('reviewer', 'review', id)
    expect(await runtime.stopped('head', 'approve', id)).toBe('spending.self-approval')
    expect(await runtime.waits('head')).toEqual([0, 0])
    const verified = await verifyLedger(runtime.db.file, ledgerId, async () => {})
    expect(verified.broken).toEqual([])
  })

  test('is still known after it came back and was corrected by others', async () => {
    const runtime = await office()
    const { id } = await runtime.call(spending.enter, wantedSpending(runtime.lineId))
    await attach(runtime, id, 'minutes')
    await runtime.mend('reviewer', id, { amountFen: 130_000 })
    await runtime.step('clerk', 'submit', id)
    runtime.sit('head')
    const { revision } = (await runtime.call(spending.get, { id })).spending
    await runtime.call(spending.sendBack, { id, revision, reason: '请补比价材料' })
    await runtime.mend('clerk', id, { remark: '已补' })
    await runtime.mend('reviewer', id, { amountFen: 140_000 })
    const last = await runtime.mend('clerk', id, { remark: '再补' })
    expect(last.hands).toHaveLength(2)
    await runtime.step('clerk', 'submit', id)
    expect(await runtime.stopped('reviewer', 'review', id)).toBe('spending.self-approval')
    await runtime.step('head', 'review', id)
    await runtime.step('head', 'approve', id)
  })

  test('is kept by the file itself: no other tool forgets a hand or lets it approve', async () => {
    const runtime = await office()
    const { id } = await runtime.call(spending.enter, wantedSpending(runtime.lineId))
    await runtime.mend('head', id, { amountFen: 450_000 })
    const [clerk, head] = (await runtime.call(spending.get, { id })).spending.hands
    const { file } = runtime.db
    const set = (what: string) => () => file.prepare(`update spending set ${what} where id = ?`).run(id)
    await runtime.mend('clerk', id, { remark: '样例' })
    file.exec('drop trigger tell_update_spending')
    for (const hands of [`''`, `'somebody'`, `'${clerk}'`, `'${head} ${clerk}'`, `hands || 'x'`])
      expect(set(`hands = ${hands}`), hands).toThrow('stays known')
    for (const by of [clerk, head]) {
      expect(set(`approved_by = '${by}'`)).toThrow('their own')
      expect(set(`reviewed_by = '${by}'`)).toThrow('their own')
    }
    for (const state of ['reviewed', 'approved', 'paid', 'published', 'reversed', 'returned'])
      expect(set(`state = '${state}', binds = 1`), state).toThrow()
    expect(set(`approved_by = 'somebody'`)).not.toThrow()
    expect(set(`paid_by = 'somebody'`)).toThrow('their own')
  })

  test('has a name in the history', () => {
    const [one, two] = ['019f0000-0000-7000-8000-000000000001', '019f0000-0000-7000-8000-000000000002']
    const entry = { table: 'spending', before: {}, after: { hands: `${one} ${two}` } }
    const nameOf = (id: string) => (id === one ? '王样例' : undefined)
    expect(changesOf(entry, nameOf)).toEqual([
      { column: 'hands', label: '录入和改动过的人', before: '', after: '王样例、编号尾号 000002' },
    ])
  })
})
