import { indicators } from '../../../shared/bundles/indicators.ts'
import type { BundlePreview } from '../../../shared/bundles/preview.ts'
import { bundleSteps, sayMark } from '../../../shared/bundles/task-words.ts'
import { draftStanding, draftWorkflow } from '../../../shared/bundles/workflow.ts'
import type { WireTable } from '../../../shared/fields/wire.ts'
import { assert } from '../../../shared/kernel/assert.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { refuse } from '../../../shared/kernel/refusal.ts'
import type { Role } from '../../../shared/kernel/roles.ts'
import { wireTablesOf } from '../../../shared/tables.ts'
import { changesOf, columnLabel } from '../../../shared/words/changes.ts'
import { tableWords } from '../../../shared/words/tables.ts'
import { judgeStep, type Taker } from '../../../shared/workflow/workflow.ts'
import { chainEnd } from '../../audit/checkpoint.ts'
import type { Reader, Writer } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import type { Schema } from '../../db/schema.ts'
import type { CommandContext, TaskContext } from '../../ipc/handlers.ts'
import { markKeyFor } from '../enrolment/mark-keys.ts'
import { ownOffice } from '../enrolment/office.ts'
import { addresseeIn, type PeerRow, peerIn } from '../enrolment/peers.ts'
import { nextPosition } from '../enrolment/stream.ts'
import { contentDigest, countLeaving, type Leaving, leavingColumns, sourceOf } from '../format/pack.ts'

type DraftRow = Schema['export_draft']
type Wanted = {
  readonly kind: 'report' | 'audit'
  readonly peerId: string
  readonly period: string
  readonly unmasked: boolean
}

const SAMPLE_ROWS = 5

/** Which relation a kind of bundle goes to. */
export const relationFor = { report: 'superior', audit: 'auditor' } as const

/**
 * Gathers what would leave, keeps its digest and what a person is shown of it. Nothing is sealed.
 * Faults: `bundles.not-found`, `bundles.peer-revoked`, `bundles.report-masked`.
 */
export async function prepare(task: TaskContext, wanted: Wanted): Promise<BundlePreview> {
  if (wanted.unmasked && wanted.kind === 'report') refuse('bundles.report-masked', {})
  const peer = addresseeIn(task.own, wanted.peerId, relationFor[wanted.kind])
  task.progress(0, 0, bundleSteps.gather)
  await task.breathe()
  const file = task.raw.own
  const chain = chainEnd(task.own)
  const leaving: Leaving = { ...wanted, markKey: markKeyFor(task.own, peer), chainSize: chain.size }
  const content = contentDigest(file, leaving, chain.head)
  const tables = wireTablesOf(wanted.kind).map((table) => previewTable(task, table, leaving))
  const figures = task.countFigures(task.own, wanted.period)
  const { id: preparedBy, name } = task.request.person
  return task.commit((unit) => {
    const draftId = unit.newId()
    unit.inserter('export_draft')({
      id: draftId,
      kind: wanted.kind,
      peer_id: peer.id,
      period: wanted.period,
      unmasked: wanted.unmasked ? 1 : 0,
      prepared_by: preparedBy,
      prepared_at: unit.nowMs,
      audit_size: chain.size,
      content_sha256: content,
      approved_by: null,
      approved_at: null,
      state: 'prepared',
      revision: 1,
    })
    const preview: BundlePreview = {
      draftId,
      kind: wanted.kind,
      period: wanted.period,
      to: peer.office_name,
      seq: nextPosition(unit, ownOffice(unit), peer.ledger).seq,
      tables,
      totals: indicators.map(({ code, label, kind }) => ({ label, value: figures[code], kind })),
      preparedBy: name,
    }
    unit.inserter('export_preview')({ draft_id: draftId, content: JSON.stringify(preview) })
    return preview
  })
}

/** What was shown when a draft was prepared; fault `bundles.not-found`. */
export function previewOf(reader: Reader, draftId: string): BundlePreview {
  const row = reader.find(
    kysely.selectFrom('export_preview').select('content').where('draft_id', '=', draftId),
  )
  return row ? (JSON.parse(row.content) as BundlePreview) : refuse('bundles.not-found', {})
}

/** Every draft, newest first. */
export function draftsIn(reader: Reader) {
  const rows = reader.all(kysely.selectFrom('export_draft').selectAll().orderBy('id', 'desc').limit(500))
  return rows.map((row) => toDraft(reader, row))
}

/**
 * Approves what somebody else prepared.
 * Faults: `bundles.self-approval`, `bundles.head-approves`, `bundles.draft-state`, `bundles.not-found`.
 */
// SECURITY: nobody approves their own export, here and by a CHECK of the table
// (tests/bundles/service/leaving.test.ts: self-approval)
export function approve(task: TaskContext, draftId: string) {
  const { id: user, role } = task.request.person
  return task.commit((unit) => {
    const row = draftFor(unit, draftId, 'approve', task.request.person)
    if (row.unmasked === 1 && role !== 'head') refuse('bundles.head-approves', {})
    return changeDraft(unit, row, { state: 'approved', approved_by: user, approved_at: unit.nowMs })
  })
}

/** Takes a draft back before it is sealed. Faults: `bundles.draft-state`, `bundles.not-found`. */
export function withdraw(task: TaskContext, draftId: string, reason: string) {
  return task.commit((unit) => {
    const row = draftFor(unit, draftId, 'withdraw', task.request.person)
    return changeDraft(unit, row, { state: 'withdrawn' })
  }, reason)
}

/**
 * A draft with which somebody may take a step; faults `bundles.not-found`, `bundles.draft-state`,
 * `bundles.self-approval`.
 */
export function draftFor(reader: Reader, id: string, step: keyof typeof draftWorkflow, by: Taker): DraftRow {
  const row = reader.find(kysely.selectFrom('export_draft').selectAll().where('id', '=', id))
  if (!row) return refuse('bundles.not-found', {})
  const standing = draftStanding({ state: row.state, preparedById: row.prepared_by })
  const refused = judgeStep(draftWorkflow, step, standing, by)
  if (refused === 'wrong-role') refuse('session.not-allowed', { role: by.role })
  if (refused === 'wrong-state') refuse('bundles.draft-state', { state: row.state as 'prepared' })
  return refused ? refuse('bundles.self-approval', {}) : row
}

/** Writes a draft's next state. */
export function changeDraft(unit: CommandContext | Writer, row: DraftRow, change: Partial<DraftRow>) {
  const next = { ...row, ...change, revision: row.revision + 1 }
  const { id, ...columns } = next
  const touched = unit.write(
    kysely.updateTable('export_draft').set(columns).where('id', '=', id).where('revision', '=', row.revision),
  )
  assert(touched === 1, 'a draft changes one step at a time')
  return toDraft(unit, next)
}

function toDraft(reader: Reader, row: DraftRow) {
  const peer: PeerRow = peerIn(reader, row.peer_id)
  return {
    id: row.id as Id,
    kind: row.kind as 'report' | 'audit',
    period: row.period,
    toName: peer.office_name,
    preparedBy: personName(reader, row.prepared_by),
    preparedById: row.prepared_by,
    preparedAtMs: row.prepared_at,
    approvedBy: row.approved_by === null ? null : personName(reader, row.approved_by),
    state: row.state as 'prepared' | 'approved' | 'sealed' | 'withdrawn',
  }
}

/** Who somebody is, as papers and manifests name them. */
export function personIn(reader: Reader, id: string): { readonly name: string; readonly role: Role } {
  const row = reader.find(kysely.selectFrom('person_account').select(['name', 'role']).where('id', '=', id))
  assert(row !== undefined, 'people never vanish from the ledger')
  return { name: row.name, role: row.role as Role }
}

const personName = (reader: Reader, id: string): string => personIn(reader, id).name

/** A mark in a preview: whoever holds its key and reads it could try numbers until one gives it. */
const HIDDEN = '********'

function previewTable(
  task: TaskContext,
  table: WireTable,
  leaving: Leaving,
): BundlePreview['tables'][number] {
  const columns = leavingColumns(table, leaving.unmasked)
  // SECURITY: everybody may open a preview, so its sample hides what the screens hide, whatever leaves
  // (tests/bundles/service/pack.test.ts: unmasked its preview)
  const source = sourceOf(task.raw.own, table, { ...leaving, unmasked: false })
  const sample: string[][] = []
  for (const row of source.rows) {
    const cells = Object.fromEntries(source.columns.map((name, at) => [name, row[at]]))
    sample.push(
      columns.map(({ name, isMark }) =>
        isMark ? (cells[name] === null ? '' : HIDDEN) : asRead(table, name, cells[name]),
      ),
    )
    if (sample.length === SAMPLE_ROWS) break
  }
  return {
    table: table.table,
    label: tableWords[table.table] ?? table.table,
    rows: countLeaving(task.raw.own, table, leaving),
    columns: columns.map(({ name, source, treatment, isMark }) => {
      const label = columnLabel(table.table, source)
      return { name, label: isMark ? sayMark(label) : label, treatment }
    }),
    sample,
  }
}

/** A cell in the words of the forms: codes by their labels. */
function asRead(table: WireTable, column: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string' && typeof value !== 'number') return String(value)
  const [change] = changesOf({ table: table.table, before: null, after: { [column]: value } })
  return change?.after ?? String(value)
}
