import type { Day } from '../../../shared/kernel/day.ts'
import { type StaffImportName, staffImportFields } from '../../../shared/ledgers/payroll/fields.ts'
import * as rows from '../../../shared/ledgers/payroll/import-row.ts'
import type { Enrolment, Staff } from '../../../shared/ledgers/payroll/staff.ts'
import { showCell } from '../../../shared/sheets/cells.ts'
import { marksOf } from '../../../shared/sheets/marks-of.ts'
import { type ImportJob, planSteps } from '../../../shared/sheets/plan-import.ts'
import { sayIssue } from '../../../shared/words/issues.ts'
import type { Reader } from '../../db/access.ts'
import type { Asked, ImportNoun, Planned } from '../../imports/noun.ts'
import { applyStaff, undoStaff } from './import-apply.ts'
import { allParameters } from './parameter-store.ts'
import { everyLastPaid } from './run-store.ts'
import { everyStaff, heldBy } from './staff-store.ts'

type Job = ImportJob<StaffImportName>

/** How a list of staff is imported: people are told apart by their ID numbers. */
export const staffImport: ImportNoun = {
  fields: staffImportFields,
  matched: 'staff.matched',

  *plan(reader, asked) {
    const known = everyStaff(reader)
    const { job, place } = jobOf(reader, asked, known)
    const plan = yield* planSteps(job)
    const holders = new Map(known.map((one) => [one.idNumber as string, one]))
    return {
      plan,
      marks: marksOf(job, plan, sayIssue),
      titleOf: ({ values, key }) => String(values.name ?? holders.get(key ?? '')?.name ?? ''),
      personOf: ({ key }) => holders.get(key ?? '')?.id,
      show: (field, value) =>
        showCell(staffImportFields.find(({ name }) => name === field)!, value, () => ''),
      apply: (unit, batch) =>
        applyStaff(unit, batch, {
          plan,
          place,
          revisions: new Map(known.map((one) => [one.idNumber, one.revision])),
        }),
    } satisfies Planned
  },

  undo: undoStaff,
}

function jobOf(
  reader: Reader,
  { sheet, headingRow, mapping, today, practice }: Asked,
  known: readonly Staff[],
) {
  const held = heldBy(reader)
  const places = [...new Set(allParameters(reader).insurance.map((rate) => rate.place))]
  const place = places.length === 1 ? places[0] : undefined
  const numbers = new Map(known.map(({ id, idNumber }) => [id, idNumber]))
  const facts: rows.ImportFacts = {
    today: today as Day,
    practice,
    place,
    postSince: new Map(held.posts.map((one) => [numbers.get(one.staffId)!, one.fromMonth])),
    paid: new Map([...everyLastPaid(reader)].map(([id, month]) => [numbers.get(id)!, month])),
    left: new Set(known.filter(({ leftDay }) => leftDay !== null).map(({ idNumber }) => idNumber)),
  }
  const open = Map.groupBy(
    held.enrolments.filter(({ toMonth }) => toMonth === null),
    ({ staffId }) => staffId,
  )
  const job: Job = {
    sheet,
    headingRow,
    mapping: mapping as Job['mapping'],
    fields: staffImportFields,
    existing: new Map(known.map((one) => [one.idNumber, valuesOf(one, open.get(one.id) ?? [])])),
    keyOf: rows.staffKey,
    resolve: () => 'unknown',
    readers: rows.staffReaders(facts),
    judge: rows.judgeStaff(facts),
  }
  return { job, place }
}

function valuesOf(staff: Staff, open: readonly Enrolment[]): rows.StaffValues {
  const values: Record<string, string | number> = {}
  for (const { name } of staffImportFields) {
    const value = name === 'baseFen' ? open[0]?.baseFen : staff[name]
    if (value !== null && value !== undefined) values[name] = value
  }
  return values
}
