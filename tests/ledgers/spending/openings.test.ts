import { expect, test } from 'vitest'
import { countFigures } from '../../../electron/ledgers/derived.ts'
import { openingQuery } from '../../../electron/ledgers/spending/money-moves.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { spending } from '../../../shared/ledgers/spending/contract.ts'
import { officeWith } from '../../support/actors.ts'
import { credit, debit } from '../../support/books.ts'
import {
  attach,
  type Funded,
  ledgersWithPapers,
  spendingAt,
  wantedFund,
  wantedLine,
} from '../../support/funds.ts'

const none = '019f0000-0000-7000-8000-ffffffffffff' as Id
const reason = '金额有误'

/** An office that begins its books with what a fund had left: nothing arrived yet. */
async function openedOffice(fen: number): Promise<Funded & { readonly openingId: Id }> {
  const runtime = officeWith(ledgersWithPapers)
  runtime.sit('head')
  const fund = await runtime.call(spending.addFund, wantedFund())
  const line = await runtime.call(spending.addLine, wantedLine(fund.id))
  runtime.sit('clerk')
  const opening = await runtime.call(spending.enterVoucher, {
    ...{ day: '2031-05-31', kind: 'opening', summary: '期初余额' },
    entries: [debit('1002', fen), credit('300101', fen, fund.id)],
  })
  const ids = { fundId: fund.id, lineId: line.id, receivedId: none, openingId: opening.id }
  return Object.assign(runtime, ids)
}

/** The fund as its page shows it, as superiors are told, and as the books have it. */
async function told(runtime: Funded) {
  const [fund] = await runtime.call(spending.funds, { year: 2031 })
  const books = runtime.db.file
    .prepare('select coalesce(sum(credit_fen - debit_fen), 0) from voucher_entry where fund_id = ?')
    .pluck()
  const { balanceFen, freeFen, receivedFen } = fund!
  const figure = countFigures(runtime.db.writer, '2031-06')['fund-balance']
  return { balanceFen, freeFen, receivedFen, figure, booksFen: books.get(runtime.fundId) }
}

test('what a fund is opened with can be spent to the last fen, and stands in its balance', async () => {
  const runtime = await openedOffice(200_000)
  const before = { balanceFen: 200_000, freeFen: 200_000, receivedFen: 0 }
  expect(await told(runtime)).toEqual({ ...before, figure: 200_000, booksFen: 200_000 })
  await spendingAt(runtime, 'paid')
  const after = { balanceFen: 80_000, freeFen: 80_000, receivedFen: 0 }
  expect(await told(runtime)).toEqual({ ...after, figure: 80_000, booksFen: 80_000 })
  expect(countFigures(runtime.db.writer, '2031-05')['fund-balance']).toBe(200_000)
  expect(countFigures(runtime.db.writer, '2031-04')['fund-balance']).toBe(0)
  const one = await spendingAt(runtime, 'draft', { amountFen: 80_001 })
  await attach(runtime, one.id, 'minutes')
  expect(await runtime.refused(spending.submit, { id: one.id, revision: 1 })).toEqual({
    code: 'spending.over-fund',
    params: { leftFen: 80_000 },
  })
  await spendingAt(runtime, 'submitted', { amountFen: 80_000 })
})

test('an opening voucher is not taken back while its money is bound, and takes it along then', async () => {
  const runtime = await openedOffice(200_000)
  const { id, revision } = await spendingAt(runtime, 'submitted')
  const back = { id: runtime.openingId, day: '2031-06-15', reason }
  expect(await runtime.refused(spending.reverseVoucher, back)).toEqual({
    code: 'spending.fund-below',
    params: { shortFen: 120_000 },
  })
  expect(await told(runtime)).toMatchObject({ balanceFen: 200_000, booksFen: 200_000 })
  await runtime.call(spending.withdraw, { id, revision, reason })
  await runtime.call(spending.reverseVoucher, back)
  expect(await told(runtime)).toEqual({ balanceFen: 0, freeFen: 0, receivedFen: 0, figure: 0, booksFen: 0 })
  expect(countFigures(runtime.db.writer, '2031-05')['fund-balance']).toBe(200_000)
})

test('opening vouchers are found by an index of their own, however many others there are', async () => {
  const { db, fundId } = await openedOffice(1)
  const { sql, parameters } = openingQuery(fundId).compile()
  const steps = db.file.prepare(`explain query plan ${sql}`).all(...parameters) as { detail: string }[]
  const plan = steps.map(({ detail }) => detail).join('; ')
  expect(plan.match(/SCAN voucher USING INDEX voucher_opening/g)).toHaveLength(2)
  expect(plan).toMatch(/SEARCH red USING (COVERING )?INDEX voucher_by_reversed/)
  expect(plan).toMatch(
    /SEARCH voucher_entry USING INDEX voucher_entry_by_fund \(fund_id=\? AND voucher_id=\?\)/,
  )
  expect(plan).not.toMatch(/SCAN (red|voucher_entry)/)
})
