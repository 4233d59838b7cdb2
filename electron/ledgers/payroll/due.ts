import { sql } from 'kysely'
import { monthAfter, monthOf } from '../../../shared/kernel/month.ts'
import type { DeskCodeOf } from '../../../shared/ledgers/derived.ts'
import type { PayRun } from '../../../shared/ledgers/payroll/run.ts'
import { payStanding, payWorkflow } from '../../../shared/ledgers/payroll/workflow.ts'
import { judgeStep } from '../../../shared/workflow/workflow.ts'
import type { Reader } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import type { SaysDue } from '../../desk/say.ts'
import { countBasesDue, countPayGaps } from './figures.ts'
import { allRuns } from './run-store.ts'

type Code = DeskCodeOf<'payroll'>

/** What is due, missing and waiting of pay: months to compute and to approve, gaps, people without a post. */
export const sayDue: SaysDue<Code> = (reader, today, person, say) => {
  const month = monthOf(today)
  const staff = countStaff(reader)
  if (staff.present === 0) return
  const page = 'payroll'
  const missing = (code: Code, count: number, filters: Record<string, unknown> = {}) =>
    say('missing', code, { count, day: null }, { page, filters })
  const last = lastRun(reader)
  const next = last ? monthAfter(last.month, last.state === 'approved' ? 1 : 0) : month
  if (next <= month && last?.state !== 'computed') {
    say('due', 'pay-due', { count: 1, day: `${next}-01` }, { page, filters: { view: 'month', month: next } })
  }
  if (last && judgeStep(payWorkflow, 'approve', payStanding(last), person) === undefined) {
    const filters = { view: 'month', month: last.month }
    say('waiting', 'pay-waiting', { count: 1, day: `${last.month}-01` }, { page, filters })
  }
  say('due', 'base-due', { count: countBasesDue(reader, month), day: null }, { page, filters: {} })
  missing('pay-gaps', countPayGaps(reader, `${month.slice(0, 4)}-01`, `${month.slice(0, 4)}-12`), {
    view: 'insurance',
  })
  missing('staff-no-post', staff.noPost)
  missing('staff-no-account', staff.noAccount)
}

const lastRun = (reader: Reader): PayRun | undefined => allRuns(reader).at(-1)

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
