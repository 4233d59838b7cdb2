import { expect, test } from 'vitest'
import { staffListPlanFor } from '../../../electron/ledgers/payroll/list-plan.ts'
import { StaffList } from '../../../shared/ledgers/payroll/views.ts'
import { expectIndexWalks } from '../../support/list-walks.ts'
import { testDatabase } from '../../support/open-memory.ts'

const staffListPlan = staffListPlanFor('clerk')

test('the list of staff walks the index of its sort, whatever is filtered', () => {
  const filters = [
    {},
    { present: false },
    { post: ['worker', 'deputy'] },
    { level: ['junior'], post: ['chief'] },
  ]
  expectIndexWalks(testDatabase(), { plan: staffListPlan, request: StaffList, filters })
  expect(Object.keys(staffListPlan.sorts).sort()).toEqual([...StaffList.shape.sort.unwrap().options].sort())
})

test('the columns that filters and sums name stand in every index, so that counting reads no row', () => {
  const db = testDatabase()
  for (const { index } of Object.values(staffListPlan.sorts)) {
    const columns = db.file.pragma(`index_info(${index})`) as { name: string }[]
    expect(columns.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['present', 'search', 'tail', 'post', 'level', 'id']),
    )
  }
})
