import { sql } from 'kysely'
import type { Reader } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'

/** People present and organisations not dissolved, as the ledger stands. */
export function countMembers(reader: Reader) {
  const whether = (condition: ReturnType<typeof sql<unknown>>) => sql<number>`coalesce(sum(${condition}), 0)`
  const people = reader.find(
    kysely
      .selectFrom('member')
      .select([
        sql<number>`count(*)`.as('members'),
        whether(sql`member_class = 'resident'`).as('members-resident'),
        whether(sql`member_class = 'mobile'`).as('members-mobile'),
        whether(sql`member_class = 'on-duty'`).as('members-on-duty'),
        whether(sql`category = 'probation'`).as('members-probation'),
        whether(sql`is_lost`).as('members-lost'),
      ])
      .where('left_day', 'is', null),
  )!
  const places = reader.find(
    kysely
      .selectFrom('organisation')
      .select([
        sql<number>`count(*)`.as('organisations'),
        whether(sql`type in ('631', '632')`).as('branches'),
      ])
      .where('dissolved_day', 'is', null)
      // A group is a part of its branch.
      .where('type', '<>', 'group'),
  )!
  return { ...people, ...places }
}
