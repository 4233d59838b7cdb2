import { sql } from 'kysely'
import { codesOf } from '../../../shared/codes/index.ts'
import { insuranceItemCodes } from '../../../shared/codes/payroll.ts'
import type { Reader } from '../../db/access.ts'
import { holding } from '../../db/holding.ts'
import { kysely } from '../../db/kysely.ts'

/** What an approved month paid, in fen, and what is missing of its 五险一金. */
export function countPay(reader: Reader, period: string) {
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

/** A received ledger may hold others; the gap list passes them over too. */
const items = codesOf(insuranceItemCodes).map(({ code }) => code)

/**
 * How many items of 五险一金 ought to have been paid in the computed months of a span and were not, by the
 * rule of the gap list (shared/ledgers/payroll/insurance-gaps.ts).
 */
export function countPayGaps(reader: Reader, from: string, to: string): number {
  const query = sql<{ count: number }>`
    with due as (
      select distinct pay_run.month as month, pay_insurance.item as item from pay_run
      join pay_insurance on ${holding('pay_insurance', 'month', sql.ref('pay_run.month'))}
      where pay_run.month >= ${from} and pay_run.month <= ${to} and pay_run.state <> 'open'
        and pay_insurance.item in (${sql.join(items)})
    )
    select count(*) as count from due join staff
      on substr(staff.joined_day, 1, 7) <= due.month
      and (staff.left_day is null or due.month <= substr(staff.left_day, 1, 7))
    where not (
      exists (
        select 1 from staff_post as one where one.staff_id = staff.id and one.to_month < due.month
      ) and exists (
        select 1 from staff_post as one where one.staff_id = staff.id and one.from_month > due.month
      ) and not exists (
        select 1 from staff_post as one where one.staff_id = staff.id
          and ${holding('one', 'month', sql.ref('due.month'))}
      )
    ) and not (due.item = 'housing' and substr(staff.joined_day, 1, 7) = due.month)
      and not exists (
        select 1 from insurance_record as paid
        where paid.staff_id = staff.id and paid.month = due.month and paid.item = due.item
      )`
  return reader.find({ compile: () => query.compile(kysely) })!.count
}

/**
 * How many people are still enrolled on a base from before a month, where the rule of their place lets bases
 * begin anew in it (基数调整月).
 */
export function countBasesDue(reader: Reader, month: string): number {
  const query = sql<{ count: number }>`
    with rule as materialized (
      select distinct place, item from pay_insurance
      where base_month = ${Number(month.slice(5))}
        and ${holding('pay_insurance', 'month', month)}
    )
    select count(distinct enrolment.staff_id) as count from staff_enrolment as enrolment
    join staff on staff.id = enrolment.staff_id and staff.present = 1
    join rule on rule.place = enrolment.place and rule.item = enrolment.item
    where enrolment.from_month < ${month}
      and (enrolment.to_month is null or enrolment.to_month > ${month})`
  return reader.find({ compile: () => query.compile(kysely) })!.count
}
