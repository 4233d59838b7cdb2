import { sql } from 'kysely'
import { type Role, unmaskers } from '../../../shared/kernel/roles.ts'
import { searchQuery } from '../../../shared/kernel/search-text.ts'
import { idsUnder, inTreeOrder } from '../../../shared/kernel/tree.ts'
import type { MemberList } from '../../../shared/ledgers/members/contract.ts'
import type { Reader } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import type { Condition, ListPlan } from '../../db/list.ts'

type Filters = MemberList['filters']
type Sum = 'resident' | 'mobile' | 'onDuty' | 'probationary'
type Sort = MemberList['sort']

/**
 * How the roster is listed for somebody of a role: who may not see ID numbers does not find anybody by one.
 *
 * SECURITY: a search that answers to the last signs of an ID number tells them, a few tries each
 * (tests/masks/searching.test.ts).
 */
export const memberListPlanFor = (role: Role): ListPlan<Sort, Filters, Sum> =>
  unmaskers.includes(role) ? { ...memberListPlan, search: namedOrNumbered } : memberListPlan

/** By names only: sorts and their indexes, filters, search and sums. */
const memberListPlan: ListPlan<Sort, Filters, Sum> = {
  table: 'member',
  sorts: {
    name: { index: 'member_by_name', by: ['name_key'] },
    birthDay: { index: 'member_by_birth', by: ['birth_day'] },
    joinDay: { index: 'member_by_join', by: ['join_day'] },
    branch: { index: 'member_by_branch', by: ['name_key'], shelf: 'branch_id' },
  },
  conditions,
  search: named,
  sums: {
    resident: counting(sql`member_class = 'resident'`),
    mobile: counting(sql`member_class = 'mobile'`),
    onDuty: counting(sql`member_class = 'on-duty'`),
    probationary: counting(sql`category = 'probation'`),
  },
  shelves: (reader) => inTreeOrder(branches(reader)).map(({ id }) => id),
}

function named(typed: string): Condition {
  return sql`instr(search, ${searchQuery(typed)}) > 0`
}

function namedOrNumbered(typed: string): Condition {
  return sql`(${named(typed)} or instr(tail, ${searchQuery(typed)}) > 0)`
}

function conditions(reader: Reader, filters: Filters): Condition[] {
  const meant: Condition[] = [sql`present = ${filters.present === false ? 0 : 1}`]
  const among = (column: string, values: readonly string[] | undefined) => {
    if (values && values.length > 0) meant.push(sql`${sql.ref(column)} in (${sql.join(values)})`)
  }
  const between = (column: string, from: string | undefined, to: string | undefined) => {
    if (from !== undefined) meant.push(sql`${sql.ref(column)} >= ${from}`)
    if (to !== undefined) meant.push(sql`${sql.ref(column)} <= ${to}`)
  }
  if (filters.organisationId !== undefined) {
    among('branch_id', idsUnder(branches(reader), filters.organisationId))
  }
  among('member_class', filters.memberClass)
  among('party_status', filters.partyStatus)
  among('category', filters.category)
  among('sex', filters.sex)
  between('birth_day', filters.bornFrom, filters.bornTo)
  between('join_day', filters.joinedFrom, filters.joinedTo)
  if (filters.isLost !== undefined) meant.push(sql`is_lost = ${filters.isLost ? 1 : 0}`)
  return meant
}

function counting(condition: Condition) {
  return sql`count(*) filter (where ${condition})`
}

function branches(reader: Reader): { id: string; parentId: string | null }[] {
  return reader.all(
    kysely
      .selectFrom('organisation')
      .select(['id', 'parent_id as parentId'])
      .orderBy('sort')
      .orderBy('code')
      .orderBy('id'),
  )
}
