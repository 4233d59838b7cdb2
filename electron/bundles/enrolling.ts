import { randomBytes } from 'node:crypto'
import { type CheckNumber, sayCheckNumber } from '../../shared/bundles/check-digits.ts'
import type { Peer } from '../../shared/bundles/contract.ts'
import type { Enrolment, OfficeKeys } from '../../shared/bundles/enrolment.ts'
import { limits } from '../../shared/bundles/limits.ts'
import { enrolmentSheet } from '../../shared/bundles/papers.ts'
import { folderTitles } from '../../shared/bundles/preview-words.ts'
import { assert } from '../../shared/kernel/assert.ts'
import { Day } from '../../shared/kernel/day.ts'
import { Refusal, refuse } from '../../shared/refusal.ts'
import { isAuditor } from '../../shared/session/session.ts'
import type { Writer } from '../db/access.ts'
import { kysely } from '../db/kysely.ts'
import type { Desk } from '../ipc/handlers.ts'
import { keyFingerprint } from './ed25519.ts'
import {
  checkNumberFor,
  type EnrolmentFile,
  grantEnrolment,
  mustGrant,
  mustMatchTyped,
  publicKeyOf,
  type ReadEnrolment,
  readEnrolment,
  requestEnrolment,
} from './enrol.ts'
import { heldOf } from './held.ts'
import { readSmall } from './intake.ts'
import { ownOffice, ownSigner } from './office.ts'
import { keysOfPeer, type PeerRow, peerIn, peersIn, toPeer } from './peers.ts'
import { publish, realStick } from './stick.ts'

/**
 * Writes our request, or the grant for one peer, and its sheet to a folder; `fileName` is null if none was
 * chosen.
 */
export async function exportEnrolment(desk: Desk, grantTo: string | null) {
  const own = ownOffice(desk.own)
  const checkNumber = sayCheckNumber(checkNumberFor(own.keys))
  const peer = grantTo === null ? null : peerIn(desk.own, grantTo)
  if (peer && peer.state !== 'active') refuse('bundles.peer-revoked', { office: peer.office_name })
  const file = peer ? grantFor(desk, peer) : requestOf(desk)
  const folder = await desk.files.chooseFolder(folderTitles.enrolment)
  if (folder === null) return { fileName: null, checkNumber }
  await desk.breathe()
  const stick = realStick(randomBytes)
  const written = await publish(folder, file.name, file.bytes, stick)
  if (written.outcome === 'unknown') refuse('bundles.maybe-written', {})
  await writeSheet(desk, folder, own.keys, file, peer)
  await desk.breathe()
  desk.commit((unit) => unit.tell('bundles.enrolment-exported', peer?.id ?? '', { file: file.name }))
  return { fileName: file.name, checkNumber }
}

/**
 * Reads an enrolment file for a person to compare; `null` when the dialog was closed. Faults: those of the
 * format.
 */
export async function takeEnrolment(desk: Desk) {
  const [chosen] = await desk.files.choose('enrolment')
  if (!chosen) return null
  const read = await readEnrolment(
    await readSmall(chosen.path, limits.enrolmentBytes, realStick(randomBytes).io),
  )
  await desk.breathe()
  const own = ownOffice(desk.own)
  const { enrolment } = read
  const { practice } = enrolment.keys
  if (practice !== own.keys.practice) refuse('bundles.practice', { theirs: practice })
  if (enrolment.step === 'grant') mustGrant(enrolment, own.keys)
  const token = desk.ambient().newId()
  const waiting = waitingIn(desk)
  waiting.set(token, read)
  for (const old of [...waiting.keys()].slice(0, -MOST_WAITING)) waiting.delete(old)
  const { name, office } = enrolment.keys
  return { token, officeName: name, officeCode: office, kind: relationOf(enrolment) }
}

/**
 * Pins the keys that were read, after groups 2, 4 and 6 were typed. A ledger that shows a new key
 * replaces its old one, which then counts only up to the last bundle we hold.
 * Faults: `bundles.read-again`, `bundles.check-digits`, `bundles.wrong-relation`, `bundles.key-revoked`.
 */
export function enrol(
  desk: Desk,
  input: {
    readonly token: string
    readonly relation: Peer['relation']
    readonly digits: readonly [string, string, string]
  },
): Peer {
  const read = waitingIn(desk).get(input.token) ?? refuse('bundles.read-again', {})
  const { keys } = read.enrolment
  const [second, fourth, sixth] = input.digits
  mustMatchTyped(read, { second, fourth, sixth })
  const isOurs = keys.ledger === ownOffice(desk.own).keys.ledger
  if (isOurs || relationOf(read.enrolment) !== input.relation) {
    refuse('bundles.wrong-relation', { office: keys.name })
  }
  const { nowMs } = desk.ambient()
  const peer = desk.commit((unit): PeerRow => {
    const known = peersIn(unit).find(({ fingerprint }) => fingerprint === read.fingerprint)
    if (known?.state === 'revoked') refuse('bundles.key-revoked', { office: known.office_name })
    if (known) {
      if (known.relation !== input.relation) refuse('bundles.wrong-relation', { office: keys.name })
      unit.tell('bundles.enrolled-again', known.id, {})
      return known
    }
    for (const old of peersIn(unit)) {
      if (old.state === 'active' && old.ledger === keys.ledger && old.relation === input.relation) {
        revokeRow(unit, old)
      }
    }
    const row = rowOf(read, input.relation, unit.newId(), nowMs)
    unit.inserter('peer')(row)
    return row
  })
  waitingIn(desk).delete(input.token)
  return toPeer(peer)
}

/** Declares a peer's key void: bundles later than the last one we hold are refused. */
export function revoke(desk: Desk, peerId: string, reason: string): Peer {
  return desk.commit((unit) => {
    const row = peerIn(unit, peerId)
    if (row.state === 'revoked') {
      unit.tell('bundles.revoked-again', row.id, {})
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
function relationOf(enrolment: Enrolment): Peer['relation'] {
  if (enrolment.step === 'request') return enrolment.role
  return enrolment.granted.role === 'auditor' ? 'subordinate' : 'superior'
}

function requestOf(desk: Desk): EnrolmentFile {
  const { keys, kind } = ownOffice(desk.own)
  const role = isAuditor(kind) ? 'auditor' : 'subordinate'
  const draft = { keys, role, parent: null, created_at: isoOf(createdAt(desk)) } as const
  return signed(desk, (signer) => requestEnrolment(draft, signer))
}

function grantFor(desk: Desk, peer: PeerRow): EnrolmentFile {
  if (peer.relation === 'superior') refuse('bundles.wrong-relation', { office: peer.office_name })
  const { keys } = ownOffice(desk.own)
  const superiors = peersIn(desk.own).filter(
    ({ relation, state }) => relation === 'superior' && state === 'active',
  )
  const role = peer.relation === 'auditor' ? 'auditor' : 'subordinate'
  const since = isoOf(peer.since)
  const draft = {
    keys,
    created_at: since,
    granted: { keys: keysOfPeer(peer), role, valid_from: Day.parse(since.slice(0, 10)) },
    chain: superiors.slice(0, 8).map(keysOfPeer),
  } as const
  const { bytes } = signed(desk, (signer) => grantEnrolment({ ...draft, chain: [...draft.chain] }, signer))
  const name = `TZB1_grant_${keys.office}_${peer.office_code}_${peer.fingerprint.slice(0, 8)}.tzk`
  return { name, bytes }
}

function signed(desk: Desk, make: (signer: ReturnType<typeof ownSigner>) => EnrolmentFile): EnrolmentFile {
  const signer = ownSigner(desk)
  try {
    return make(signer)
  } finally {
    signer.seed.fill(0)
  }
}

/** Subtle: the moment of the ledger's making, so that the same keys always give the same file. */
function createdAt(desk: Desk): number {
  const first = desk.own.find(kysely.selectFrom('audit').select('body').where('seq', '=', 1))
  assert(first !== undefined, 'a ledger begins with the entry that tells its making')
  return (JSON.parse(first.body) as { at: number }).at
}

async function writeSheet(
  desk: Desk,
  folder: string,
  keys: OfficeKeys,
  file: EnrolmentFile,
  peer: PeerRow | null,
): Promise<void> {
  const number: CheckNumber = checkNumberFor(keys)
  const paper = enrolmentSheet({
    officeName: keys.name,
    officeCode: keys.office,
    checkNumber: sayCheckNumber(number),
    fingerprint: keyFingerprint(publicKeyOf(keys)),
    fileName: file.name,
    answerTo: peer?.office_name ?? null,
    printedOn: Day.parse(desk.ambient().today),
    isPractice: keys.practice,
  })
  const name = file.name.replace(/\.tzk$/, '.pdf')
  try {
    const written = await publish(folder, name, await desk.print(paper), realStick(randomBytes))
    if (written.outcome === 'unknown') refuse('bundles.maybe-written', {})
  } catch (error) {
    // Subtle: a sheet of this name was printed from the same keys on another day, and says the same number.
    if (!(error instanceof Refusal) || error.fault.code !== 'bundles.name-taken') throw error
  }
}

const isoOf = (ms: number): string => new Date(ms).toISOString()

const MOST_WAITING = 8
const waiting = new WeakMap<object, Map<string, ReadEnrolment>>()

/** Enrolments that were read and not yet typed: they vanish when the ledger is closed. */
function waitingIn(desk: Desk): Map<string, ReadEnrolment> {
  const key = desk.raw.own
  const there = waiting.get(key) ?? new Map<string, ReadEnrolment>()
  waiting.set(key, there)
  return there
}
