import { expect, test } from 'vitest'
import { listStatements } from '../../../electron/db/list.ts'
import { memberListPlan } from '../../../electron/ledgers/members/list-plan.ts'
import { MemberList } from '../../../shared/ledgers/members/contract.ts'
import { testBook } from '../../support/open-memory.ts'

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
  const book = testBook()
  const indexes = {
    name: 'member_by_name',
    birthDay: 'member_by_birth',
    joinDay: 'member_by_join',
    branch: 'member_by_branch',
  }
  let read = 0
  for (const [sort, index] of Object.entries(indexes)) {
    for (const filter of filters) {
      for (const descending of [false, true]) {
        for (const search of ['', '王']) {
          const request = MemberList.parse({ sort, filters: filter, descending, search, offset: 10 })
          for (const { sql, parameters } of listStatements(book.writer, planWithShelf, request)) {
            const plan = book.file.prepare(`explain query plan ${sql}`).all(...parameters) as {
              detail: string
            }[]
            const steps = plan.map(({ detail }) => detail).join('; ')
            expect(steps).toMatch(new RegExp(`^(SEARCH|SCAN) member USING (COVERING )?INDEX ${index}\\b`))
            expect(steps).not.toContain('TEMP B-TREE')
            read += 1
          }
        }
      }
    }
  }
  expect(read).toBe(4 * filters.length * 2 * 2 * 2)
})

const planWithShelf = { ...memberListPlan, shelves: () => [branch] }

test('the columns that filters and sums name stand in every index, so that counting reads no row', () => {
  const book = testBook()
  const named = [
    'search',
    'branch_id',
    'member_class',
    'party_status',
    'category',
    'sex',
    'is_lost',
    'birth_day',
  ]
  for (const { index } of Object.values(memberListPlan.sorts)) {
    const columns = book.file.pragma(`index_info(${index})`) as { name: string }[]
    expect(columns.map(({ name }) => name)).toEqual(expect.arrayContaining([...named, 'join_day', 'id']))
  }
})

test('a declared sort has a plan, and every plan is declared', () => {
  expect(Object.keys(memberListPlan.sorts).sort()).toEqual([...MemberList.shape.sort.unwrap().options].sort())
})
