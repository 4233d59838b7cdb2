import type { Day } from '../../../shared/kernel/day.ts'
import { type Month, monthOf } from '../../../shared/kernel/month.ts'
import { refuse } from '../../../shared/kernel/refusal.ts'
import { holdsIn } from '../../../shared/kernel/span.ts'
import type { StaffImportName } from '../../../shared/ledgers/payroll/fields.ts'
import { cardFrom } from '../../../shared/ledgers/payroll/import-row.ts'
import { judgeCard, judgeCounted } from '../../../shared/ledgers/payroll/rules.ts'
import type { Enrolment, Staff, StaffPost } from '../../../shared/ledgers/payroll/staff.ts'
import { isPractice } from '../../../shared/session/session.ts'
import type { ImportPlan, PlannedRow } from '../../../shared/sheets/plan-import.ts'
import { changeFrom, type DatedSet } from '../../chain/dated.ts'
import { toColumns } from '../../db/columns.ts'
import type { Batch } from '../../imports/noun.ts'
import type { CommandContext } from '../../ipc/handlers.ts'
import * as undoing from './import-store.ts'
import { allParameters } from './parameter-store.ts'
import { lastPaid } from './run-store.ts'
import * as store from './staff-store.ts'

/** A plan with what it was made against. */
type Orders = {
  readonly plan: ImportPlan<StaffImportName>
  readonly place: string | undefined
  /** At which revision each ID number stood when the rows were compared. */
  readonly revisions: ReadonlyMap<string, number>
}
type Row = PlannedRow<StaffImportName>

/**
 * Writes a whole import of staff, judged again by the rules of the form. Faults: `imports.moved`, which takes
 * everything back.
 */
export function applyStaff(unit: CommandContext, batch: Batch, { plan, place, revisions }: Orders): void {
  const now = new Map(store.everyStaff(unit).map((one) => [one.idNumber as string, one]))
  for (const row of plan.rows) {
    if (row.verdict !== 'new' && row.verdict !== 'changed') continue
    batch.tick()
    const standing = now.get(row.key ?? '')
    const isAsSeen = standing?.revision === revisions.get(row.key ?? '')
    if (!isAsSeen || (row.verdict === 'new') !== (standing === undefined)) {
      refuse('imports.moved', { row: row.row + 1 })
    }
    if (standing) amend(unit, batch, row, standing, place)
    else enter(unit, batch, row, place)
  }
}

function enter(unit: CommandContext, batch: Batch, { row, values }: Row, place: string | undefined): void {
  const facts = { today: unit.today as Day, practice: isPractice(unit.request.ledger.kind) }
  const judged = judgeCard(cardFrom(values), facts)
  if (!judged.ok) refuse('imports.moved', { row: row + 1 })
  const post = (values.post ?? null) as string | null
  const grade = (values.grade ?? null) as number | null
  const staff: Staff = { ...judged.value, id: unit.newId(), post, grade, revision: 1 }
  const since = { fromMonth: monthOf(staff.joinedDay), toMonth: null, reason: batch.workbook.slice(0, 200) }
  store.insertStaff(unit, staff)
  if (post !== null && grade !== null) {
    store.insertPost(unit, { ...since, id: unit.newId(), staffId: staff.id, post, grade })
  }
  if (typeof values.baseFen === 'number' && place !== undefined)
    enrolAll(unit, staff, place, values.baseFen, since)
  batch.keep(staff.id, 'insert', null, 1)
}

type Since = Pick<Enrolment, 'fromMonth' | 'toMonth' | 'reason'>

/** Enrols somebody in everything the place has a rule for. */
function enrolAll(unit: CommandContext, { id }: Staff, place: string, baseFen: number, since: Since): void {
  const month = monthOf(unit.today)
  const rules = allParameters(unit).insurance.filter((rate) => rate.place === place && holdsIn(rate, month))
  for (const item of new Set(rules.map((rate) => rate.item))) {
    store.insertEnrolment(unit, {
      ...since,
      id: unit.newId(),
      staffId: id,
      item,
      place,
      baseFen,
      revision: 1,
    })
  }
}

/** Writes the differences of one row; posts and bases count from this month. */
function amend(unit: CommandContext, batch: Batch, row: Row, before: Staff, place: string | undefined): void {
  const held = store.heldBy(unit, before.id)
  const changed = new Set(row.changes.map(({ field }) => field))
  const values = { ...valuesOf(before), ...row.values }
  const facts = { today: unit.today as Day, practice: isPractice(unit.request.ledger.kind) }
  const judged = judgeCard(cardFrom(values), facts)
  if (!judged.ok) refuse('imports.moved', { row: row.row + 1 })
  const staffId = before.id
  const fromMonth = monthOf(unit.today)
  const reason = batch.workbook.slice(0, 200)
  const isDated = changed.has('post') || changed.has('grade') || changed.has('baseFen')
  // The month may have been locked since the rows were compared.
  if (isDated && judgeCounted(fromMonth, lastPaid(unit, before.id))) {
    refuse('imports.moved', { row: row.row + 1 })
  }
  const post = (values.post ?? null) as string | null
  const grade = (values.grade ?? null) as number | null
  if (post !== null && grade !== null && (changed.has('post') || changed.has('grade'))) {
    put(unit, store.staffSets.post, { staffId, post, grade, reason }, fromMonth, row)
  }
  if (changed.has('baseFen') && typeof values.baseFen === 'number') {
    const open = held.enrolments.filter(({ toMonth }) => toMonth === null)
    const since = { fromMonth, toMonth: null, reason }
    if (open.length === 0 && place !== undefined) enrolAll(unit, before, place, values.baseFen, since)
    for (const { item } of open) {
      put(unit, store.staffSets.enrolment, { staffId, item, baseFen: values.baseFen, reason }, fromMonth, row)
    }
  }
  const kept = { ...judged.value, id: before.id, post, grade, revision: before.revision + 1 }
  store.updateStaff(unit, kept, before.revision)
  const { posts, enrolments } = held
  batch.keep(before.id, 'update', JSON.stringify({ staff: before, posts, enrolments }), kept.revision)
}

/** Lets something hold from this month on. Faults: `imports.moved`, where it was changed for a later one. */
function put(unit: CommandContext, set: DatedSet, cells: object, fromMonth: Month, { row }: Row): void {
  if (!changeFrom(unit, set, toColumns(cells), fromMonth).ok) refuse('imports.moved', { row: row + 1 })
}

const valuesOf = (staff: Staff): Row['values'] =>
  Object.fromEntries(Object.entries(staff).filter(([, value]) => value !== null))

/** Takes an import of staff back, or names those who moved on since or were paid. */
export function undoStaff(unit: CommandContext, batchId: string): readonly string[] {
  const stuck: string[] = []
  for (const { record_id: id, op, before, revision_after } of undoing.importedBy(unit, batchId)) {
    const now = store.findStaff(unit, id)
    if (now?.revision !== revision_after || undoing.isBuiltUpon(unit, id, op === 'insert')) {
      stuck.push(now?.name ?? '')
    } else if (op === 'insert') undoing.removeStaff(unit, id)
    else {
      const was = JSON.parse(before!) as { staff: Staff; posts: StaffPost[]; enrolments: Enrolment[] }
      undoing.restoreHeld(unit, id, was)
      store.updateStaff(unit, { ...was.staff, revision: now.revision + 1 }, now.revision)
    }
  }
  return stuck
}
