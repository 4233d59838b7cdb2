import type { z } from 'zod'
import type { ImportPreview, RowVerdict } from '../../shared/imports/contract.ts'
import { masked } from '../../shared/kernel/mask.ts'
import type { Role } from '../../shared/kernel/roles.ts'
import type { PlannedRow, Verdict } from '../../shared/sheets/plan-import.ts'
import type { CellValue } from '../../shared/sheets/workbook.ts'
import { sayIssue } from '../../shared/words/issues.ts'
import type { DryRun } from './dry-run.ts'
import type { ImportNoun } from './noun.ts'

type Row = z.infer<typeof RowVerdict>
const SHOWN = 500
const order: readonly Verdict[] = ['wrong', 'duplicate', 'changed', 'new', 'same']

/** A dry run as the page shows it: wrong rows first, at most 500. */
export function previewOf(run: DryRun): ImportPreview {
  const { counts, rows } = run.planned.plan
  const shown: Row[] = []
  for (const verdict of order) {
    for (const row of rows) {
      if (shown.length === SHOWN) break
      if (row.verdict === verdict) shown.push(rowOf(run, row))
    }
  }
  const wrong = counts.wrong + counts.duplicate
  return {
    token: run.token,
    fileName: run.fileName,
    sheets: run.sheets.map(({ name }) => name),
    mapping: run.mapping,
    missing: [...missingIn(run)],
    unseen: unseenIn(run),
    appliers: [...barredFor(run.noun, run.asked.role)],
    counts: { new: counts.new, changed: counts.changed, same: counts.same, wrong },
    rows: shown,
  }
}

/** The rows of data that nobody sees in the workbook. */
function unseenIn({ sheets, mapping }: DryRun): ImportPreview['unseen'] {
  const all = sheets.find(({ name }) => name === mapping.sheet)?.unseen ?? []
  const rows = all.filter(({ row }) => row >= mapping.headingRow)
  const hidden = rows.filter(({ why }) => why === 'hidden').length
  const first = rows.slice(0, FIRST).map(({ row }) => row + 1)
  return { hidden, struck: rows.length - hidden, first }
}

const FIRST = 10

/** Who may apply and undo what a noun imports, where somebody of a role may not; else nobody. */
export const barredFor = ({ appliers = [] }: ImportNoun, role: Role): readonly Role[] =>
  appliers.includes(role) ? [] : appliers

/** Required fields that no column gives, where somebody new would need them. */
export function missingIn({ planned }: DryRun): readonly string[] {
  const { counts, missing } = planned.plan
  return counts.new + counts.wrong + counts.duplicate > 0 ? missing : []
}

function rowOf({ planned, noun, asked, mapping }: DryRun, row: PlannedRow<string>): Row {
  const labelOf = new Map(noun.fields.map(({ name, label }) => [name, label]))
  const columnOf = new Map(mapping.columns.map(({ field, column }) => [field, column]))
  const cellIn = (field: string) => asked.sheet.rows[row.row]?.[columnOf.get(field) ?? -1] ?? ''
  const problems = row.issues.map(({ field, issue }) => ({
    field,
    label: labelOf.get(field) ?? field,
    before: '',
    after: cellIn(field),
    problem: sayIssue(issue),
  }))
  // SECURITY: what the ledger keeps is hidden here as everywhere; what the person brought along is not
  // (tests/masks/dry-runs.test.ts).
  const stored = (field: string, value: CellValue): string => {
    const mask = noun.fields.find(({ name }) => name === field)?.mask
    const shown = planned.show(field, value)
    return mask ? masked(mask, shown) : shown
  }
  const changes = row.changes.map(({ field, before, after }) => ({
    field,
    label: labelOf.get(field) ?? field,
    before: stored(field, before),
    after: planned.show(field, after),
    problem: '',
  }))
  const verdict = row.verdict === 'duplicate' ? 'wrong' : row.verdict
  return { row: row.row + 1, verdict, title: planned.titleOf(row), cells: [...problems, ...changes] }
}
