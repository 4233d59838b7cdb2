import type { InboxItem, OutboxItem } from '../../../shared/bundles/contract.ts'
import { MOST_SKIPPED } from '../../../shared/bundles/limits.ts'
import type { Receipt, ReceiptStatus } from '../../../shared/bundles/receipt.ts'
import { missingNumbers } from '../../../shared/bundles/sequence.ts'
import { bundleSteps, folderTitles } from '../../../shared/bundles/task-words.ts'
import { fault } from '../../../shared/kernel/faults.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { refuse } from '../../../shared/kernel/refusal.ts'
import { sayFault } from '../../../shared/words/faults.ts'
import type { Reader } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import { readCard } from '../../folder/ledger-folder.ts'
import { beginNextLife, noteLife } from '../../folder/lives.ts'
import type { CommandContext, TaskContext } from '../../ipc/handlers.ts'
import { oneAtATime } from '../../ipc/one-at-a-time.ts'
import { heldOf, type InboxRow, isLater, storedFrom } from '../enrolment/held.ts'
import { ownOffice, ownSigner } from '../enrolment/office.ts'
import { type PeerRow, peerIn } from '../enrolment/peers.ts'
import { sealedFor } from '../enrolment/stream.ts'
import type { TakenIn } from '../format/intake.ts'
import { seal } from '../format/seal.ts'
import type { OpenedBundle } from '../format/unseal.ts'
import { keepSealed, outboxRow, publishTo } from '../outgoing/outbox.ts'
import { commonHead } from '../outgoing/sealing.ts'
import { endWaiting } from './waiting.ts'

type Read = { outcome: 'receipt' | 'duplicate'; words?: string; code?: string }

/**
 * Reads a receipt: what became of each bundle is written beside it. An older receipt than the last one
 * read is stored and changes nothing.
 *
 * If the receiver holds a later bundle than we know of, this ledger was put back to an earlier state without
 * saying so: a new incarnation begins, so that no number is given twice, and the answer says so.
 * Faults: `bundles.not-for-us`, `bundles.bad-receipt`, `bundles.fork`, `bundles.stale-incarnation`.
 */
export async function takeReceipt(
  task: TaskContext,
  opened: OpenedBundle,
  receipt: Receipt,
  peer: PeerRow,
  taken: TakenIn,
): Promise<Read> {
  await task.breathe()
  const own = ownOffice(task.own)
  if (receipt.ledger !== own.keys.ledger || receipt.office !== own.keys.office)
    refuse('bundles.not-for-us', {})
  mustBeNear(task, own.incarnation, receipt)
  const read = task.commit((unit): Read => {
    const { seq, from } = opened.manifest
    const stored = storedFrom(unit, from.ledger)
    if (stored.some(({ id }) => id === opened.id)) {
      unit.record('bundles.receipt-again', opened.id, {})
      return { outcome: 'duplicate' }
    }
    const at = { incarnation: from.incarnation, seq }
    if (stored.some((row) => row.incarnation === at.incarnation && row.seq === seq)) {
      refuse('bundles.fork', { seq })
    }
    const head = stored.at(-1)
    if (head && from.incarnation < head.incarnation) refuse('bundles.stale-incarnation', { seq })
    unit.inserter('inbox')(inboxRow(unit, opened, receipt, peer, taken))
    endWaiting(unit, taken.sha256)
    if (head && isLater(head, at)) return { outcome: 'receipt' }
    noteReceipt(unit, opened.id, receipt, peer)
    const ahead = headAhead(unit, receipt, peer, own.incarnation)
    if (ahead === null) return { outcome: 'receipt' }
    const next = beginNextLife(task.vault.folder, task.raw.own, receipt.head?.incarnation)
    unit.record('bundles.put-back', opened.id, { incarnation: next, seq: ahead })
    const notice = fault('bundles.receipt-ahead', { seq: ahead })
    return { outcome: 'receipt', code: notice.code, words: sayFault(notice) }
  })
  noteLife(task.vault.folder, ownOffice(task.own).incarnation)
  return read
}

// SECURITY: nobody else's word lifts our own number so high that none is left to count on from
// (tests/bundles/service/counters.test.ts)
function mustBeNear(task: TaskContext, incarnation: number, { head }: Receipt): void {
  const known = Math.max(incarnation, readCard(task.vault.folder)?.incarnation ?? 0)
  if (head && head.incarnation > known + MOST_SKIPPED) {
    refuse('bundles.bad-receipt', { field: 'head.incarnation' })
  }
}

function noteReceipt(unit: CommandContext, bundleId: string, receipt: Receipt, peer: PeerRow): void {
  const sealed = new Map(sealedFor(unit, peer.ledger).map((row) => [row.id, row]))
  const put = unit.inserter('receipt')
  for (const { id, status, note, code } of receipt.bundles) {
    const row = sealed.get(id)
    if (!row || (row.receipt_status === status && row.receipt_note === note)) continue
    const change = {
      receipt_status: status,
      receipt_at: unit.nowMs,
      receipt_note: note,
      revision: row.revision + 1,
    }
    unit.write(kysely.updateTable('outbox').set(change).where('id', '=', id))
    const told = { peer_id: peer.id, direction: 'in', status, code: code ?? '', note, at: unit.nowMs }
    put({ id: unit.newId(), bundle_id: id, ...told })
  }
  unit.record('bundles.receipt-read', bundleId, { bundles: receipt.bundles.length })
}

/** The number of a bundle of this life that the receiver holds and we never sealed; null when all is well. */
function headAhead(reader: Reader, { head }: Receipt, peer: PeerRow, incarnation: number): number | null {
  if (!head || head.incarnation < incarnation) return null
  const sealed = sealedFor(reader, peer.ledger)
  if (sealed.some(({ id }) => id === head.id)) return null
  return head.seq
}

function inboxRow(
  unit: CommandContext,
  { id, manifest }: OpenedBundle,
  receipt: Receipt,
  peer: PeerRow,
  taken: TakenIn,
): InboxRow {
  return {
    id,
    peer_id: peer.id,
    kind: manifest.kind,
    ledger: manifest.from.ledger,
    incarnation: manifest.from.incarnation,
    seq: manifest.seq,
    prev: manifest.prev,
    period: manifest.period?.id ?? '',
    period_revision: manifest.revision ?? 0,
    outcome: 'receipt',
    file_sha256: taken.sha256,
    rows: receipt.bundles.length,
    unsound: 0,
    // The point of our own chain that the receiver holds: the next report's leaves begin there.
    audit_size: receipt.head?.audit?.size ?? 0,
    audit_head: receipt.head?.audit?.head ?? '',
    received_at: unit.nowMs,
    acceptance: 'accepted',
    judged_by: null,
    judge_note: null,
    masked_labels: '[]',
    revision: 1,
  }
}

/**
 * Accepts or returns a stored bundle; the next receipt says so. A verdict may be changed until then and
 * later.
 * Fault: `bundles.not-found`.
 */
export function judge(
  task: TaskContext,
  wanted: { readonly bundleId: string; readonly verdict: 'accepted' | 'returned'; readonly note: string },
): InboxItem {
  return task.commit((unit) => {
    const row = unit.find(
      kysely
        .selectFrom('inbox')
        .selectAll()
        .where('id', '=', wanted.bundleId)
        .where('kind', 'in', ['report', 'audit'])
        .where('outcome', '<>', 'void'),
    )
    if (!row) return refuse('bundles.not-found', {})
    const change = {
      acceptance: wanted.verdict,
      judged_by: task.request.person.id,
      judge_note: wanted.note,
      revision: row.revision + 1,
    }
    unit.write(kysely.updateTable('inbox').set(change).where('id', '=', row.id))
    return toInboxItem({ ...row, ...change }, peerIn(unit, row.peer_id))
  })
}

/**
 * Seals a receipt for one sender, with everything stored from it, and writes it to a chosen folder at once;
 * `null` when the dialog was closed. Every receipt is complete, so a lost one needs no repair.
 * Faults: `bundles.no-receipt-due`, `bundles.peer-revoked`, `session.seal-right-missing`, those of `publish`.
 */
export async function writeReceipt(task: TaskContext, peerId: string): Promise<OutboxItem | null> {
  const peer = peerIn(task.own, peerId)
  if (peer.state !== 'active' || peer.relation !== 'subordinate') {
    refuse('bundles.peer-revoked', { office: peer.office_name })
  }
  if (bundlesFrom(task.own, peer).length === 0) refuse('bundles.no-receipt-due', { office: peer.office_name })
  const signer = ownSigner(task)
  try {
    const folder = await task.files.chooseFolder(folderTitles.receipt)
    if (folder === null) return null
    return await oneAtATime(task, async () => {
      const own = ownOffice(task.own)
      const receipt = receiptFor(task.own, peer)
      const at = new Date(task.ambient().nowMs).toISOString()
      task.progress(0, 0, bundleSteps.seal)
      const sealed = await seal({
        signer,
        recipients: { own: own.keys.recipient, others: [peer.recipient] },
        draft: {
          ...commonHead(task, own, peer, at),
          kind: 'receipt',
          period: null,
          revision: null,
          scope: null,
          approved_by: [],
        },
        receipt,
      })
      const kept = { peer, draft: null, period: '', sealed }
      await keepSealed(task, kept, (unit) => noteStated(unit, receipt, peer))
      return publishTo(task, outboxRow(task.own, sealed.id), folder)
    })
  } finally {
    signer.seed.fill(0)
  }
}

const MOST_BUNDLES = 1000

function bundlesFrom(reader: Reader, peer: PeerRow): InboxRow[] {
  return storedFrom(reader, peer.ledger).filter(({ kind }) => kind === 'report' || kind === 'audit')
}

function receiptFor(reader: Reader, peer: PeerRow): Receipt {
  const { stored, head } = heldOf(reader, peer.ledger)
  const bundles = bundlesFrom(reader, peer)
    .slice(-MOST_BUNDLES)
    .map((row) => ({
      id: row.id,
      incarnation: row.incarnation,
      seq: row.seq,
      status: statusOf(row),
      code: null,
      note: row.judge_note ?? '',
      errors: [],
    }))
  const audit = head && head.audit_size > 0 ? { size: head.audit_size, head: head.audit_head } : null
  return {
    fmt: 'tzb-receipt',
    v: 1,
    office: peer.office_code,
    ledger: peer.ledger as Id,
    bundles,
    head: head && { incarnation: head.incarnation, seq: head.seq, id: head.id, audit },
    missing: head ? missingNumbers({ head, stored }, head.incarnation).slice(0, 1000) : [],
    held_files: [],
  }
}

const statusOf = ({ acceptance }: InboxRow): ReceiptStatus =>
  acceptance === 'accepted' || acceptance === 'returned' ? acceptance : 'held'

/** Keeps what was stated for the first time, or anew. */
function noteStated(unit: CommandContext, receipt: Receipt, peer: PeerRow): void {
  const last = lastStated(unit, peer.id)
  const put = unit.inserter('receipt')
  for (const { id, status, note } of receipt.bundles) {
    if (last.get(id) === status) continue
    const row = { peer_id: peer.id, direction: 'out', status, code: '', note, at: unit.nowMs }
    put({ id: unit.newId(), bundle_id: id, ...row })
  }
}

/** What our last receipt said of each bundle of one peer. */
function lastStated(reader: Reader, peerId: string): ReadonlyMap<string, string> {
  const rows = reader.all(
    kysely
      .selectFrom('receipt')
      .select(['bundle_id', 'status'])
      .where('peer_id', '=', peerId)
      .where('direction', '=', 'out')
      .orderBy('id'),
  )
  return new Map(rows.map(({ bundle_id, status }) => [bundle_id, status]))
}

/** Everything received, newest first. */
export function inboxIn(reader: Reader): InboxItem[] {
  const rows = reader.all(
    kysely.selectFrom('inbox').selectAll().orderBy('received_at', 'desc').orderBy('seq', 'desc').limit(1000),
  )
  return rows.map((row) => toInboxItem(row, peerIn(reader, row.peer_id)))
}

function toInboxItem(row: InboxRow, peer: PeerRow): InboxItem {
  return {
    bundleId: row.id,
    kind: row.kind as InboxItem['kind'],
    officeName: peer.office_name,
    officeCode: peer.office_code,
    seq: row.seq,
    period: row.period,
    revision: row.period_revision,
    outcome: row.outcome as InboxItem['outcome'],
    receivedAtMs: row.received_at,
    acceptance: row.acceptance as InboxItem['acceptance'],
    rows: row.rows,
    unsound: row.unsound,
  }
}
