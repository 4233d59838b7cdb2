import type { Day } from '../../kernel/day.ts'
import { idsUnder, type Placed } from '../../kernel/tree.ts'
import { issue } from '../../sheets/issues.ts'
import type { FieldIssue, ImportPlan, PlannedRow, RowValues } from '../../sheets/plan-import.ts'
import { sayFault } from '../../words/faults.ts'
import { type OrganisationFieldName, organisationFields } from './fields.ts'
import { idInSheet } from './import-row.ts'
import { FoundOrganisation, type Organisation } from './organisation.ts'
import { type Candidate, complaintsOf } from './rules.ts'

type Plan = ImportPlan<OrganisationFieldName>
type Row = PlannedRow<OrganisationFieldName>
type Around = {
  /** Every organisation of the ledger. */
  readonly known: readonly Organisation[]
  /** How many people belong right to each. */
  readonly members: ReadonlyMap<string, number>
  readonly today: Day
}

/** The fields of an organisation that a workbook may give. */
export const importedFields = organisationFields.flatMap(({ name }) =>
  name === 'secretary' || name === 'memberCount' ? [] : [name],
)

/** The organisation that a row makes of what stands under its code already. */
export function candidateFrom(
  values: RowValues<OrganisationFieldName>,
  before: Organisation | undefined,
): Candidate {
  const candidate: Record<string, unknown> = { dissolvedDay: before?.dissolvedDay ?? null }
  for (const name of importedFields) candidate[name] = values[name] ?? before?.[name] ?? null
  return candidate as Candidate
}

/**
 * Judges the rows of a list together, as the tree they would make: who may stand under whom, nothing under itself. A
 * row that leans on a wrong one is wrong too.
 */
export function judgeSheet(plan: Plan, around: Around): Plan {
  let rows = plan.rows
  for (;;) {
    const tree = treeWith(rows, around.known)
    const judged = rows.map((row) => judgeRow(row, tree, around))
    const found = judged.some((row, at) => row !== rows[at])
    rows = judged
    if (!found) return recounted(plan, rows)
  }
}

type Standing = Placed & { readonly candidate: Candidate; readonly name: string }
type Tree = ReadonlyMap<string, Standing>
const isGood = ({ verdict }: Row) => verdict === 'new' || verdict === 'changed'

function treeWith(rows: readonly Row[], known: readonly Organisation[]): Tree {
  const tree = new Map<string, Standing>()
  const put = (id: string, candidate: Candidate) =>
    tree.set(id, { id, parentId: candidate.parentId, candidate, name: candidate.shortName })
  for (const organisation of known) put(organisation.id, organisation)
  const byCode = new Map(known.map((each) => [each.code, each]))
  for (const row of rows) {
    if (!isGood(row) || row.key === null) continue
    const before = byCode.get(row.key)
    put(before?.id ?? idInSheet(row.key), candidateFrom(row.values, before))
  }
  return tree
}

function judgeRow(row: Row, tree: Tree, { known, members, today }: Around): Row {
  if (!isGood(row) || row.key === null) return row
  const id = known.find(({ code }) => code === row.key)?.id ?? idInSheet(row.key)
  const { candidate } = tree.get(id)!
  // A row without a required column is planned as new, and never applied.
  if (!candidate.type || !candidate.fullName) return row
  const { parentId } = candidate
  const children = [...tree.values()].filter((each) => each.parentId === id)
  const issues = [
    ...shapeIssues(candidate),
    ...complaintsOf(candidate, {
      today,
      parent: parentId === null ? undefined : tree.get(parentId)?.candidate,
      isLoop: parentId !== null && idsUnder([...tree.values()], id).some((each) => each === parentId),
      codeHolder: undefined,
      childTypes: children
        .filter((each) => each.candidate.dissolvedDay === null)
        .map((each) => each.candidate.type),
      members: members.get(id) ?? 0,
    }).map(({ field, fault }) => ({ field, issue: issue('refused', { words: sayFault(fault) }) })),
  ]
  return issues.length === 0 ? row : { ...row, verdict: 'wrong', issues, changes: [] }
}

function shapeIssues(candidate: Candidate): FieldIssue<OrganisationFieldName>[] {
  const { dissolvedDay: _, ...written } = candidate
  const shape = FoundOrganisation.safeParse({ ...written, parentId: null })
  if (shape.success) return []
  return shape.error.issues.map((each) => ({
    field: each.path[0] as OrganisationFieldName,
    issue:
      each.code === 'too_big' ? issue('too-long', { limit: Number(each.maximum) }) : issue('required', {}),
  }))
}

function recounted(plan: Plan, rows: readonly Row[]): Plan {
  const counts = { new: 0, changed: 0, same: 0, wrong: 0, duplicate: 0, wrongCells: 0 }
  for (const row of rows) {
    counts[row.verdict] += 1
    if (row.verdict === 'wrong') counts.wrongCells += row.issues.length
  }
  return { ...plan, rows, counts: { ...counts, skipped: plan.counts.skipped } }
}
