import { expect, test } from 'vitest'
import { listStatements } from '../../../../electron/db/list.ts'
import { voucherListPlan } from '../../../../electron/ledgers/spending/vouchers/list-plan.ts'
import { VoucherList } from '../../../../shared/ledgers/spending/vouchers/told.ts'
import { funds } from '../../../support/books.ts'
import { testBook } from '../../../support/open-memory.ts'

const filters = [
  {},
  { from: '2031-01-01', to: '2031-12-31' },
  { kind: ['manual', 'reversal'], isUnchecked: true },
  { account: '5001' },
  { account: '1002', fundId: funds[0] },
]
const indexes = { number: 'voucher_by_number', total: 'voucher_by_total' }

test('every statement walks the index of its sort, whatever is filtered', () => {
  const book = testBook()
  expect(Object.keys(voucherListPlan.sorts)).toEqual([...VoucherList.shape.sort.unwrap().options])
  let read = 0
  for (const [sort, index] of Object.entries(indexes)) {
    for (const filter of filters) {
      for (const descending of [false, true]) {
        for (const search of ['', '王']) {
          const request = VoucherList.parse({ sort, filters: filter, descending, search, offset: 10 })
          for (const { sql, parameters } of listStatements(book.writer, voucherListPlan, request)) {
            const steps = (
              book.file.prepare(`explain query plan ${sql}`).all(...parameters) as { detail: string }[]
            ).map(({ detail }) => detail)
            expect(steps[0]).toMatch(new RegExp(`^(SEARCH|SCAN) voucher USING (COVERING )?INDEX ${index}\\b`))
            expect(steps.join('; ')).not.toContain('TEMP B-TREE')
            expect(steps.join('; ')).not.toContain('SCAN voucher_entry')
            read += 1
          }
        }
      }
    }
  }
  expect(read).toBe(2 * filters.length * 2 * 2 * 2)
})
