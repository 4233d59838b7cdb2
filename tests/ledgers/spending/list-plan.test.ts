import { expect, test } from 'vitest'
import { listStatements } from '../../../electron/db/list.ts'
import { spendingListPlan } from '../../../electron/ledgers/spending/list-plan.ts'
import { SpendingList } from '../../../shared/ledgers/spending/spend-doors.ts'
import { TODAY } from '../../support/actors.ts'
import { officeWithFund } from '../../support/funds.ts'

const indexes = { day: 'spending_by_day', number: 'spending_by_number', amount: 'spending_by_amount' }

test('every statement walks the index of its sort, whatever is filtered', async () => {
  const { book, fundId, lineId, open } = await officeWithFund()
  const person = { ...open!.person, role: 'head' as const }
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
        for (const { sql, parameters } of listStatements(book.writer, plan, request)) {
          const steps = (
            book.file.prepare(`explain query plan ${sql}`).all(...parameters) as { detail: string }[]
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
  const { book } = await officeWithFund()
  const steps = (sql: string) =>
    (book.file.prepare(`explain query plan ${sql}`).all() as { detail: string }[])
      .map(({ detail }) => detail)
      .join('; ')
  const ofLine = steps(`select line_id, sum(amount_fen), sum(amount_fen) filter (where paid_year is not null)
    from spending where line_id in ('a', 'b') and binds = 1 group by line_id`)
  expect(ofLine).toBe('SEARCH spending USING COVERING INDEX spending_by_line (line_id=? AND binds=?)')
  const ofMonths = steps(`select paid_month, sum(amount_fen) from spending
    where fund_id = 'a' and binds = 1 and paid_year = 2031 group by paid_month`)
  expect(ofMonths).toMatch(/^SEARCH spending USING COVERING INDEX spending_by_fund/)
  expect(ofMonths).not.toContain('TEMP B-TREE')
})
