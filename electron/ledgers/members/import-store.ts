import type { Day } from '../../../shared/kernel/day.ts'
import { cardFields } from '../../../shared/ledgers/members/import-card.ts'
import { memberKey } from '../../../shared/ledgers/members/import-row.ts'
import type { Branch } from '../../../shared/ledgers/members/rules.ts'
import type { RowValues } from '../../../shared/sheets/plan-import.ts'
import type { Reader, Writer } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import type { Listed } from './rows.ts'
import { memberSets } from './sets.ts'

/** A person as a dry run compares a row with. */
export type KnownPerson = {
  readonly id: string
  readonly revision: number
  readonly leftDay: string | null
  readonly values: RowValues<string>
}

/** The column that keeps a field of the card. */
export const columnOf = (field: string): string =>
  field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const standing = ['branchId', 'memberClass', 'partyStatus']
const compared = [...cardFields.map(({ name }) => name as string), ...standing].map(
  (field) => [field, columnOf(field)] as const,
)
const flags = new Set(cardFields.filter(({ kind }) => kind === 'flag').map(({ name }) => name as string))

/** Everybody of the roster, by what makes two rows the same person. */
export function everybody(reader: Reader): Map<string, KnownPerson> {
  const people = new Map<string, KnownPerson>()
  for (const row of reader.each(kysely.selectFrom('member').selectAll())) {
    const cells = row as unknown as Record<string, string | number | null>
    const values: Record<string, string | number | boolean> = {}
    for (const [field, column] of compared) {
      const value = cells[column]
      if (value !== null && value !== undefined) values[field] = flags.has(field) ? value === 1 : value
    }
    const { id, revision, left_day: leftDay } = row
    people.set(memberKey(values) ?? id, { id, revision, leftDay, values })
  }
  return people
}

/** At which revision each person stands now, by the same. */
export function revisionsNow(reader: Reader): Map<string, number> {
  const columns = ['id', 'id_number', 'name', 'branch_id', 'member_class', 'revision'] as const
  const rows = reader.all(kysely.selectFrom('member').select(columns))
  return new Map(
    rows.map(({ id, id_number, name, branch_id: branchId, member_class: memberClass, revision }) => {
      const number = id_number === null ? {} : { idNumber: id_number }
      return [memberKey({ ...number, name, branchId, memberClass }) ?? id, revision]
    }),
  )
}

/** Every organisation with its names, and what rules ask of it. */
export function places(reader: Reader): Map<string, Branch & { readonly names: readonly string[] }> {
  const rows = reader.all(
    kysely
      .selectFrom('organisation')
      .select(['id', 'type', 'dissolved_day', 'code', 'full_name', 'short_name']),
  )
  return new Map(
    rows.map(({ id, type, dissolved_day, code, full_name, short_name }) => [
      id,
      { type, dissolvedDay: dissolved_day as Day | null, names: [full_name, short_name, code] },
    ]),
  )
}

/** The row of a person who is known to be there. */
export function memberRow(reader: Reader, id: string): Listed {
  return reader.find(kysely.selectFrom('member').selectAll().where('id', '=', id))!
}

/** Sets some columns of a member and counts the revision on. */
export function setColumns(writer: Writer, id: string, columns: object): void {
  writer.write(
    kysely
      .updateTable('member')
      .set(columns)
      .set(({ eb }) => ({ revision: eb('revision', '+', 1) }))
      .where('id', '=', id),
  )
}

/** The names of people whom an import wrote and who moved on since, or hold a post. */
export function movedOn(reader: Reader, batchId: string): string[] {
  const rows = reader.all(
    kysely
      .selectFrom('import_row')
      .leftJoin('member', 'member.id', 'import_row.record_id')
      .select('member.name')
      .where('import_row.batch_id', '=', batchId)
      .where(({ eb, or, and, exists, selectFrom }) =>
        or([
          eb('member.id', 'is', null),
          eb('member.revision', '<>', eb.ref('import_row.revision_after')),
          and([
            eb('import_row.op', '=', 'insert'),
            or([
              exists(selectFrom('post').select('post.id').whereRef('post.member_id', '=', 'member.id')),
              exists(
                selectFrom('account_link')
                  .select('account_link.id')
                  .whereRef('account_link.member_id', '=', 'member.id'),
              ),
            ]),
          ]),
        ]),
      ),
  )
  return rows.map(({ name }) => name ?? '')
}

/** What an import changed: whom, and what it was before. */
export function changedBy(reader: Reader, batchId: string): { id: string; before: string }[] {
  return reader
    .all(
      kysely
        .selectFrom('import_row')
        .select(['record_id', 'before'])
        .where('batch_id', '=', batchId)
        .where('op', '=', 'update'),
    )
    .map(({ record_id, before }) => ({ id: record_id, before: before! }))
}

/** Removes everybody whom an import brought in, with their sets and movements. */
export function removeInserted(writer: Writer, batchId: string): void {
  const brought = kysely
    .selectFrom('import_row')
    .select('record_id')
    .where('batch_id', '=', batchId)
    .where('op', '=', 'insert')
  const sets = Object.values(memberSets).map(({ table }) => table)
  for (const table of [...sets, 'movement'] as const) {
    writer.write(kysely.deleteFrom(table).where('member_id', 'in', brought))
  }
  writer.write(kysely.deleteFrom('member').where('id', 'in', brought))
}
