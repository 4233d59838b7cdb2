import { sql } from 'kysely'
import type { Id } from '../../../shared/kernel/id.ts'
import type { Month } from '../../../shared/kernel/month.ts'
import type { Paid } from '../../../shared/ledgers/payroll/insurance-gaps.ts'
import type { InsuranceRecord } from '../../../shared/ledgers/payroll/run.ts'
import type { Reader, Writer } from '../../db/access.ts'
import { toColumns } from '../../db/columns.ts'
import { kysely } from '../../db/kysely.ts'

/** What everybody paid for 五险一金 in each of some months, by a run or made up; by person and month. */
export function paidIn(reader: Reader, from: string, to: string): Paid[] {
  const { sum } = kysely.fn
  const rows = reader.all(
    kysely
      .selectFrom('insurance_record')
      .select([
        'staff_id',
        'month',
        sql<string>`group_concat(item, ' ')`.as('items'),
        sum<number>('person_fen').as('personFen'),
        sum<number>('employer_fen').as('employerFen'),
      ])
      .where('month', '>=', from)
      .where('month', '<=', to)
      .groupBy(['staff_id', 'month']),
  )
  return rows.map(({ staff_id, month, items, ...sums }) => ({
    ...{ staffId: staff_id as Id, month: month as Month, items: items.split(' ') },
    ...sums,
  }))
}

/** Whether an item of somebody's month was paid, by a run or made up. */
export const isPaid = (reader: Reader, staffId: string, month: string, item: string): boolean =>
  reader.find(
    kysely
      .selectFrom('insurance_record')
      .select('id')
      .where('staff_id', '=', staffId)
      .where('month', '=', month)
      .where('item', '=', item),
  ) !== undefined

/** Writes a record that no slip brought along. */
export function insertRecord(writer: Writer, record: InsuranceRecord): void {
  writer.write(kysely.insertInto('insurance_record').values(toColumns(record)))
}
