import type { Field } from '../fields/field.ts'
import type { CellIssue } from './issues.ts'
import type { SheetMarks } from './marks.ts'
import type { ImportJob, ImportPlan } from './plan-import.ts'

/** The heading of the column of reasons; a column of this name is ours and written over. */
export const NOTE_HEADING = '导入问题'

/** The marks that a plan leaves on its workbook: red cells and a sentence per row, duplicates included. */
export function marksOf<Name extends string>(
  job: ImportJob<Name>,
  plan: ImportPlan<Name>,
  sayIssue: (issue: CellIssue) => string,
): SheetMarks {
  const columnOf = new Map(job.mapping.map(({ column, field }) => [field, column]))
  const labelOf = new Map<Name, string>(job.fields.map((field: Field<Name>) => [field.name, field.label]))
  const wrong = plan.rows.filter(({ issues }) => issues.length > 0)
  return {
    sheet: job.sheet.name,
    headingRow: job.headingRow,
    noteColumn: noteColumnOf(job),
    noteHeading: NOTE_HEADING,
    cells: wrong.flatMap(({ row, issues }) =>
      issues.flatMap(({ field }) => {
        const column = columnOf.get(field)
        return column === undefined ? [] : [{ row, column }]
      }),
    ),
    notes: wrong.map(({ row, issues }) => ({
      row,
      text: issues.map(({ field, issue }) => `${labelOf.get(field)}：${sayIssue(issue)}`).join('；'),
    })),
  }
}

function noteColumnOf<Name extends string>({ sheet, headingRow }: ImportJob<Name>): number {
  const ours = sheet.rows[headingRow]?.indexOf(NOTE_HEADING) ?? -1
  if (ours !== -1) return ours
  return sheet.rows.reduce((width, cells) => Math.max(width, cells.length), 0)
}
