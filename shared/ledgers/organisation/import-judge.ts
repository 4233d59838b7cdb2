import type { Day } from '../../kernel/day.ts'
import { idsOnRings } from '../../kernel/tree.ts'
import { issue } from '../../sheets/issues.ts'
import type { FieldIssue, ImportPlan, PlannedRow, RowValues } from '../../sheets/plan-import.ts'
import { recounted, refusedRow } from '../../sheets/recounted.ts'
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
  const candidate: Record<string, unknown> = {}
  candidate['dissolvedDay'] = before?.dissolvedDay ?? null
  for (const name of importedFields) candidate[name] = values[name] ?? before?.[name] ?? null
  return candidate as Candidate
}

/**
 * Judges the rows of a list together, as the tree they would make: who may stand under whom, nothing
 * under itself. A row that leans on a wrong one is wrong too; only such rows are looked at again.
 */
export function judgeSheet(plan: Plan, around: Around): Plan {
  const rows = [...plan.rows]
  const tree = treeWith(rows, around.known)
  let waiting: Iterable<number> = rows.keys()
  for (;;) {
    const refused: number[] = []
    const judged = [...waiting].map((at) => [at, judgeRow(rows[at]!, tree, around)] as const)
    for (const [at, row] of judged) {
      if (row === rows[at]) continue
      refused.push(at)
      rows[at] = row
    }
    if (refused.length === 0) return recounted(plan, rows)
    waiting = new Set(tree.takeOut(refused.map((at) => rows[at]!.key!)))
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
  /** Whether it stands, however far up, under itself. */
  isOnRing(id: string): boolean
  idOf(code: string): string
  /** Leaves the ledger as it was under these codes; answers the rows that must be judged anew. */
  takeOut(codes: readonly string[]): readonly number[]
}
const isGood = ({ verdict }: Row) => verdict === 'new' || verdict === 'changed'

function treeWith(rows: readonly Row[], known: readonly Organisation[]): Tree {
  const byCode = new Map<string, Organisation>(known.map((each) => [each.code, each]))
  const idOf = (code: string) => byCode.get(code)?.id ?? idInSheet(code)
  const candidates = new Map<string, Candidate>(known.map((each) => [each.id, each]))
  const rowOf = new Map<string, number>()
  const leaning = new Map<string, number[]>()
  for (const [at, { key, values, verdict }] of rows.entries()) {
    if (key === null || (verdict !== 'new' && verdict !== 'changed')) continue
    const candidate = candidateFrom(values, byCode.get(key))
    candidates.set(idOf(key), candidate)
    rowOf.set(idOf(key), at)
    if (candidate.parentId !== null) pushTo(leaning, candidate.parentId, at)
  }
  const children = new Map<string, Candidate[]>()
  const settle = (each: Organisation) => {
    if (each.parentId !== null && each.dissolvedDay === null) pushTo(children, each.parentId, each)
  }
  for (const each of known) if (candidates.get(each.id) === each) settle(each)
  const ringed = () => idsOnRings(candidates.keys(), (id) => candidates.get(id)?.parentId)
  let rings = ringed()
  const rowsOn = (ids: readonly string[]) => ids.flatMap((each) => rowOf.get(each) ?? [])
  const takeOut = (codes: readonly string[]): readonly number[] => {
    let isMoved = false
    const touched = codes.flatMap((code) => {
      const [id, before] = [idOf(code), byCode.get(code)]
      isMoved ||= before !== undefined && before.parentId !== candidates.get(id)?.parentId
      const under = leaning.get(id) ?? []
      if (!before) {
        candidates.delete(id)
        return under
      }
      candidates.set(id, before)
      settle(before)
      return [...under, ...rowsOn(before.parentId === null ? [] : [before.parentId])]
    })
    if (!isMoved) return touched
    // Only what goes back to where it stood can close a ring that was none.
    const closed = ringed()
    const added = rowsOn([...closed].filter((each) => !rings.has(each)))
    rings = closed
    return [...touched, ...added]
  }
  return { candidates, children, idOf, takeOut, isOnRing: (id) => rings.has(id) }
}

function pushTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

function judgeRow(row: Row, { candidates, children, idOf, isOnRing }: Tree, { members, today }: Around): Row {
  if (!isGood(row) || row.key === null) return row
  const id = idOf(row.key)
  const candidate = candidates.get(id)!
  // A row without a required column is planned as new, and never applied.
  if (!candidate.type || !candidate.fullName) return row
  const { parentId } = candidate
  const complaints = complaintsOf(candidate, {
    today,
    parent: parentId === null ? undefined : candidates.get(parentId),
    isLoop: isOnRing(id),
    codeHolder: undefined,
    childTypes: (children.get(id) ?? []).map(({ type }) => type),
    members: members.get(id) ?? 0,
  })
  const said = complaints.map(({ field, fault }) => ({
    field,
    issue: issue('refused', { fault }),
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
