import { checkpointText } from '../../../shared/bundles/checkpoint.ts'
import type { OutboxItem } from '../../../shared/bundles/contract.ts'
import { bundleSteps, sayScope } from '../../../shared/bundles/task-words.ts'
import { assert } from '../../../shared/kernel/assert.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { refuse } from '../../../shared/kernel/refusal.ts'
import { wireTablesOf } from '../../../shared/tables.ts'
import { verifyBeforeSealing } from '../../audit/before-sealing.ts'
import { chainEnd, putPoint } from '../../audit/checkpoint.ts'
import { firstHead } from '../../chain/chain.ts'
import type { SigningKey } from '../../crypto/ed25519.ts'
import { sshSign } from '../../crypto/sshsig.ts'
import type { Reader } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import { newestVersion } from '../../db/migrate.ts'
import type { Schema } from '../../db/schema.ts'
import type { TaskContext } from '../../ipc/handlers.ts'
import { oneAtATime } from '../../ipc/one-at-a-time.ts'
import { markKeyFor } from '../enrolment/mark-keys.ts'
import { type OwnOffice, ownOffice, ownSigner } from '../enrolment/office.ts'
import { addresseeIn, type PeerRow } from '../enrolment/peers.ts'
import { nextPosition, sealedFor } from '../enrolment/stream.ts'
import { chainAt, entryLines, leavesBetween } from '../format/chain-part.ts'
import type { ChainPoint } from '../format/leaves.ts'
import { packLines } from '../format/ndjson.ts'
import { type Leaving, packedDigest, sourceOf } from '../format/pack.ts'
import { type AuditSource, type Draft, type Sealed, seal } from '../format/seal.ts'
import { packTable } from '../format/table.ts'
import { keepSealed } from './outbox.ts'
import { changeDraft, draftFor, personIn, relationFor } from './preparing.ts'

type DraftRow = Schema['export_draft']
type Wanted = { readonly draftId: string; readonly despite: string | null }

/**
 * Verifies the own ledger and seals an approved draft into the outbox: snapshot, signature, encryption, a
 * durable file, then one short commit of its number. A crash before the commit leaves a file without a row,
 * which the next start removes. A ledger that does not verify is sealed for a reason only (`despite`), and
 * the addressee is told how many places do not fit.
 *
 * Faults: `bundles.chain-broken`, `bundles.draft-state`, `bundles.changed-since`, `bundles.peer-revoked`,
 * `bundles.too-large`, `session.seal-right-missing`, `session.sign-first`, `disk.*`, `ipc.cancelled`.
 */
export function sealDraft(task: TaskContext, { draftId, despite }: Wanted): Promise<OutboxItem> {
  return oneAtATime(task, async () => {
    const draft = draftFor(task.own, draftId, 'seal', task.request.person)
    const peer = addresseeIn(task.own, draft.peer_id, relationFor[draft.kind as 'report' | 'audit'])
    const signer = ownSigner(task)
    try {
      task.mustSign()
      // SECURITY: what was edited behind the program's back is not signed unseen
      // (tests/bundles/service/verified.test.ts)
      const { entries, broken } = await verifyBeforeSealing(task)
      if (broken.length > 0 && despite === null) refuse('bundles.chain-broken', { count: broken.length })
      task.progress(0, 0, bundleSteps.gather)
      await task.breathe()
      const { sealed, checkpoint } = await build(task, draft, peer, signer, broken.length)
      const kept = { peer, draft, period: draft.period, sealed, reason: despite ?? '' } as const
      return await keepSealed(task, kept, (unit) => {
        unit.record('audit.verified', task.request.ledger.id, { entries, broken: broken.length })
        changeDraft(unit, draftFor(unit, draftId, 'seal', task.request.person), { state: 'sealed' })
        if (checkpoint) putPoint(unit, checkpoint)
      })
    } finally {
      signer.seed.fill(0)
    }
  })
}

type Built = { readonly sealed: Sealed; readonly checkpoint: Schema['checkpoint'] | null }

async function build(
  task: TaskContext,
  draft: DraftRow,
  peer: PeerRow,
  signer: SigningKey,
  unsound: number,
): Promise<Built> {
  const own = ownOffice(task.own)
  const file = task.raw.own
  const isPack = draft.kind === 'audit'
  const { nowMs } = task.ambient()
  const at = new Date(nowMs).toISOString()
  // Subtle: an auditor is given the entries that were there when the pack was prepared and shown, no
  // later ones.
  const end = isPack ? chainAt(file, draft.audit_size) : chainEnd(task.own)
  assert(end !== undefined, 'chains only grow')
  const leaving: Leaving = {
    kind: isPack ? 'audit' : 'report',
    unmasked: draft.unmasked === 1,
    markKey: markKeyFor(task.own, peer),
    chainSize: end.size,
  }
  const tables = wireTablesOf(leaving.kind).map((table) => packTable(sourceOf(file, table, leaving)))
  const lines = tables.map(({ source, lines }) => ({ source, sha256: lines.rawSha256 }))
  if (packedDigest(lines, leaving, end.head) !== draft.content_sha256) refuse('bundles.changed-since', {})
  const from = isPack ? start(own) : lastReceipted(task, own, peer)
  const text = checkpointText({ ledger: own.keys.ledger, incarnation: own.incarnation, ...end, at })
  const sig = sshSign(Buffer.from(text), signer, 'checkpoint@tzb.v1').toString('latin1')
  const audit: AuditSource = {
    from,
    ...end,
    leaves: leavesBetween(file, from.size, end.size),
    checkpoint: { at, sig },
    entries: isPack
      ? packLines(entryLines(file, 0, end.size, leaving.unmasked ? null : wireTablesOf(leaving.kind)))
      : null,
  }
  const sealed = await seal({
    signer,
    recipients: { own: own.keys.recipient, others: [peer.recipient] },
    draft: { ...headOf(task, draft, peer, own, at), unsound },
    tables,
    files: [],
    audit,
    onBytes: (done, total) => {
      if (task.cancelled()) refuse('ipc.cancelled', {})
      task.progress(done, total, bundleSteps.seal)
    },
  })
  const head = Buffer.from(end.head, 'hex')
  const checkpoint = isPack ? null : { size: end.size, head, at: nowMs, text, signature: sig }
  return { sealed, checkpoint }
}

/** The fields of the manifest that somebody says; the rest is counted. */
function headOf(
  task: TaskContext,
  draft: DraftRow,
  peer: PeerRow,
  own: OwnOffice,
  at: string,
): Draft<'report'> | Draft<'audit'> {
  const approver = personIn(task.own, draft.approved_by!)
  const approvedAt = new Date(draft.approved_at!).toISOString()
  const shared = {
    ...commonHead(task, own, peer, at),
    approved_by: [{ user: draft.approved_by as Id, ...approver, at: approvedAt }],
  }
  if (draft.kind === 'audit') {
    const masked = draft.unmasked === 0
    const scope = { text: sayScope(draft.period, masked), masked }
    return { ...shared, kind: 'audit', period: null, revision: null, scope }
  }
  const revision = nextRevision(task.own, peer.ledger, draft.period)
  return { ...shared, kind: 'report', period: { type: 'month', id: draft.period }, revision, scope: null }
}

type Particular = 'kind' | 'period' | 'revision' | 'scope' | 'approved_by' | 'unsound'
type CommonHead = Omit<Draft<'report'>, Particular>

/** What every bundle's manifest says first. */
export function commonHead(task: TaskContext, own: OwnOffice, peer: PeerRow, at: string): CommonHead {
  const { seq, prev, forkedFrom } = nextPosition(task.own, own, peer.ledger)
  const { office, ledger, practice } = own.keys
  return {
    from: { office, ledger, incarnation: own.incarnation, practice },
    to: [peer.office_code],
    stream: peer.office_code,
    seq,
    prev,
    mode: 'full',
    base: null,
    forked_from: forkedFrom,
    schema: { app: `taizhang-${newestVersion}`, db: newestVersion, codes: 1 },
    created_at: at,
    clock_suspect: isClockSuspect(task),
    head_ack: lastReceipt(task.own, peer),
  }
}

/** The highest revision of a period that was sealed for an addressee, plus one. */
export function nextRevision(reader: Reader, stream: string, period: string): number {
  const earlier = sealedFor(reader, stream).filter((row) => row.kind === 'report' && row.period === period)
  return 1 + Math.max(0, ...earlier.map((row) => row.period_revision))
}

/** The last receipt of a peer that was read here. */
function lastReceipt(reader: Reader, peer: PeerRow): { seq: number; id: string } | null {
  const row = receiptsFrom(reader, peer).at(-1)
  return row ? { seq: row.seq, id: row.id } : null
}

function receiptsFrom(reader: Reader, peer: PeerRow) {
  return reader.all(
    kysely
      .selectFrom('inbox')
      .selectAll()
      .where('ledger', '=', peer.ledger)
      .where('kind', 'in', ['receipt', 'return'])
      .orderBy('incarnation')
      .orderBy('seq'),
  )
}

/**
 * Where the leaves of a report begin: the point of our chain that the addressee's last receipt says it
 * holds, if it still is a point of our chain; else the beginning.
 */
function lastReceipted(task: TaskContext, own: OwnOffice, peer: PeerRow): ChainPoint {
  const row = receiptsFrom(task.own, peer).at(-1)
  const point = row && row.audit_size > 0 ? chainAt(task.raw.own, row.audit_size) : undefined
  return point && point.head === row?.audit_head ? point : start(own)
}

const start = (own: OwnOffice): ChainPoint => ({
  size: 0,
  head: firstHead(own.keys.ledger).toString('hex'),
})

const CLOCK_SLACK_MS = 5 * 60_000

/** The chain's last entry lies in the future of this clock. */
function isClockSuspect(task: TaskContext): boolean {
  const last = task.own.find(
    kysely.selectFrom('audit').select('body').where('seq', '>', 0).orderBy('seq', 'desc').limit(1),
  )
  const lastAt = last ? (JSON.parse(last.body) as { at: number }).at : 0
  return lastAt > task.ambient().nowMs + CLOCK_SLACK_MS
}
