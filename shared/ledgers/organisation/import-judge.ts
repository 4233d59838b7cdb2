import type { Day } from '../../kernel/day.ts'
import { isUnderItself } from '../../kernel/tree.ts'
import { issue } from '../../sheets/issues.ts'
import type { FieldIssue, ImportPlan, PlannedRow, RowValues } from '../../sheets/plan-import.ts'
import { recounted, refusedRow } from '../../sheets/recounted.ts'
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
 * Judges the rows of a list together, as the tree they would make: who may stand under whom, nothing
 * under itself. A row that leans on a wrong one is wrong too.
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

/**
 * What the good rows would make of the ledger. `idOf` names each row's organisation, real or in the
 * sheet.
 */
type Tree = {
  readonly candidates: ReadonlyMap<string, Candidate>
  /** Standing children that no good row touches: the others answer for themselves. */
  readonly children: ReadonlyMap<string, readonly Candidate[]>
  idOf(code: string): string
}
const isGood = ({ verdict }: Row) => verdict === 'new' || verdict === 'changed'

function treeWith(rows: readonly Row[], known: readonly Organisation[]): Tree {
  const byCode = new Map<string, Organisation>(known.map((each) => [each.code, each]))
  const idOf = (code: string) => byCode.get(code)?.id ?? idInSheet(code)
  const candidates = new Map<string, Candidate>(known.map((each) => [each.id, each]))
  for (const { key, values, verdict } of rows) {
    if (key === null || (verdict !== 'new' && verdict !== 'changed')) continue
    candidates.set(idOf(key), candidateFrom(values, byCode.get(key)))
  }
  const children = new Map<string, Candidate[]>()
  for (const candidate of known) {
    const { id, parentId, dissolvedDay } = candidate
    const isUntouched = candidates.get(id) === candidate
    if (parentId === null || dissolvedDay !== null || !isUntouched) continue
    const siblings = children.get(parentId)
    if (siblings) siblings.push(candidate)
    else children.set(parentId, [candidate])
  }
  return { candidates, children, idOf }
}

function judgeRow(row: Row, { candidates, children, idOf }: Tree, { members, today }: Around): Row {
  if (!isGood(row) || row.key === null) return row
  const id = idOf(row.key)
  const candidate = candidates.get(id)!
  // A row without a required column is planned as new, and never applied.
  if (!candidate.type || !candidate.fullName) return row
  const { parentId } = candidate
  const complaints = complaintsOf(candidate, {
    today,
    parent: parentId === null ? undefined : candidates.get(parentId),
    isLoop: isUnderItself(id, (each) => candidates.get(each)?.parentId),
    codeHolder: undefined,
    childTypes: (children.get(id) ?? []).map(({ type }) => type),
    members: members.get(id) ?? 0,
  })
  const said = complaints.map(({ field, fault }) => ({
    field,
    issue: issue('refused', { words: sayFault(fault) }),
  }))
  const issues = [...shapeIssues(candidate), ...said]
  return issues.length === 0 ? row : refusedRow(row, issues)
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
