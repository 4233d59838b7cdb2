import { expect, test } from 'vitest'
import { listStatements } from '../../../electron/db/list.ts'
import { spendingListPlan } from '../../../electron/ledgers/spending/list-plan.ts'
import { receivedByMonthQuery, spentByMonthQuery } from '../../../electron/ledgers/spending/money-moves.ts'
import { SpendingList } from '../../../shared/ledgers/spending/spend-doors.ts'
import { TODAY } from '../../support/actors.ts'
import { officeWithFund } from '../../support/funds.ts'

const indexes = { day: 'spending_by_day', number: 'spending_by_number', amount: 'spending_by_amount' }

test('every statement walks the index of its sort, whatever is filtered', async () => {
  const { db, fundId, lineId, open } = await officeWithFund()
  const person = { ...open!.person, role: 'head' as const, otherAccounts: [] }
  const plan = spendingListPlan({ person, today: TODAY })
  const filters = [
    { fundId, lineId, year: 2031 },
    { state: ['submitted', 'paid'], category: ['culture'], from: '2031-01-01', to: '2031-12-31' },
    { waits: true },
    { isLate: true },
  ]
  let read = 0
  for (const [sort, index] of Object.entries(indexes)) {
    for (const filter of filters) {
      for (const descending of [false, true]) {
        const request = SpendingList.parse({ sort, filters: filter, descending, search: '粽', offset: 10 })
        for (const { sql, parameters } of listStatements(db.writer, plan, request)) {
          const steps = (
            db.file.prepare(`explain query plan ${sql}`).all(...parameters) as { detail: string }[]
          ).map(({ detail }) => detail)
          expect(steps.join('; ')).toMatch(
            new RegExp(`^(SEARCH|SCAN) spending USING (COVERING )?INDEX ${index}\\b`),
          )
          expect(steps.join('; ')).not.toContain('TEMP B-TREE')
          read += 1
        }
      }
    }
  }
  expect(read).toBe(3 * filters.length * 2 * 2)
})

test('sums of a line and of a fund are read from an index alone, in its order', async () => {
  const { db } = await officeWithFund()
  const steps = (sql: string, parameters: readonly unknown[] = []) =>
    (db.file.prepare(`explain query plan ${sql}`).all(...parameters) as { detail: string }[])
      .map(({ detail }) => detail)
      .join('; ')
  const ofLine = steps(`select line_id, sum(amount_fen), sum(amount_fen) filter (where paid_year is not null)
    from spending where line_id in ('a', 'b') and binds = 1 group by line_id`)
  expect(ofLine).toBe('SEARCH spending USING COVERING INDEX spending_by_line (line_id=? AND binds=?)')
  const read = (query: { compile(): { sql: string; parameters: readonly unknown[] } }) => {
    const { sql, parameters } = query.compile()
    return steps(sql, parameters)
  }
  const spent = read(spentByMonthQuery('a', 2031))
  expect(spent).toMatch(
    /SEARCH spending USING INDEX spending_by_line \(line_id=\? AND binds=\? AND paid_year>\?\)/,
  )
  const received = read(receivedByMonthQuery('a', 2031))
  expect(received).toMatch(
    /SEARCH appropriation USING .*INDEX appropriation_by_fund \(fund_id=\? AND state=\?/,
  )
  for (const plan of [spent, received]) {
    expect(plan).toContain('SEARCH red USING INDEX voucher_by_reversed (reverses_id=?)')
    expect(plan).not.toMatch(/TEMP B-TREE|SCAN (spending|appropriation|red|voucher)/)
  }
})
