import type { FieldIssue, ImportPlan, PlannedRow } from './plan-import.ts'

/** A plan with other rows, counted anew: for judgements that only several rows together allow. */
export function recounted<Name extends string>(
  plan: ImportPlan<Name>,
  rows: readonly PlannedRow<Name>[],
): ImportPlan<Name> {
  const counts = { new: 0, changed: 0, same: 0, wrong: 0, duplicate: 0, wrongCells: 0 }
  for (const row of rows) {
    counts[row.verdict] += 1
    if (row.verdict === 'wrong') counts.wrongCells += row.issues.length
  }
  return { ...plan, rows, counts: { ...counts, skipped: plan.counts.skipped } }
}

/** A row that was good until now, refused for these reasons. */
export const refusedRow = <Name extends string>(
  row: PlannedRow<Name>,
  issues: readonly FieldIssue<Name>[],
): PlannedRow<Name> => ({ ...row, verdict: 'wrong', issues, changes: [] })
