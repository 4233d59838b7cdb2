import { sql } from 'kysely'
import type { IndicatorCode } from '../../shared/bundles/indicators.ts'
import type { Reader } from '../db/access.ts'
import { kysely } from '../db/kysely.ts'
import { countRoomUse } from '../ledgers/bookings/figures.ts'
import { countPay } from '../ledgers/payroll/figures.ts'
import { countFunds } from '../ledgers/spending/figures.ts'

/**
 * The figures of a ledger: people present and organisations not dissolved as it stands; how its funds stand
 * at the end of a month, what was approved to be paid and how its rooms were used in it (`2026-03`).
 */
export function countFigures(reader: Reader, period: string): Readonly<Record<IndicatorCode, number>> {
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
  return {
    ...people,
    ...places,
    ...countFunds(reader, period),
    ...countPay(reader, period),
    ...countRoomUse(reader, period),
  }
}
