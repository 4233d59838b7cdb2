import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OutboxItem } from '../../../shared/bundles/contract.ts'
import { bundleSteps, folderTitles } from '../../../shared/bundles/task-words.ts'
import { assert } from '../../../shared/kernel/assert.ts'
import { refuse } from '../../../shared/kernel/refusal.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import type { Reader } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import type { Schema } from '../../db/schema.ts'
import {
  guarded,
  publish,
  realStick,
  recheck,
  removeQuietly,
  syncFolder,
  writeWhole,
} from '../../disk/stick.ts'
import { outboxFile, outboxFolder } from '../../folder/folders.ts'
import type { CommandContext, TaskContext } from '../../ipc/handlers.ts'
import { ownOffice } from '../enrolment/office.ts'
import { type PeerRow, peerIn } from '../enrolment/peers.ts'
import { nextPosition, type OutboxRow } from '../enrolment/stream.ts'
import type { Sealed } from '../format/seal.ts'

/** A sealed bundle on its way into the outbox. */
export type Kept = {
  readonly peer: PeerRow
  readonly draft: Schema['export_draft'] | null
  readonly period: string
  readonly sealed: Sealed
  /** Why it leaves, where that has to be said. */
  readonly reason?: string
}

/**
 * Makes sealed bytes durable and then, in one commit, ours: the file first, so that a number that was
 * given is always backed by bytes. Whatever fails removes the file.
 */
export async function keepSealed(
  task: TaskContext,
  kept: Kept,
  also: (unit: CommandContext) => void,
): Promise<OutboxItem> {
  const { sealed } = kept
  const { io } = realStick(randomBytes)
  const folder = outboxFolder(task.vault.folder)
  const path = outboxFile(task.vault.folder, sealed.id)
  task.progress(0, 0, bundleSteps.write)
  try {
    await guarded(async () => {
      const part = `${path}.part`
      await removeQuietly(part, io)
      await writeWhole(part, sealed.bytes, io)
      await io.rename(part, path)
      await syncFolder(folder, io)
    })
    await task.breathe()
    return task.commit((unit) => {
      const row = rowOf(kept, unit)
      unit.inserter('outbox')(row)
      also(unit)
      return toItem(row, kept.peer)
    }, kept.reason)
  } catch (error) {
    await removeQuietly(path, io)
    await removeQuietly(`${path}.part`, io)
    throw error
  }
}

function rowOf({ peer, draft, period, sealed }: Kept, unit: CommandContext): OutboxRow {
  const { manifest } = sealed
  const next = nextPosition(unit, ownOffice(unit), peer.ledger)
  assert(next.seq === manifest.seq && next.prev === manifest.prev, 'a number is given once')
  return {
    id: sealed.id,
    peer_id: peer.id,
    draft_id: draft?.id ?? null,
    stream: peer.ledger,
    kind: manifest.kind,
    incarnation: manifest.from.incarnation,
    seq: manifest.seq,
    prev: manifest.prev,
    period,
    period_revision: manifest.revision ?? 0,
    file_name: sealed.name,
    file_sha256: sha256Hex(sealed.bytes),
    size_bytes: sealed.bytes.length,
    audit_size: manifest.audit?.size ?? 0,
    audit_head: manifest.audit?.head ?? '',
    sealed_at: unit.nowMs,
    published_at: null,
    receipt_status: null,
    receipt_at: null,
    receipt_note: null,
    revision: 1,
    signed_by: manifest.from.key,
  }
}

/** Everything sealed here, newest first. */
export function outboxIn(reader: Reader): OutboxItem[] {
  const rows = reader.all(
    kysely.selectFrom('outbox').selectAll().orderBy('sealed_at', 'desc').orderBy('seq', 'desc').limit(1000),
  )
  return rows.map((row) => toItem(row, peerIn(reader, row.peer_id)))
}

/** One sealed bundle; fault `bundles.not-found`. */
export function outboxItem(reader: Reader, id: string): OutboxItem {
  const row = outboxRow(reader, id)
  return toItem(row, peerIn(reader, row.peer_id))
}

/**
 * Writes sealed bytes to a stick and reads them back, any number of times; `null` when the dialog was closed.
 * Faults: those of `publish`, `bundles.maybe-written`, `bundles.not-found`, `bundles.damaged`.
 */
export async function publishBundle(task: TaskContext, id: string): Promise<OutboxItem | null> {
  const row = outboxRow(task.own, id)
  const folder = await task.files.chooseFolder(folderTitles.publish)
  return folder === null ? null : publishTo(task, row, folder)
}

/** Writes one sealed bundle into a chosen folder and notes when. */
export async function publishTo(task: TaskContext, row: OutboxRow, folder: string): Promise<OutboxItem> {
  task.progress(0, 0, bundleSteps.write)
  const done = await publish(folder, row.file_name, sealedBytes(task, row), realStick(randomBytes))
  if (done.outcome === 'unknown') refuse('bundles.maybe-written', {})
  await task.breathe()
  return task.commit((unit) => {
    const now = outboxRow(unit, row.id)
    const change = { published_at: unit.nowMs, revision: now.revision + 1 }
    unit.write(kysely.updateTable('outbox').set(change).where('id', '=', row.id))
    return outboxItem(unit, row.id)
  })
}

/** Whether the file on a stick still is what was sealed; `null` when the dialog was closed. */
export async function recheckBundle(task: TaskContext, id: string): Promise<{ same: boolean | null }> {
  const row = outboxRow(task.own, id)
  const folder = await task.files.chooseFolder(folderTitles.recheck)
  if (folder === null) return { same: null }
  const same = (await recheck(folder, row.file_name, row.file_sha256, realStick(randomBytes).io)) ?? false
  await task.breathe()
  task.commit((unit) => unit.record('bundles.rechecked', id, { same }))
  return { same }
}

function sealedBytes(task: TaskContext, row: OutboxRow): Buffer {
  const path = join(outboxFolder(task.vault.folder), `${row.id}.tzb`)
  const bytes = readFileSync(path)
  if (sha256Hex(bytes) !== row.file_sha256) refuse('bundles.damaged', {})
  return bytes
}

/** The row of one sealed bundle; fault `bundles.not-found`. */
export function outboxRow(reader: Reader, id: string): OutboxRow {
  const row = reader.find(kysely.selectFrom('outbox').selectAll().where('id', '=', id))
  return row ?? refuse('bundles.not-found', {})
}

function toItem(row: OutboxRow, peer: PeerRow): OutboxItem {
  type Receipt = NonNullable<OutboxItem['receipt']>
  const receipt: Receipt | null =
    row.receipt_status === null
      ? null
      : {
          status: row.receipt_status as Receipt['status'],
          atMs: row.receipt_at ?? 0,
          note: row.receipt_note ?? '',
        }
  return {
    bundleId: row.id,
    kind: row.kind as OutboxItem['kind'],
    toName: peer.office_name,
    seq: row.seq,
    period: row.period,
    revision: row.period_revision,
    fileName: row.file_name,
    sizeBytes: row.size_bytes,
    sealedAtMs: row.sealed_at,
    publishedAtMs: row.published_at,
    receipt,
  }
}
