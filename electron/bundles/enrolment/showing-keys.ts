import { randomBytes } from 'node:crypto'
import { type CheckNumber, sayCheckNumber } from '../../../shared/bundles/check-digits.ts'
import type { bundles } from '../../../shared/bundles/contract.ts'
import { EnrolledRole, type OfficeKeys } from '../../../shared/bundles/enrolment.ts'
import type { Relation } from '../../../shared/bundles/enrolment-contract.ts'
import { enrolmentSheet } from '../../../shared/bundles/papers.ts'
import { folderTitles } from '../../../shared/bundles/task-words.ts'
import type { Input } from '../../../shared/ipc/endpoint.ts'
import { assert } from '../../../shared/kernel/assert.ts'
import { Day } from '../../../shared/kernel/day.ts'
import { Refusal, refuse } from '../../../shared/kernel/refusal.ts'
import { isAuditor } from '../../../shared/session/session.ts'
import { keyFingerprint } from '../../crypto/ed25519.ts'
import { kysely } from '../../db/kysely.ts'
import { writeMeta } from '../../db/meta.ts'
import { publish, realStick } from '../../disk/stick.ts'
import type { CommandContext, TaskContext } from '../../ipc/handlers.ts'
import {
  checkNumberFor,
  type EnrolmentFile,
  grantEnrolment,
  noticeOf,
  publicKeyOf,
  requestEnrolment,
} from './enrol.ts'
import { endsFor, keysToShow, spellMade } from './key-ends.ts'
import { keepSealedMark, sealMarkKey } from './mark-keys.ts'
import { ownOffice, ownSigner } from './office.ts'
import { keysOfPeer, type PeerRow, peerIn, peersIn } from './peers.ts'

/**
 * Writes our request, or the grant for one peer, and its sheet to a folder; `fileName` is null if none was
 * chosen.
 */
export async function exportEnrolment(
  task: TaskContext,
  { partner, grantTo, notice }: Input<typeof bundles.exportEnrolment>,
) {
  if (notice) return exportNotice(task)
  const own = ownOffice(task.own)
  const checkNumber = sayCheckNumber(checkNumberFor(own.keys))
  const peer = grantTo === null ? null : peerIn(task.own, grantTo)
  if (peer && peer.state !== 'active') refuse('bundles.peer-revoked', { office: peer.office_name })
  const file = peer ? await grantFor(task, peer) : requestOf(task, partner)
  const folder = await task.files.chooseFolder(folderTitles.enrolment)
  if (folder === null) return { fileName: null, checkNumber }
  await task.breathe()
  const stick = realStick(randomBytes)
  const written = await publish(folder, file.name, file.bytes, stick)
  if (written.outcome === 'unknown') refuse('bundles.maybe-written', {})
  await writeSheet(task, folder, own.keys, file, peer)
  await task.breathe()
  task.commit((unit) => noteShown(task, unit, peer?.id ?? '', file.name))
  return { fileName: file.name, checkNumber }
}

/**
 * Writes the notice of our new recipient, signed by the key that everybody pinned. Fault
 * `bundles.notice-useless` where that key is new itself.
 */
async function exportNotice(task: TaskContext) {
  const { keys } = ownOffice(task.own)
  const checkNumber = sayCheckNumber(checkNumberFor(keys))
  if (keysToShow(task.own) === 'signing') refuse('bundles.notice-useless', {})
  const created_at = isoOf(createdAt(task))
  const file = signed(task, (signer) => noticeOf({ keys, created_at }, signer))
  const folder = await task.files.chooseFolder(folderTitles.enrolment)
  if (folder === null) return { fileName: null, checkNumber }
  await task.breathe()
  const written = await publish(folder, file.name, file.bytes, realStick(randomBytes))
  if (written.outcome === 'unknown') refuse('bundles.maybe-written', {})
  await task.breathe()
  task.commit((unit) => noteShown(task, unit, '', file.name))
  return { fileName: file.name, checkNumber }
}

function noteShown(task: TaskContext, unit: CommandContext, peerId: string, file: string): void {
  unit.record('bundles.enrolment-exported', peerId, { file })
  writeMeta(task.raw.own, { keys_shown: spellMade(ownOffice(unit).keys.made) })
}

function requestOf(task: TaskContext, isPartner: boolean): EnrolmentFile {
  const { keys, kind } = ownOffice(task.own)
  if (isPartner && isAuditor(kind)) refuse('bundles.wrong-relation', { office: keys.name })
  const role = isPartner ? 'partner' : isAuditor(kind) ? 'auditor' : 'subordinate'
  const streams = activeIn(task, isPartner ? 'partner' : 'superior').map(({ ledger }) => ledger)
  const ends = endsFor(task.own, streams)
  const draft = { keys, role, parent: null, created_at: isoOf(createdAt(task)), ends } as const
  return signed(task, (signer) => requestEnrolment(draft, signer))
}

async function grantFor(task: TaskContext, peer: PeerRow): Promise<EnrolmentFile> {
  if (peer.relation === 'superior') refuse('bundles.wrong-relation', { office: peer.office_name })
  const isOffice = peer.relation === 'subordinate'
  const sealedMark = isOffice ? await markKeyTo(task, peer) : null
  const { keys } = ownOffice(task.own)
  // Who only exchanges letters has no use for those above us.
  const superiors = peer.relation === 'partner' ? [] : activeIn(task, 'superior')
  const role = EnrolledRole.parse(peer.relation)
  const since = isoOf(peer.since)
  const draft = {
    keys,
    created_at: since,
    granted: {
      keys: keysOfPeer(peer),
      role,
      valid_from: Day.parse(since.slice(0, 10)),
      mark_key: sealedMark,
    },
    chain: superiors.slice(0, 8).map(keysOfPeer),
    ends: endsFor(task.own, [peer.ledger]),
  }
  const { bytes } = signed(task, (signer) => grantEnrolment(draft, signer))
  const name = `TZB1_grant_${keys.office}_${peer.office_code}_${peer.fingerprint.slice(0, 8)}.tzk`
  return { name, bytes }
}

/** Our key of marks for one office, kept as it was sealed, so that its grant is always the same file. */
async function markKeyTo(task: TaskContext, { id, recipient }: PeerRow): Promise<string> {
  const { sealed, isKept } = await sealMarkKey(task.own, recipient)
  await task.breathe()
  if (isKept) return sealed
  task.commit((unit) => {
    keepSealedMark(unit, recipient, sealed)
    unit.record('bundles.mark-key-given', id, {})
  })
  return sealed
}

const activeIn = (task: TaskContext, wanted: Relation): PeerRow[] =>
  peersIn(task.own).filter(({ relation, state }) => relation === wanted && state === 'active')

function signed(
  task: TaskContext,
  make: (signer: ReturnType<typeof ownSigner>) => EnrolmentFile,
): EnrolmentFile {
  const signer = ownSigner(task)
  try {
    return make(signer)
  } finally {
    signer.seed.fill(0)
  }
}

/** Subtle: the moment of the ledger's making, so that the same keys always give the same file. */
function createdAt(task: TaskContext): number {
  const first = task.own.find(kysely.selectFrom('audit').select('body').where('seq', '=', 1))
  assert(first !== undefined, 'a ledger begins with the entry that tells its making')
  return (JSON.parse(first.body) as { at: number }).at
}

async function writeSheet(
  task: TaskContext,
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
    printedOn: Day.parse(task.ambient().today),
    isPractice: keys.practice,
  })
  const name = file.name.replace(/\.tzk$/, '.pdf')
  try {
    const written = await publish(folder, name, await task.print(paper), realStick(randomBytes))
    if (written.outcome === 'unknown') refuse('bundles.maybe-written', {})
  } catch (error) {
    // Subtle: a sheet of this name was printed from the same keys on another day, and says the same number.
    if (!(error instanceof Refusal) || error.fault.code !== 'bundles.name-taken') throw error
  }
}

const isoOf = (ms: number): string => new Date(ms).toISOString()
