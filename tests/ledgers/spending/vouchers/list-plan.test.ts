import { expect, test } from 'vitest'
import { listStatements } from '../../../../electron/db/list.ts'
import { voucherListPlan } from '../../../../electron/ledgers/spending/vouchers/list-plan.ts'
import { VoucherList } from '../../../../shared/ledgers/spending/vouchers/views.ts'
import { funds } from '../../../support/books.ts'
import { expectIndexWalks } from '../../../support/list-walks.ts'
import { testDatabase } from '../../../support/open-memory.ts'

const filters = [
  {},
  { from: '2031-01-01', to: '2031-12-31' },
  { kind: ['manual', 'reversal'], isUnchecked: true },
  { account: '5001' },
  { account: '1002', fundId: funds[0] },
]

test('the list of vouchers walks the index of its sort, whatever is filtered', () => {
  expectIndexWalks(testDatabase(), { plan: voucherListPlan, request: VoucherList, filters })
  expect(Object.keys(voucherListPlan.sorts)).toEqual([...VoucherList.shape.sort.unwrap().options])
})

test('vouchers of an account are found by the index of its entries', () => {
  const { file, writer } = testDatabase()
  for (const filter of [{ account: '5001' }, { account: '1002', fundId: funds[0] }, { fundId: funds[0] }]) {
    const request = VoucherList.parse({ filters: filter })
    for (const { sql, parameters } of listStatements(writer, voucherListPlan, request)) {
      const steps = file.prepare(`explain query plan ${sql}`).all(...parameters) as { detail: string }[]
      expect(steps.map(({ detail }) => detail).join('; ')).toMatch(
        /SEARCH voucher_entry USING (COVERING )?INDEX/,
      )
    }
  }
})

test('the columns that filters and sums name stand in every index, so that counting reads no row', () => {
  const { file } = testDatabase()
  for (const { index } of Object.values(voucherListPlan.sorts)) {
    const columns = file.pragma(`index_info(${index})`) as { name: string }[]
    expect(columns.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['month', 'day', 'kind', 'search', 'checked_by', 'total_fen', 'id']),
    )
  }
})
