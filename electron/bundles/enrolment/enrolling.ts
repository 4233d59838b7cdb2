import { randomBytes } from 'node:crypto'
import type { Enrolment } from '../../../shared/bundles/enrolment.ts'
import type { Peer, Relation } from '../../../shared/bundles/enrolment-contract.ts'
import { limits } from '../../../shared/bundles/limits.ts'
import { refuse } from '../../../shared/kernel/refusal.ts'
import type { Writer } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import { realStick } from '../../disk/stick.ts'
import type { TaskContext } from '../../ipc/handlers.ts'
import { readSmall } from '../format/intake.ts'
import { mustGrant, mustMatchTyped, type ReadEnrolment, readEnrolment } from './enrol.ts'
import { endKey, formerOf, toReplaced } from './former.ts'
import { heldOf } from './held.ts'
import { keepGivenMark, openMarkKey } from './mark-keys.ts'
import { takeNotice } from './notices.ts'
import { ownIdentities, ownOffice } from './office.ts'
import { type PeerRow, peerIn, peersIn, toPeer } from './peers.ts'

/**
 * Reads an enrolment file for a person to compare; `null` when the dialog was closed. Faults: those of the
 * format.
 */
export async function takeEnrolment(task: TaskContext) {
  const [chosen] = await task.files.choose('enrolment')
  if (!chosen) return null
  const read = await readEnrolment(
    await readSmall(chosen.path, limits.enrolmentBytes, realStick(randomBytes).io),
  )
  await task.breathe()
  const own = ownOffice(task.own)
  const { enrolment } = read
  const { practice } = enrolment.keys
  if (practice !== own.keys.practice) refuse('bundles.practice', { theirs: practice })
  if (enrolment.step === 'notice') return takeNotice(task, enrolment.keys, read.fingerprint)
  if (enrolment.step === 'grant') mustGrant(enrolment, own.keys)
  const markKey = await markKeyIn(task, enrolment)
  await task.breathe()
  const { name, office } = enrolment.keys
  const kind = relationOf(enrolment)
  const known = formerOf(task.own, read, kind)
  const token = task.ambient().newId()
  const waiting = waitingIn(task)
  waiting.set(token, { ...read, markKey })
  for (const old of [...waiting.keys()].slice(0, -MOST_WAITING)) waiting.delete(old)
  return { token, officeName: name, officeCode: office, kind, replaces: known && toReplaced(known) }
}

/** The key of marks that a grant brings; null where it brings none. */
async function markKeyIn(task: TaskContext, enrolment: Enrolment): Promise<Buffer | null> {
  const sealed = enrolment.step === 'grant' ? enrolment.granted.mark_key : null
  return sealed === null ? null : openMarkKey(sealed, ownIdentities(task))
}

/**
 * Pins the keys that were read, after groups 2, 4 and 6 were typed. A ledger that shows a new key
 * replaces its old one, if a person said so; the old one then counts only as far as the new one says.
 * Faults: `bundles.read-again`, `bundles.check-digits`, `bundles.wrong-relation`, `bundles.key-revoked`,
 * `bundles.would-replace`, `bundles.other-office`.
 */
export function enrol(
  task: TaskContext,
  input: {
    readonly token: string
    readonly relation: Relation
    readonly digits: readonly [string, string, string]
    readonly replaces: string | null
  },
): Peer {
  const read = waitingIn(task).get(input.token) ?? refuse('bundles.read-again', {})
  const { keys } = read.enrolment
  const [second, fourth, sixth] = input.digits
  mustMatchTyped(read, { second, fourth, sixth })
  const isOurs = keys.ledger === ownOffice(task.own).keys.ledger
  if (isOurs || relationOf(read.enrolment) !== input.relation) {
    refuse('bundles.wrong-relation', { office: keys.name })
  }
  const { nowMs } = task.ambient()
  const peer = task.commit((unit): PeerRow => {
    const known = peersIn(unit).find(({ fingerprint }) => fingerprint === read.fingerprint)
    if (known?.state === 'revoked') refuse('bundles.key-revoked', { office: known.office_name })
    if (known) {
      if (known.relation !== input.relation) refuse('bundles.wrong-relation', { office: keys.name })
      unit.record('bundles.enrolled-again', known.id, {})
      if (read.markKey) keepGivenMark(unit, keys.ledger, read.markKey)
      return known
    }
    const former = formerOf(unit, read, input.relation)
    // SECURITY: no enrolment ends another one unless a person saw that one named
    // (tests/bundles/service/replacing.test.ts)
    if (former && former.id !== input.replaces) {
      refuse('bundles.would-replace', { office: former.office_name })
    }
    if (former) endKey(unit, former, read.enrolment)
    if (read.markKey) keepGivenMark(unit, keys.ledger, read.markKey)
    const row = rowOf(read, input.relation, unit.newId(), nowMs)
    unit.inserter('peer')(row)
    return row
  })
  waitingIn(task).delete(input.token)
  return toPeer(peer)
}

/** Declares a peer's key void: bundles later than the last one we hold are refused. */
export function revoke(task: TaskContext, peerId: string, reason: string): Peer {
  return task.commit((unit) => {
    const row = peerIn(unit, peerId)
    if (row.state === 'revoked') {
      unit.record('bundles.revoked-again', row.id, {})
      return toPeer(row)
    }
    revokeRow(unit, row)
    return toPeer(peerIn(unit, peerId))
  }, reason)
}

function revokeRow(unit: Writer, row: PeerRow): void {
  const head = heldOf(unit, row.ledger).head
  const change = {
    state: 'revoked',
    revoked_incarnation: head?.incarnation ?? 0,
    revoked_seq: head?.seq ?? 0,
    revision: row.revision + 1,
  }
  unit.write(kysely.updateTable('peer').set(change).where('id', '=', row.id))
}

function rowOf(read: ReadEnrolment, relation: string, id: string, since: number): PeerRow {
  const { keys } = read.enrolment
  return {
    id,
    relation,
    office_name: keys.name,
    office_code: keys.office,
    ledger: keys.ledger,
    practice: keys.practice ? 1 : 0,
    sign_pub: keys.sign_pub,
    recipient: keys.recipient,
    fingerprint: read.fingerprint,
    key_life: keys.made.life,
    key_turn: keys.made.turn,
    state: 'active',
    revoked_incarnation: null,
    revoked_seq: null,
    since,
    revision: 1,
  }
}

/**
 * What the shower of this file would be to us: who grants an auditor's request is whom the auditor audits.
 */
function relationOf(enrolment: Enrolment): Relation {
  if (enrolment.step !== 'grant') return enrolment.step === 'request' ? enrolment.role : 'subordinate'
  return ({ auditor: 'subordinate', subordinate: 'superior', partner: 'partner' } as const)[
    enrolment.granted.role
  ]
}

const MOST_WAITING = 8
/** An enrolment that waits for its digits, with the key of marks that it brings. */
type Waiting = ReadEnrolment & { readonly markKey: Buffer | null }
const waiting = new WeakMap<object, Map<string, Waiting>>()

/** Enrolments that were read and not yet typed: they vanish when the ledger is closed. */
function waitingIn(task: TaskContext): Map<string, Waiting> {
  const key = task.raw.own
  const there = waiting.get(key) ?? new Map<string, Waiting>()
  waiting.set(key, there)
  return there
}
