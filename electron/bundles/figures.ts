import { sql } from 'kysely'
import type { IndicatorCode } from '../../shared/bundles/preview-words.ts'
import type { Reader } from '../db/access.ts'
import { kysely } from '../db/kysely.ts'
import { countPayGaps } from '../desk/pay-gaps.ts'

/** The figures of a ledger: who is there as it stands, and what was approved for the month. */
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
  return { ...people, ...places, ...payIn(reader, period) }
}

/** What an approved month paid, in fen, and what is missing of its 五险一金. */
function payIn(reader: Reader, period: string) {
  const paid = reader.find(
    kysely
      .selectFrom('pay_run')
      .innerJoin('pay_slip', 'pay_slip.run_id', 'pay_run.id')
      .select([
        sql<number>`count(*)`.as('staff-paid'),
        sql<number>`coalesce(sum(gross_fen), 0)`.as('pay-gross'),
        sql<number>`coalesce(sum(employer_fen), 0)`.as('pay-employer'),
      ])
      .where('pay_run.month', '=', period)
      .where('pay_run.state', '=', 'approved'),
  )!
  return { ...paid, 'pay-gaps': countPayGaps(reader, period, period) }
}
