import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import type { Confirmable } from '../../../shared/bundles/contract.ts'
import { indicators } from '../../../shared/bundles/indicators.ts'
import { decide, type Outcome, vanishedTooMany } from '../../../shared/bundles/sequence.ts'
import { assert } from '../../../shared/kernel/assert.ts'
import { must, refuse } from '../../../shared/kernel/refusal.ts'
import { wireTablesOf } from '../../../shared/tables.ts'
import { digestOf, isAsFiled, recordFiled } from '../../audit/filed.ts'
import { openReadOnly } from '../../chain/database.ts'
import type { Reader } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import type { LedgerFile } from '../../db/open.ts'
import { realStick, syncFolder } from '../../disk/stick.ts'
import { receivedFile, receivedFolder, receivedKeyName } from '../../folder/folders.ts'
import type { CommandContext, TaskContext } from '../../ipc/handlers.ts'
import { heldOf, type InboxRow } from '../enrolment/held.ts'
import type { PeerRow } from '../enrolment/peers.ts'
import type { TakenIn } from '../format/intake.ts'
import { type ChainPoint, mustContinue } from '../format/leaves.ts'
import type { OpenedBundle } from '../format/unseal.ts'
import { type Materialised, materialise, periodOf } from './materialise.ts'
import { endWaiting } from './waiting.ts'

/** What a person has confirmed of this very bundle. */
export type Confirmed = ReadonlySet<Confirmable>

/**
 * Takes a verified report or pack in: decides its place, builds its file, and names the file in one
 * commit with its figures and its key. A crash before the commit leaves a file without a row; taking it
 * in again is harmless.
 *
 * Faults: those of `decide` and `mustContinue`, `bundles.confirm-rebase`, `bundles.confirm-shrink`,
 * `bundles.bad-rows`, `bundles.newer-version`, `bundles.without-chain`, `bundles.received-changed`, `disk.*`,
 * `ipc.cancelled`.
 */
export async function takeLedger(
  task: TaskContext,
  opened: OpenedBundle,
  peer: PeerRow,
  taken: TakenIn,
  confirmed: Confirmed,
): Promise<Outcome> {
  const outcome = judgePlace(task.own, opened)
  const folder = task.vault.folder
  if (outcome.outcome === 'duplicate') {
    await rebuildIfGone(task, opened)
    return outcome
  }
  if (outcome.outcome === 'rebase' && !confirmed.has('bundles.confirm-rebase')) {
    refuse('bundles.confirm-rebase', { superseded: outcome.supersedes.length })
  }
  const key = randomBytes(32)
  const path = receivedFile(folder, opened.id)
  const made = await makeFile(task, opened, path, key, async () => {
    if (outcome.outcome === 'late' || confirmed.has('bundles.confirm-shrink')) return
    await mustNotShrink(task, opened, `${path}.part`, key)
  })
  try {
    await task.breathe()
    task.commit((unit) => {
      const again = judgePlace(unit, opened)
      assert(again.outcome === outcome.outcome, 'nothing else is received meanwhile')
      store(unit, opened, peer, taken, outcome, made)
      endWaiting(unit, taken.sha256)
      recordFiled(unit, opened.id, made.sha256)
      unit.write(
        kysely
          .insertInto('secret')
          .values({ name: receivedKeyName(opened.id), sealed: key.toString('base64') }),
      )
    })
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  }
  return outcome
}

/** Decides where a bundle stands, and that its sender's history goes on. */
function judgePlace(reader: Reader, { id, manifest, leaves }: OpenedBundle): Outcome {
  const { from, seq, prev, mode, forked_from: forkedFrom, audit } = manifest
  const held = heldOf(reader, from.ledger)
  const incoming = { incarnation: from.incarnation, seq, id, prev, mode, forkedFrom }
  const outcome = must(decide(incoming, held))
  if (outcome.outcome === 'duplicate') return outcome
  const known = pointBefore(outcome, manifest, held.stored as readonly InboxRow[])
  // SECURITY: without its chain part nobody could tell a rewritten history
  // (tests/bundles/service/filed.test.ts)
  if (!audit) return refuse('bundles.without-chain', {})
  mustContinue(known, audit, leaves)
  return outcome
}

/** The point of the sender's chain that this bundle must continue: that of the bundle it follows. */
function pointBefore(
  outcome: Outcome,
  { from, seq, forked_from: root }: OpenedBundle['manifest'],
  stored: readonly InboxRow[],
): ChainPoint | null {
  const before =
    outcome.outcome === 'rebase'
      ? stored.find((row) => row.id === root?.id)
      : stored.filter((row) => row.incarnation === from.incarnation && row.seq < seq).at(-1)
  return before && before.audit_size > 0 ? { size: before.audit_size, head: before.audit_head } : null
}

/** Builds a received file beside its name, checks it, makes it durable and gives it its name. */
async function makeFile(
  task: TaskContext,
  opened: OpenedBundle,
  path: string,
  key: Uint8Array,
  check: () => Promise<void>,
): Promise<Materialised & { readonly sha256: string }> {
  const folder = receivedFolder(task.vault.folder)
  const part = `${path}.part`
  try {
    const made = await materialise(task, opened, part, key)
    await check()
    const handle = openSync(part, 'r+')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    await rename(part, path)
    await syncFolder(folder, realStick(randomBytes).io)
    return { ...made, sha256: await digestOf(path) }
  } catch (error) {
    for (const left of [part, path]) rmSync(left, { force: true })
    throw error
  }
}

/** A duplicate heals: a received file that is gone or was changed is built again under the key we hold. */
async function rebuildIfGone(task: TaskContext, opened: OpenedBundle): Promise<void> {
  const path = receivedFile(task.vault.folder, opened.id)
  const key = keyOf(task.own, opened.id)
  if (!key || (existsSync(path) && (await isAsFiled(task.own, opened.id, path)))) return
  const { sha256 } = await makeFile(task, opened, path, key, async () => {})
  await task.breathe()
  task.commit((unit) => recordFiled(unit, opened.id, sha256))
}

function keyOf(reader: Reader, id: string): Buffer | undefined {
  const row = reader.find(
    kysely.selectFrom('secret').select('sealed').where('name', '=', receivedKeyName(id)),
  )
  return row && Buffer.from(row.sealed, 'base64')
}

// SECURITY: a report that silently loses many rows is stopped until a person agrees
// (tests/bundles/service/receiving.test.ts: shrinks)
async function mustNotShrink(
  task: TaskContext,
  opened: OpenedBundle,
  part: string,
  key: Uint8Array,
): Promise<void> {
  const head = heldOf(task.own, opened.manifest.from.ledger).head
  const oldKey = head && keyOf(task.own, head.id)
  if (!head || !oldKey) return
  const path = receivedFile(task.vault.folder, head.id)
  if (!existsSync(path)) return
  if (!(await isAsFiled(task.own, head.id, path))) refuse('bundles.received-changed', {})
  const before = openReadOnly(path, oldKey, 'aegis')
  try {
    const now = openReadOnly(part, key, 'aegis')
    try {
      for (const { table } of wireTablesOf('report')) {
        const old = idsIn(before.file, table)
        const fresh = new Set(idsIn(now.file, table))
        const gone = old.filter((id) => !fresh.has(id)).length
        if (vanishedTooMany(old.length, gone)) {
          refuse('bundles.confirm-shrink', { table, gone })
        }
      }
    } finally {
      now.close()
    }
  } finally {
    before.close()
  }
}

const idsIn = (file: LedgerFile, table: string): string[] =>
  file.prepare(`select id from "${table}"`).pluck().all() as string[]

/** How many places the sender of a report or pack knew not to fit. */
export const unsoundIn = (manifest: OpenedBundle['manifest']): number =>
  'unsound' in manifest ? (manifest.unsound ?? 0) : 0

function store(
  unit: CommandContext,
  { id, manifest }: OpenedBundle,
  peer: PeerRow,
  taken: TakenIn,
  { outcome }: Outcome,
  made: Materialised,
): void {
  const { from, audit } = manifest
  const period = periodOf(manifest)
  const row: InboxRow = {
    id,
    peer_id: peer.id,
    kind: manifest.kind,
    ledger: from.ledger,
    incarnation: from.incarnation,
    seq: manifest.seq,
    prev: manifest.prev,
    period,
    period_revision: manifest.revision ?? 0,
    outcome,
    file_sha256: taken.sha256,
    rows: made.rows,
    unsound: unsoundIn(manifest),
    audit_size: audit?.size ?? 0,
    audit_head: audit?.head ?? '',
    received_at: unit.nowMs,
    acceptance: 'waiting',
    judged_by: null,
    judge_note: null,
    masked_labels: JSON.stringify(made.maskedLabels),
    revision: 1,
  }
  unit.inserter('inbox')(row)
  const putFigure = unit.inserter('figure')
  for (const { code } of indicators) {
    putFigure({ id: unit.newId(), inbox_id: id, period, indicator: code, value: made.figures[code] })
  }
  if (outcome === 'late') return
  // Only what counts now is compared across offices.
  const earlier = kysely.selectFrom('inbox').select('id').where('ledger', '=', from.ledger)
  unit.write(kysely.deleteFrom('fingerprint').where('inbox_id', 'in', earlier))
  unit.inserter('fingerprint')({ inbox_id: id, kind: 'id-number', marks: made.marks })
}
