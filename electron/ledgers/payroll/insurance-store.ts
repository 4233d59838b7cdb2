import { sql } from 'kysely'
import type { Month } from '../../../shared/kernel/month.ts'
import type { Paid } from '../../../shared/ledgers/payroll/insurance-gaps.ts'
import type { InsuranceRecord } from '../../../shared/ledgers/payroll/run.ts'
import type { Reader, Writer } from '../../db/access.ts'
import { toColumns } from '../../db/columns.ts'
import { kysely } from '../../db/kysely.ts'

/** What everybody paid for 五险一金 in a month, by a run or made up; by person. */
export function paidIn(reader: Reader, month: Month): ReadonlyMap<string, Paid> {
  const { sum } = kysely.fn
  const rows = reader.all(
    kysely
      .selectFrom('insurance_record')
      .select([
        'staff_id',
        sql<string>`group_concat(item, ' ')`.as('items'),
        sum<number>('person_fen').as('personFen'),
        sum<number>('employer_fen').as('employerFen'),
      ])
      .where('month', '=', month)
      .groupBy('staff_id'),
  )
  return new Map(rows.map(({ staff_id, items, ...sums }) => [staff_id, { items: items.split(' '), ...sums }]))
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
