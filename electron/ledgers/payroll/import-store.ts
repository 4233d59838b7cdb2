import type { Enrolment, StaffPost } from '../../../shared/ledgers/payroll/staff.ts'
import { putBack } from '../../chain/dated.ts'
import type { Reader, Writer } from '../../db/access.ts'
import { toColumns } from '../../db/columns.ts'
import { kysely } from '../../db/kysely.ts'
import { staffSets } from './staff-store.ts'

/** What an import wrote, in the order in which it was written. */
export const importedBy = (reader: Reader, batchId: string) =>
  reader.all(
    kysely
      .selectFrom('import_row')
      .select(['record_id', 'op', 'before', 'revision_after'])
      .where('batch_id', '=', batchId)
      .orderBy('id'),
  )

/**
 * Whether something stands on a person whom an import wrote: they were paid, or, where it brought them in,
 * anything was written of them beside it.
 */
export function isBuiltUpon(reader: Reader, staffId: string, isNew: boolean): boolean {
  const has = (table: 'pay_slip' | 'pay_entry' | 'staff_deduction' | 'staff_tax_year' | 'account_link') =>
    reader.find(kysely.selectFrom(table).select('id').where('staff_id', '=', staffId).limit(1)) !== undefined
  const held = ['pay_entry', 'staff_deduction', 'staff_tax_year', 'account_link'] as const
  return has('pay_slip') || (isNew && held.some(has))
}

/** Removes somebody whom an import brought in, with what it wrote of them. */
export function removeStaff(writer: Writer, staffId: string): void {
  for (const { table } of Object.values(staffSets))
    writer.write(kysely.deleteFrom(table).where('staff_id', '=', staffId))
  writer.write(kysely.deleteFrom('staff').where('id', '=', staffId))
}

/** Puts a person's posts and enrolments back to what they were. */
export function restoreHeld(
  writer: Writer,
  staffId: string,
  was: { readonly posts: readonly StaffPost[]; readonly enrolments: readonly Enrolment[] },
): void {
  const { post, enrolment } = staffSets
  putBack(writer, post, { staff_id: staffId }, was.posts.map(toColumns))
  putBack(writer, enrolment, { staff_id: staffId }, was.enrolments.map(toColumns))
}
