import { sql } from 'kysely'
import { type Month, monthAfter } from '../../../shared/kernel/month.ts'
import { PaySlip } from '../../../shared/ledgers/payroll/run.ts'
import type { MonthSlips, MonthView } from '../../../shared/ledgers/payroll/views.ts'
import type { Reader } from '../../db/access.ts'
import { fromColumns } from '../../db/columns.ts'
import { kysely } from '../../db/kysely.ts'

/** How many people a month pays, and what it comes to, beside what the same people had the month before. */
export function monthSums(reader: Reader, month: Month): MonthView['sums'] & { readonly slipCount: number } {
  const total = (what: string) => sql<number>`coalesce(sum(${sql.raw(what)}), 0)`
  return reader.find(
    slipsBesideLast(month).select([
      sql<number>`count(*)`.as('slipCount'),
      total('slip.gross_fen').as('grossFen'),
      total('slip.person_fen').as('personFen'),
      total('slip.tax_fen + slip.bonus_tax_fen').as('taxFen'),
      total('slip.withheld_fen').as('withheldFen'),
      total('slip.net_fen').as('netFen'),
      total('slip.employer_fen').as('employerFen'),
      total('slip.gross_fen - last.gross_fen').as('grossChange'),
      total('slip.net_fen - last.net_fen').as('netChange'),
    ]),
  )!
}

/** Some slips of a month beside the month before, by name. */
export function slipPage(reader: Reader, month: Month, offset: number, limit: number): MonthSlips['rows'] {
  const rows = reader.all(
    slipsBesideLast(month)
      .innerJoin('staff', 'staff.id', 'slip.staff_id')
      .selectAll('slip')
      .select(['last.gross_fen as lastGrossFen', 'last.net_fen as lastNetFen'])
      .orderBy('staff.name_key')
      .orderBy('staff.id')
      .limit(limit)
      .offset(offset),
  )
  return rows.map(({ lastGrossFen, lastNetFen, ...row }) => ({
    slip: fromColumns(PaySlip, row),
    before:
      lastGrossFen === null || lastNetFen === null ? null : { grossFen: lastGrossFen, netFen: lastNetFen },
  }))
}

/** Who was paid the month before a month and is not in it, by name; the first 100 of them. */
export function goneIn(reader: Reader, month: Month): Pick<MonthView, 'gone' | 'goneCount'> {
  const gone = kysely
    .selectFrom('pay_run as run')
    .innerJoin('pay_slip as slip', 'slip.run_id', 'run.id')
    .innerJoin('staff', 'staff.id', 'slip.staff_id')
    .where('run.month', '=', monthAfter(month, -1))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('pay_slip as now')
            .select('now.id')
            .whereRef('now.staff_id', '=', 'slip.staff_id')
            .where('now.month', '=', month),
        ),
      ),
    )
  const some = gone
    .select(['slip.name', 'slip.net_fen as netFen'])
    .orderBy('staff.name_key')
    .orderBy('staff.id')
    .limit(MOST_GONE)
  const { count } = reader.find(gone.select(({ fn }) => fn.countAll<number>().as('count')))!
  return { gone: reader.all(some), goneCount: count }
}
const MOST_GONE = 100

/** Each slip of a month with the same person's of the month before. */
const slipsBesideLast = (month: Month) =>
  kysely
    .selectFrom('pay_run as run')
    .innerJoin('pay_slip as slip', 'slip.run_id', 'run.id')
    .leftJoin('pay_slip as last', (join) =>
      join.onRef('last.staff_id', '=', 'slip.staff_id').on('last.month', '=', monthAfter(month, -1)),
    )
    .where('run.month', '=', month)
