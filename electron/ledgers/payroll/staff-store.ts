import type { z } from 'zod'
import { keysOf } from '../../../shared/kernel/person-keys.ts'
import { atOnce, mapSteps } from '../../../shared/kernel/steps.ts'
import { PaySlip } from '../../../shared/ledgers/payroll/run.ts'
import {
  Deduction,
  Enrolment,
  MaskedStaff,
  type Staff,
  StaffPost,
  TaxYear,
} from '../../../shared/ledgers/payroll/staff.ts'
import type { DatedSet } from '../../chain/dated.ts'
import type { Reader, Writer } from '../../db/access.ts'
import { fromColumns, toColumns } from '../../db/columns.ts'
import { kysely } from '../../db/kysely.ts'

/** Rows of a received ledger may hold stars. */
const Kept = MaskedStaff.omit({ masked: true })

/** The person in a row, parsed. */
export const staffFrom = (row: object): Staff => fromColumns(Kept, row)

/** The person of an id, present or left. */
export function findStaff(reader: Reader, id: string): Staff | undefined {
  const row = reader.find(kysely.selectFrom('staff').selectAll().where('id', '=', id))
  return row && staffFrom(row)
}

/** Everybody who ever worked here, by name. */
export const everyStaff = (reader: Reader): Staff[] =>
  reader.all(kysely.selectFrom('staff').selectAll().orderBy('name_key').orderBy('id')).map(staffFrom)

/** Everybody who ever worked here, by name, with the days they came and left. */
export const everyTerm = (reader: Reader): Term[] =>
  reader
    .all(
      kysely
        .selectFrom('staff')
        .select(['id', 'name', 'joined_day', 'left_day'])
        .orderBy('name_key')
        .orderBy('id'),
    )
    .map((row) => fromColumns(Term, row))
const Term = MaskedStaff.pick({ id: true, name: true, joinedDay: true, leftDay: true })
type Term = z.infer<typeof Term>

/** Who bears an ID number that is no mask. */
export function bearerOf(reader: Reader, idNumber: string) {
  return reader.find(
    kysely
      .selectFrom('staff')
      .select(['id', 'name', 'left_day'])
      .where('id_number', '=', idNumber)
      .where(({ eb, fn }) => eb(fn<number>('instr', ['id_number', eb.val('*')]), '=', eb.lit(0))),
  )
}

/** Writes a new person with the keys of lists and search. */
export function insertStaff(writer: Writer, staff: Staff): void {
  writer.write(kysely.insertInto('staff').values(rowOf(staff)))
}

/** Writes the new state of a person over the revision it was read at; false when that one is gone. */
export function updateStaff(writer: Writer, staff: Staff, revision: number): boolean {
  const { id, ...columns } = rowOf(staff)
  const built = kysely.updateTable('staff').set(columns).where('id', '=', id).where('revision', '=', revision)
  return writer.write(built) === 1
}

const rowOf = (staff: Staff) => ({ ...toColumns(staff), ...keysOf(staff.name) })

/** What holds of a person from a month on, one at a time: a post, and a base for each item of 五险一金. */
export const staffSets = {
  post: { table: 'staff_post', of: ['staff_id'], unit: 'month' },
  enrolment: { table: 'staff_enrolment', of: ['staff_id', 'item'], unit: 'month', revised: true },
} as const satisfies Readonly<Record<string, DatedSet>>

/** What holds for one person, or for everybody: posts, enrolments, deductions, tax years, oldest first. */
export const heldBy = (reader: Reader, staffId?: string) => atOnce(heldSteps(reader, staffId))

/** The same with halts. */
export function* heldSteps(reader: Reader, staffId?: string) {
  return {
    posts: yield* mapSteps(stretches(reader, 'staff_post', staffId), (row) => fromColumns(StaffPost, row)),
    enrolments: yield* mapSteps(stretches(reader, 'staff_enrolment', staffId), (row) =>
      fromColumns(Enrolment, row),
    ),
    deductions: yield* mapSteps(stretches(reader, 'staff_deduction', staffId), (row) =>
      fromColumns(Deduction, row),
    ),
    taxYears: yield* mapSteps(taxYears(reader, staffId), (row) => fromColumns(TaxYear, row)),
  }
}

/** Everybody's posts, by person, oldest first. */
export const everyPost = (reader: Reader): Map<string, StaffPost[]> =>
  Map.groupBy(
    stretches(reader, 'staff_post').map((row) => fromColumns(StaffPost, row)),
    ({ staffId }) => staffId,
  )

type Stretches = 'staff_post' | 'staff_enrolment' | 'staff_deduction'
function stretches(reader: Reader, table: Stretches, staffId?: string) {
  const rows = kysely.selectFrom(table).selectAll().orderBy('from_month').orderBy('id')
  return reader.all(staffId === undefined ? rows : rows.where('staff_id', '=', staffId))
}

function taxYears(reader: Reader, staffId?: string) {
  const years = kysely.selectFrom('staff_tax_year').selectAll().orderBy('year')
  return reader.all(staffId === undefined ? years : years.where('staff_id', '=', staffId))
}

/** A person's slips in short, newest first. */
export const slipsOf = (reader: Reader, staffId: string) =>
  reader
    .all(kysely.selectFrom('pay_slip').selectAll().where('staff_id', '=', staffId).orderBy('month', 'desc'))
    .map((row) => fromColumns(SlipInShort, row))
const SlipInShort = PaySlip.pick({
  id: true,
  month: true,
  grossFen: true,
  personFen: true,
  taxFen: true,
  netFen: true,
})

/** Writes a row of a person's dated sets. */
export function insertPost(writer: Writer, post: StaffPost): void {
  writer.write(kysely.insertInto('staff_post').values(toColumns(post)))
}

/** Ends what somebody stood in after a month, and takes back what was to begin later. */
export function endPosts(writer: Writer, staffId: string, month: string): void {
  writer.write(
    kysely.deleteFrom('staff_post').where('staff_id', '=', staffId).where('from_month', '>', month),
  )
  writer.write(
    kysely
      .updateTable('staff_post')
      .set({ to_month: month })
      .where('staff_id', '=', staffId)
      .where(({ eb, or }) => or([eb('to_month', 'is', null), eb('to_month', '>', month)])),
  )
}

/** Writes a new enrolment. */
export function insertEnrolment(writer: Writer, enrolment: Enrolment): void {
  writer.write(kysely.insertInto('staff_enrolment').values(toColumns(enrolment)))
}

/** Writes a new deduction. */
export function insertDeduction(writer: Writer, deduction: Deduction): void {
  writer.write(kysely.insertInto('staff_deduction').values(toColumns(deduction)))
}

/** What ends or is taken back: an enrolment or a deduction. */
export const stretchTables = { enrolment: 'staff_enrolment', deduction: 'staff_deduction' } as const
/** Which of the two. */
export type StretchKind = keyof typeof stretchTables

/** The enrolment or deduction of an id, in what both have. */
export function findStretch(reader: Reader, of: StretchKind, id: string) {
  return reader.find(
    kysely
      .selectFrom(stretchTables[of])
      .select(['id', 'staff_id', 'from_month', 'to_month', 'revision'])
      .where('id', '=', id),
  )
}

/** Changes an enrolment or a deduction and counts its revision on. */
export function changeStretch(
  writer: Writer,
  of: StretchKind,
  id: string,
  change: { readonly to_month?: string; readonly reason?: string },
): void {
  writer.write(
    kysely
      .updateTable(stretchTables[of])
      .set(change)
      .set(({ eb }) => ({ revision: eb('revision', '+', 1) }))
      .where('id', '=', id),
  )
}

/** Takes an enrolment or a deduction back. */
export function dropStretch(writer: Writer, of: StretchKind, id: string): void {
  writer.write(kysely.deleteFrom(stretchTables[of]).where('id', '=', id))
}

/** Writes how a year's tax is counted, over what was written before. */
export function putTaxYear(writer: Writer, year: TaxYear): void {
  const { id, staff_id, year: number, ...columns } = toColumns(year)
  writer.write(
    kysely
      .insertInto('staff_tax_year')
      .values({ id, staff_id, year: number, ...columns })
      .onConflict((on) => on.columns(['staff_id', 'year']).doUpdateSet(columns)),
  )
}
