import { sql } from 'kysely'
import type { DeskCode } from '../../shared/desk/words.ts'
import { type Month, monthAfter, monthOf } from '../../shared/kernel/month.ts'
import type { Reader } from '../db/access.ts'
import { kysely } from '../db/kysely.ts'
import { judges, type LedgerSays } from './say.ts'

/** What is due, missing and waiting of pay: months to compute and to approve, gaps, people without a post. */
export const sayPay: LedgerSays = (reader, today, person, say) => {
  const month = monthOf(today)
  const staff = countStaff(reader)
  if (staff.present === 0) return
  const page = 'payroll'
  const missing = (code: DeskCode, count: number, filters: Record<string, unknown> = {}) =>
    say('missing', code, { count, day: null }, { page, filters })
  const last = lastRun(reader)
  const next = last ? monthAfter(last.month as Month, last.state === 'approved' ? 1 : 0) : month
  if (next <= month && last?.state !== 'computed') {
    say('due', 'pay-due', { count: 1, day: `${next}-01` }, { page, filters: { view: 'month', month: next } })
  }
  if (last?.state === 'computed' && judges(person) && person.id !== last.run_by) {
    const filters = { view: 'month', month: last.month }
    say('waiting', 'pay-waiting', { count: 1, day: `${last.month}-01` }, { page, filters })
  }
  missing('pay-gaps', countGaps(reader, month.slice(0, 4)), { view: 'insurance' })
  missing('staff-no-post', staff.noPost)
  missing('staff-no-account', staff.noAccount)
}

function lastRun(reader: Reader) {
  return reader.find(
    kysely.selectFrom('pay_run').select(['month', 'state', 'run_by']).orderBy('month', 'desc').limit(1),
  )
}

function countStaff(reader: Reader) {
  const whether = (condition: ReturnType<typeof sql<unknown>>) =>
    sql<number>`count(*) filter (where ${condition})`
  return reader.find(
    kysely
      .selectFrom('staff')
      .select([
        sql<number>`count(*)`.as('present'),
        whether(sql`post is null`).as('noPost'),
        whether(sql`bank_account is null`).as('noAccount'),
      ])
      .where('present', '=', 1),
  )!
}

/** The items that ought to have been paid in a year and were not, by the rule of the gap list. */
function countGaps(reader: Reader, year: string): number {
  const query = sql<{ count: number }>`
    with due as (
      select distinct pay_run.month as month, pay_insurance.item as item from pay_run
      join pay_insurance on pay_insurance.from_month <= pay_run.month
        and (pay_insurance.to_month is null or pay_run.month <= pay_insurance.to_month)
      where pay_run.month >= ${`${year}-01`} and pay_run.month <= ${`${year}-12`}
    )
    select count(*) as count from due join staff
      on substr(staff.joined_day, 1, 7) <= due.month
      and (staff.left_day is null or due.month <= substr(staff.left_day, 1, 7))
    where not (due.item = 'housing' and substr(staff.joined_day, 1, 7) = due.month)
      and not exists (
        select 1 from insurance_record as paid
        where paid.staff_id = staff.id and paid.month = due.month and paid.item = due.item
      )`
  return reader.find({ compile: () => query.compile(kysely) })!.count
}
