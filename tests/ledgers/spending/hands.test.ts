import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { verifyLedger } from '../../../electron/audit/verify.ts'
import { migrate } from '../../../electron/db/migrate.ts'
import { migrations } from '../../../electron/db/migrations/index.ts'
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
  const hall = await officeWithFund({ ...ledgerServices, desk: services.desk })
  const revisionOf = async (id: Id) => (await hall.call(spending.get, { id })).spending.revision
  return Object.assign(hall, {
    /** One person corrects a spending. */
    async mend(role: Role, id: Id, patch: SpendingPatch) {
      hall.sit(role)
      return hall.call(spending.correct, { id, revision: await revisionOf(id), patch, reason: '更正' })
    },
    async step(role: Role, door: 'submit' | 'review' | 'approve', id: Id) {
      hall.sit(role)
      return hall.call(spending[door], { id, revision: await revisionOf(id) })
    },
    async stopped(role: Role, door: 'review' | 'approve', id: Id) {
      hall.sit(role)
      return (await hall.refused(spending[door], { id, revision: await revisionOf(id) })).code
    },
    /** What waits for one person, by the list and by the desk. */
    async waits(role: Role) {
      hall.sit(role)
      const { total } = await hall.call(spending.list, { filters: { waits: true } })
      const { items } = await hall.call(desk.overview, { today: TODAY })
      return [total, items.find(({ code }) => code === 'spending-waiting')?.count ?? 0]
    },
  })
}

describe('whoever ever changed a spending', () => {
  test('neither reviews nor approves it, whoever changed it after them', async () => {
    const hall = await office()
    const { id } = await hall.call(spending.enter, wantedSpending(hall.lineId))
    await attach(hall, id, 'minutes')
    await hall.mend('head', id, { amountFen: 450_000 })
    await hall.mend('clerk', id, { remark: '样例' })
    await hall.step('clerk', 'submit', id)
    expect(await hall.waits('head')).toEqual([0, 0])
    expect(await hall.waits('reviewer')).toEqual([1, 1])
    expect(await hall.stopped('head', 'review', id)).toBe('spending.self-approval')
    await hall.step('reviewer', 'review', id)
    expect(await hall.stopped('head', 'approve', id)).toBe('spending.self-approval')
    expect(await hall.waits('head')).toEqual([0, 0])
    const verified = await verifyLedger(hall.book.file, ledgerId, async () => {})
    expect(verified.broken).toEqual([])
  })

  test('is still known after it came back and was corrected by others', async () => {
    const hall = await office()
    const { id } = await hall.call(spending.enter, wantedSpending(hall.lineId))
    await attach(hall, id, 'minutes')
    await hall.mend('reviewer', id, { amountFen: 130_000 })
    await hall.step('clerk', 'submit', id)
    hall.sit('head')
    const { revision } = (await hall.call(spending.get, { id })).spending
    await hall.call(spending.sendBack, { id, revision, reason: '请补比价材料' })
    await hall.mend('clerk', id, { remark: '已补' })
    await hall.mend('reviewer', id, { amountFen: 140_000 })
    const last = await hall.mend('clerk', id, { remark: '再补' })
    expect(last.changedBefore?.split(' ')).toHaveLength(1)
    await hall.step('clerk', 'submit', id)
    expect(await hall.stopped('reviewer', 'review', id)).toBe('spending.self-approval')
    await hall.step('head', 'review', id)
    await hall.step('head', 'approve', id)
  })

  test('is kept by the file itself: no other tool forgets a hand or lets it approve', async () => {
    const hall = await office()
    const { id } = await hall.call(spending.enter, wantedSpending(hall.lineId))
    await hall.mend('head', id, { amountFen: 450_000 })
    const { changedBy: head } = (await hall.call(spending.get, { id })).spending
    const { file } = hall.book
    const set = (what: string) => () => file.prepare(`update spending set ${what} where id = ?`).run(id)
    expect(set(`changed_by = 'somebody'`)).toThrow('stays known')
    await hall.mend('clerk', id, { remark: '样例' })
    file.exec('drop trigger tell_update_spending')
    expect(set('changed_before = null')).toThrow('who changed a spending stays known')
    expect(set(`changed_by = 'somebody', changed_before = 'x ' || changed_before`)).toThrow('stays known')
    expect(set(`entered_by = 'somebody'`)).toThrow('stays known')
    expect(set(`approved_by = '${head}'`)).toThrow('CHECK constraint failed')
    expect(set(`reviewed_by = '${head}'`)).toThrow('CHECK constraint failed')
    set(`approved_by = 'somebody'`)()
  })

  test('was not kept at first: a spending that an older program wrote stands as it did', () => {
    const file = new Database(':memory:')
    migrate(file, () => {}, migrations.slice(0, 8))
    file.exec(`insert into fund values ('f', '样例', 'service', '2030-01-01', null, null, 1, 1);
      insert into budget_line values ('l', 'f', 2031, '样例', 'culture', 100, null, 1, 1);
      insert into spending (id, number, fund_id, line_id, year, category, day, purpose, amount_fen, payee,
        handler, state, entered_by, changed_by, reviewed_by, note, revision, search, binds)
      values ('s', '2031-0001', 'f', 'l', 2031, 'culture', '2031-06-01', '样例', 100, '样例', '样例',
        'reviewed', 'a', 'b', 'c', '', 1, '', 1)`)
    migrate(file, () => {})
    expect(file.prepare('select state, reviewed_by, changed_before from spending').all()).toEqual([
      { state: 'reviewed', reviewed_by: 'c', changed_before: null },
    ])
  })

  test('has a name in the history', () => {
    const [one, two] = ['019f0000-0000-7000-8000-000000000001', '019f0000-0000-7000-8000-000000000002']
    const entry = { table: 'spending', before: {}, after: { changed_before: `${one} ${two}` } }
    const nameOf = (id: string) => (id === one ? '王样例' : undefined)
    expect(changesOf(entry, nameOf)).toEqual([
      { column: 'changed_before', label: '先前的改动人', before: '', after: '王样例、编号尾号 000002' },
    ])
  })
})
