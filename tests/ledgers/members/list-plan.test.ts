import { expect, test } from 'vitest'
import { memberListPlanFor } from '../../../electron/ledgers/members/list-plan.ts'
import { MemberList } from '../../../shared/ledgers/members/contract.ts'
import { expectIndexWalks } from '../../support/list-walks.ts'
import { testDatabase } from '../../support/open-memory.ts'

const memberListPlan = memberListPlanFor('clerk')
const branch = '019f0000-0000-7000-8000-000000000001'
const filters = [
  {},
  { present: false },
  { organisationId: branch },
  { memberClass: ['resident'], partyStatus: ['normal', 'restored'], category: ['full'], sex: ['1'] },
  { bornFrom: '1950-01-01', bornTo: '1990-01-01', joinedFrom: '1980-01-01', joinedTo: '2000-01-01' },
  { isLost: true, organisationId: branch },
]

test('every statement walks the index of its sort, whatever is filtered', () => {
  const plan = { ...memberListPlan, shelves: () => [branch] }
  expectIndexWalks(testDatabase(), { plan, request: MemberList, filters })
})

test('the columns that filters and sums name stand in every index, so that counting reads no row', () => {
  const db = testDatabase()
  const named = [
    'search',
    'tail',
    'branch_id',
    'member_class',
    'party_status',
    'category',
    'sex',
    'is_lost',
    'birth_day',
  ]
  for (const { index } of Object.values(memberListPlan.sorts)) {
    const columns = db.file.pragma(`index_info(${index})`) as { name: string }[]
    expect(columns.map(({ name }) => name)).toEqual(expect.arrayContaining([...named, 'join_day', 'id']))
  }
})

test('a declared sort has a plan, and every plan is declared', () => {
  expect(Object.keys(memberListPlan.sorts).sort()).toEqual([...MemberList.shape.sort.unwrap().options].sort())
})
