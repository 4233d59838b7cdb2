import { expect, test } from 'vitest'
import { verifyLedger } from '../../../electron/audit/verify.ts'
import { ledgerServices } from '../../../electron/ledgers/derived.ts'
import { fillFunds } from '../../../electron/ledgers/spending/sample.ts'
import { runCommand } from '../../../electron/router/contexts.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import { sampleSpendings } from '../../../shared/ledgers/spending/sample.ts'
import { officeWith, TODAY } from '../../support/actors.ts'
import { ledgerId } from '../../support/open-memory.ts'
import { sampleDay } from '../../support/sample-office.ts'
import { samplePictures } from '../../support/sample-pictures.ts'

test('the sample spends about six hundred times in two years, the same at every run', () => {
  const all = sampleSpendings(sampleDay)
  expect(all.length).toBeGreaterThan(500)
  expect(all.length).toBeLessThan(700)
  expect(sampleSpendings(sampleDay)).toEqual(all)
})

test('a practice ledger holds five funds in every stage, and its books agree with them', async () => {
  const runtime = officeWith(ledgerServices)
  runtime.sit('head')
  const fill = () =>
    runCommand(runtime, spending.enter.name, {}, (unit) =>
      fillFunds(unit, { enters: 'clerk-id', judges: unit.user }, samplePictures),
    )
  fill()
  fill()
  const funds = await runtime.call(spending.funds, { year: 2031 })
  expect(funds).toHaveLength(5)
  const { total } = await runtime.call(spending.list, {})
  expect(total).toBe(sampleSpendings(TODAY).length)
  for (const state of ['draft', 'submitted', 'reviewed', 'approved', 'returned', 'paid', 'published']) {
    expect((await runtime.call(spending.list, { filters: { state: [state] } })).total, state).toBeGreaterThan(
      0,
    )
  }
  for (const { id, balanceFen, freeFen, lines } of funds) {
    expect(freeFen).toBeGreaterThan(0)
    for (const { amountFen, committedFen } of lines) expect(committedFen).toBeLessThan(amountFen)
    const books = runtime.db.file
      .prepare(`select sum(credit_fen) - sum(debit_fen) from voucher_entry where fund_id = ?`)
      .pluck()
    expect(books.get(id)).toBe(balanceFen)
  }
  const verified = await verifyLedger(runtime.db.file, ledgerId, async () => {})
  expect(verified.broken).toEqual([])
})
