import { sql } from 'kysely'
import { type Role, unmaskers } from '../../../shared/kernel/roles.ts'
import { searchQuery } from '../../../shared/kernel/search-text.ts'
import type { StaffList } from '../../../shared/ledgers/payroll/views.ts'
import type { Reader } from '../../db/access.ts'
import type { Condition, ListPlan } from '../../db/list.ts'

type Filters = StaffList['filters']
type Sum = 'chief' | 'deputy' | 'worker'

/**
 * How staff are listed for somebody of a role: who may not see ID numbers does not find anybody by one.
 *
 * SECURITY: a search that answers to the last signs of an ID number tells them, a few tries each
 * (tests/masks/searching.test.ts).
 */
export const staffListPlanFor = (role: Role): ListPlan<StaffList['sort'], Filters, Sum> =>
  unmaskers.includes(role) ? { ...staffListPlan, search: namedOrNumbered } : staffListPlan

/** By names only: sorts and their indexes, filters, search and sums. */
const staffListPlan: ListPlan<StaffList['sort'], Filters, Sum> = {
  table: 'staff',
  sorts: {
    name: { index: 'staff_by_name', by: ['name_key'] },
    joinedDay: { index: 'staff_by_joined', by: ['joined_day'] },
    grade: { index: 'staff_by_grade', by: ['grade'] },
  },
  conditions,
  search: named,
  sums: { chief: counting('chief'), deputy: counting('deputy'), worker: counting('worker') },
}

function named(typed: string): Condition {
  return sql`instr(search, ${searchQuery(typed)}) > 0`
}

function namedOrNumbered(typed: string): Condition {
  return sql`(${named(typed)} or instr(tail, ${searchQuery(typed)}) > 0)`
}

function conditions(_reader: Reader, filters: Filters): Condition[] {
  const meant: Condition[] = [sql`present = ${filters.present === false ? 0 : 1}`]
  const among = (column: string, values: readonly string[] | undefined) => {
    if (values && values.length > 0) meant.push(sql`${sql.ref(column)} in (${sql.join(values)})`)
  }
  among('post', filters.post)
  among('level', filters.level)
  return meant
}

function counting(post: string) {
  return sql`count(*) filter (where post = ${post})`
}
