import { describe, expect, onTestFinished, test } from 'vitest'
import { verifyLedger } from '../../../electron/audit/verify.ts'
import { importService } from '../../../electron/imports/service.ts'
import { importNouns, ledgerServices } from '../../../electron/ledgers/derived.ts'
import { sessionService } from '../../../electron/session/service.ts'
import { mediaOf } from '../../../shared/attachments/media.ts'
import type { Output } from '../../../shared/ipc/endpoint.ts'
import { type Month, monthAfter, monthOf } from '../../../shared/kernel/month.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import { missingPapers, rulesOn } from '../../../shared/ledgers/spending/rules.ts'
import type { Spending } from '../../../shared/ledgers/spending/spending.ts'
import { totalSides } from '../../../shared/ledgers/spending/vouchers/balances.ts'
import { session } from '../../../shared/session/contract.ts'
import { sampleDay } from '../../support/sample-office.ts'
import { samplePictures } from '../../support/sample-pictures.ts'
import { type TestRuntime, testRuntime } from '../../support/test-runtime.ts'

/** A runtime on a day, before its practice ledger is opened. */
function hallOn(day: string): TestRuntime {
  const { bookings: _, ...some } = ledgerServices
  const runtime = testRuntime({ ...some, session: sessionService, imports: importService(importNouns) })
  onTestFinished(() => runtime.end())
  runtime.clock.shiftMs = Date.parse(`${day}T02:00:00Z`) - Date.now()
  return runtime
}

async function practice(day: string): Promise<TestRuntime> {
  const runtime = hallOn(day)
  await runtime.call(session.practice, {})
  return runtime
}

const all = <Row>(runtime: TestRuntime, sql: string): Row[] =>
  runtime.open!.db.file.prepare(sql).all() as Row[]

/** What the books came to, whatever the ids. */
const booksOf = async (runtime: TestRuntime) => ({
  months: (await runtime.call(spending.months, {})).months.map(({ closedAt: _, ...month }) => month),
  vouchers: all(runtime, 'select month, number, kind, total_fen from voucher order by month, number'),
  papers: all(runtime, 'select kind, count(*) from attachment group by kind order by kind'),
})

// Pay has months of its own, the funds go with the clock: before both, within, at a year's turn, long after.
describe.each(['2016-03-02', sampleDay, '2027-01-15', '2031-06-15'])('the sample’s books on %s', (day) => {
  test('are checked, carried and closed but for the last months, balance, and verify', async () => {
    const runtime = await practice(day)
    const { months } = await runtime.call(spending.months, {})
    const isOpen = (month: Month) => month >= monthAfter(monthOf(day), -2)
    expect(months.filter(({ state }) => state === '').map(({ month }) => month)).toEqual(
      months.map(({ month }) => month).filter(isOpen),
    )
    for (const { month, state, unchecked } of months) {
      if (!isOpen(month)) expect([month, state, unchecked]).toEqual([month, 'closed', 0])
    }
    expect(months.filter(({ state }) => state === 'closed').length).toBeGreaterThan(11)
    const years = new Set(months.map(({ month }) => month.slice(0, 4)))
    for (const { month } of months) {
      const rows = await runtime.call(spending.balances, { month })
      const [openingDebit, openingCredit, debit, credit, closingDebit, closingCredit] = totalSides(rows)
      expect([openingDebit, debit, closingDebit]).toEqual([openingCredit, credit, closingCredit])
      expect(rows.filter(({ code, closingFen }) => code.startsWith('22') && closingFen !== 0)).toEqual([])
      if (!month.endsWith('-12') || isOpen(month)) continue
      const left = rows.filter(({ kind }) => kind === 'income' || kind === 'expense')
      expect(left.filter(({ closingFen }) => closingFen !== 0)).toEqual([])
    }
    const carried = all<object>(runtime, "select * from voucher where kind = 'carry-forward'")
    expect(carried.length).toBeGreaterThan(0)
    expect(carried.length).toBeLessThan(years.size)
    expect(
      all(runtime, `select id from voucher where kind = 'carry-forward' and checked_by is null`),
    ).toEqual([])
    const { db, ledger } = runtime.open!
    expect((await verifyLedger(db.file, ledger.id, async () => {})).broken).toEqual([])
  })
})

test('every paid spending of the sample has its papers, and two approved ones lack theirs', async () => {
  const runtime = await practice(sampleDay)
  const rules = new Map<string, Output<typeof spending.rules>>()
  for (const { id } of await runtime.call(spending.funds, { year: Number(sampleDay.slice(0, 4)) })) {
    rules.set(id, await runtime.call(spending.rules, { fundId: id }))
  }
  type Row = Pick<Spending, 'state' | 'day' | 'category' | 'amountFen'> & { fund: string; kinds: string }
  const rows = all<Row>(
    runtime,
    `select state, fund_id as fund, day, category, amount_fen as amountFen,
      (select coalesce(group_concat(kind), '') from attachment where of_id = spending.id) as kinds
    from spending`,
  )
  const lacking = (stage: 'submit' | 'pay') =>
    rows
      .filter((row) => {
        const own = rulesOn(rules.get(row.fund)!, row.day)
        return missingPapers(own, row, row.kinds.split(','), stage).length > 0
      })
      .map(({ state }) => state)
  expect(new Set(lacking('submit'))).toEqual(new Set(['draft']))
  expect(lacking('pay').filter((state) => state === 'approved')).toHaveLength(2)
  expect(new Set(lacking('pay'))).toEqual(new Set(['draft', 'submitted', 'reviewed', 'returned', 'approved']))
  expect(all(runtime, 'select sha256 from attachment_content')).toHaveLength(4)
  expect(all(runtime, 'select id from attachment').length).toBeGreaterThan(1000)
})

test('the papers of the sample are small pictures with a smaller one each', () => {
  for (const { content, thumbnail } of samplePictures) {
    expect([mediaOf(content, ''), mediaOf(thumbnail, '')]).toEqual(['jpg', 'jpg'])
    expect(content.length).toBeLessThan(40_000)
    expect(thumbnail.length).toBeLessThan(content.length / 3)
  }
})

test('a filling that was cut short, again and again, is continued and not doubled', async () => {
  const cuts = [
    `before insert on voucher when new.kind = 'manual' and new.month = '2025-03'`,
    `before update of checked_by on voucher when new.month = '2026-01'`,
    `before insert on book_month when new.month = '2025-06'`,
    `before update of checked_by on voucher when new.kind = 'carry-forward' and new.month = '2025-12'`,
    `before insert on import_batch when new.noun = 'members'`,
  ]
  const runtime = hallOn(sampleDay)
  const { fillPractice } = runtime
  Object.assign(runtime, {
    fillPractice: async () => {
      const { file } = runtime.open!.db
      for (const cut of cuts) {
        file.exec(`create temp trigger cut ${cut} begin select raise(abort, 'cut short'); end`)
        await expect(fillPractice(runtime), cut).rejects.toThrow('cut short')
        file.exec('drop trigger cut')
      }
      await fillPractice(runtime)
      await fillPractice(runtime)
    },
  })
  await runtime.call(session.practice, {})
  expect(await booksOf(runtime)).toEqual(await booksOf(await practice(sampleDay)))
})
