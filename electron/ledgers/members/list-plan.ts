import { sql } from 'kysely'
import { searchQuery } from '../../../shared/kernel/search-text.ts'
import { idsUnder, inTreeOrder } from '../../../shared/kernel/tree.ts'
import type { MemberList } from '../../../shared/ledgers/members/contract.ts'
import type { Reader } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import type { Condition, ListPlan } from '../../db/list.ts'

type Filters = MemberList['filters']
type Sort = MemberList['sort']

/** How the roster is listed: sorts and their indexes, filters, search and sums. */
export const memberListPlan: ListPlan<Sort, Filters> = {
  table: 'member',
  sorts: {
    name: { index: 'member_by_name', by: ['name_key'] },
    birthDay: { index: 'member_by_birth', by: ['birth_day'] },
    joinDay: { index: 'member_by_join', by: ['join_day'] },
    branch: { index: 'member_by_branch', by: ['name_key'], shelf: 'branch_id' },
  },
  conditions,
  search: (typed) => sql`instr(search, ${searchQuery(typed)}) > 0`,
  sums: {
    resident: counting(sql`member_class = 'resident'`),
    mobile: counting(sql`member_class = 'mobile'`),
    onDuty: counting(sql`member_class = 'on-duty'`),
    probationary: counting(sql`category = 'probation'`),
  },
  shelves: (reader) => inTreeOrder(branches(reader)).map(({ id }) => id),
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
