import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type bundles, Confirmable } from '../../../shared/bundles/contract.ts'
import type { Gap } from '../../../shared/bundles/sequence.ts'
import { bundleSteps } from '../../../shared/bundles/task-words.ts'
import type { Input, Output } from '../../../shared/ipc/endpoint.ts'
import { assert } from '../../../shared/kernel/assert.ts'
import { type Fault, fault } from '../../../shared/kernel/faults.ts'
import { Refusal, refuse } from '../../../shared/kernel/refusal.ts'
import { sayFault } from '../../../shared/words/faults.ts'
import type { Reader } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import { calamity } from '../../disk/calamity.ts'
import { realStick, removeQuietly } from '../../disk/stick.ts'
import { evidenceFolder, inboxFolder } from '../../folder/folders.ts'
import type { TaskContext } from '../../ipc/handlers.ts'
import { oneAtATime } from '../../ipc/one-at-a-time.ts'
import { ownIdentities, ownOffice } from '../enrolment/office.ts'
import { type PeerRow, peersIn, senderFinder } from '../enrolment/peers.ts'
import { intake, type TakenIn } from '../format/intake.ts'
import { type OpenedBundle, type Opener, unseal } from '../format/unseal.ts'
import { takeReceipt } from './receipts.ts'
import { type Confirmed, takeLedger, unsoundIn } from './taking.ts'
import { endWaiting, isWaiting, keepWaiting, readyFiles } from './waiting.ts'

type Claimed = Parameters<Opener['findSender']>[0]

/** What became of one chosen file. */
export type Received = Output<typeof bundles.receive>[number]

/**
 * Receives the chosen files one after the other, each with its own outcome: what one refuses does not hold up
 * the next. Names only give the order, so that earlier numbers come first. With `again` the one file that
 * was held back for a person's word is received, without asking for files; with `waiting`, those whose
 * sender's new key was confirmed since. Fault: `bundles.choose-again`.
 */
export async function receive(
  task: TaskContext,
  { again, waiting }: Input<typeof bundles.receive>,
): Promise<Received[]> {
  const chosen = again
    ? [heldBack(task, again.bundleId)]
    : waiting
      ? readyFiles(task)
      : await task.files.choose('bundle', true)
  const files = [...chosen].sort((a, b) => (a.name < b.name ? -1 : 1))
  return oneAtATime(task, async () => {
    const results: Received[] = []
    for (const [at, file] of files.entries()) {
      task.progress(at, files.length, bundleSteps.open)
      await task.breathe()
      results.push(await receiveOne(task, file, again))
    }
    return results
  })
}

type Chosen = { readonly name: string; readonly path: string }
type Again = Input<typeof bundles.receive>['again']

/** Where the bundles lie that wait for a person's word, for as long as the ledger is open. */
const heldBackIn = new WeakMap<object, Map<string, Chosen>>()

function holdBack(task: TaskContext, bundleId: string, file: Chosen): void {
  const held = heldBackIn.get(task.vault) ?? new Map<string, Chosen>()
  heldBackIn.set(task.vault, held.set(bundleId, file))
}

function heldBack(task: TaskContext, bundleId: string): Chosen {
  const file = heldBackIn.get(task.vault)?.get(bundleId)
  return file && existsSync(file.path) ? file : refuse('bundles.choose-again', {})
}

async function receiveOne(task: TaskContext, file: Chosen, again: Again): Promise<Received> {
  const tools = realStick(randomBytes)
  let taken: TakenIn | undefined
  let opened: OpenedBundle | undefined
  // Subtle: asked beforehand, because the ledger may be locked while this waits.
  const peers = peersIn(task.own)
  const kept = namedIn(task.own)
  let claimed: Claimed | undefined
  try {
    taken = await intake(file.path, inboxFolder(task.vault.folder), tools)
    await task.breathe()
    opened = await open(task, taken, (claim) => {
      claimed = claim
      return senderFinder(peers)(claim)
    })
    await task.breathe()
    // SECURITY: a person's word is good for the bundle that was refused, not for whatever lies there now
    // (tests/bundles/service/confirming.test.ts)
    if (again && again.bundleId !== opened.id) refuse('bundles.choose-again', {})
    const confirmed = new Set(again?.confirmed)
    const result = await take(task, opened, taken, peerOf(peers, opened), confirmed)
    endIfWaiting(task, taken)
    if (!namedIn(task.own).has(taken.sha256)) await removeQuietly(taken.path, tools.io)
    return { fileName: file.name, bundleId: opened.id, missing: [], words: '', code: '', ...result }
  } catch (error) {
    // Who locked the ledger meanwhile, or cancelled, ends the whole batch.
    if (!(error instanceof Refusal)) {
      if (taken && !kept.has(taken.sha256)) await removeQuietly(taken.path, tools.io)
      await task.breathe()
    }
    const refused = error instanceof Refusal ? error.fault : calamity(error)
    const isAsked = Confirmable.safeParse(refused?.code).success
    if (taken && refused?.code === 'bundles.unknown-sender') {
      const row = await waitOrGo(task, taken, file.name, claimed)
      if (row) return { ...nothingOf(file), outcome: 'waiting', officeName: row.office_name }
    }
    if (refused && STOPS.has(refused.code)) {
      if (taken && !kept.has(taken.sha256)) await putAside(task, taken, refused)
      throw error
    }
    // What waits is let go by what it says, never by a disk that failed.
    const isJudged = refused?.code.startsWith('bundles.') && !isAsked
    const isFree = taken && (!kept.has(taken.sha256) || (isJudged && endIfWaiting(task, taken)))
    if (taken && isFree) await putAside(task, taken, refused)
    if (opened && isAsked) holdBack(task, opened.id, file)
    const said = refused ?? fault('ipc.defect', { incident: task.report(error) })
    return {
      ...nothingOf(file),
      bundleId: opened?.id ?? '',
      outcome: 'refused',
      officeName: opened ? peerOf(peers, opened).office_name : '',
      words: sayFault(said),
      code: said.code,
    }
  }
}

const nothingOf = ({ name }: Chosen) =>
  ({ fileName: name, bundleId: '', missing: [] as number[], words: '', code: '' }) as const

/** Keeps what may wait; where that cannot be written down, its copy goes. */
async function waitOrGo(task: TaskContext, taken: TakenIn, name: string, claimed: Claimed | undefined) {
  try {
    return keepWaiting(task, taken, name, claimed)
  } catch (error) {
    await removeQuietly(taken.path, realStick(randomBytes).io)
    throw error
  }
}

function endIfWaiting(task: TaskContext, { sha256 }: TakenIn): boolean {
  if (!isWaiting(task.own, sha256)) return false
  task.commit((unit) => endWaiting(unit, sha256))
  return true
}

/** Faults that end the whole batch. */
const STOPS: ReadonlySet<string> = new Set(['ipc.cancelled', 'session.locked'])

function open(task: TaskContext, taken: TakenIn, findSender: Opener['findSender']): Promise<OpenedBundle> {
  const { keys } = ownOffice(task.own)
  return unseal(readFileSync(taken.path), {
    office: keys.office,
    practice: keys.practice,
    identities: ownIdentities(task),
    findSender,
    onBytes: (done, total) => {
      if (task.cancelled()) refuse('ipc.cancelled', {})
      task.progress(done, total, bundleSteps.open)
    },
  })
}

type Taken = Pick<Received, 'outcome' | 'officeName'> & Partial<Pick<Received, 'missing' | 'words' | 'code'>>

async function take(
  task: TaskContext,
  opened: OpenedBundle,
  taken: TakenIn,
  peer: PeerRow,
  confirmed: Confirmed,
): Promise<Taken> {
  const officeName = peer.office_name
  if (opened.letter) refuse('bundles.unknown-letter', { office: officeName, type: opened.letter.type })
  if (opened.receipt) return { officeName, ...(await takeReceipt(task, opened, opened.receipt, peer, taken)) }
  const outcome = await takeLedger(task, opened, peer, taken, confirmed)
  const missing = 'missing' in outcome ? numbersIn(outcome.missing) : []
  return { officeName, outcome: outcome.outcome, missing, ...warning(opened, officeName) }
}

/** What a person must know of a bundle that was taken in. */
function warning({ manifest }: OpenedBundle, office: string): Partial<Taken> {
  const count = unsoundIn(manifest)
  if (count === 0) return {}
  const notice = fault('bundles.sender-unsound', { office, count })
  return { code: notice.code, words: sayFault(notice) }
}

function peerOf(peers: readonly PeerRow[], { manifest }: OpenedBundle): PeerRow {
  const { key } = manifest.from
  const peer = peers.find(({ fingerprint }) => fingerprint === key)
  assert(peer !== undefined, 'whoever sent an opened bundle is enrolled')
  return peer
}

/** At most a thousand numbers; a stream with more missing ones says enough. */
export function numbersIn(gaps: readonly Gap[]): number[] {
  const numbers: number[] = []
  for (const { from, to } of gaps) {
    for (let seq = from; seq <= to && numbers.length < 1000; seq++) numbers.push(seq)
  }
  return numbers
}

/** Refusals that prove something about the sender: the ciphertext is kept and the chain is told. */
const EVIDENCE: ReadonlySet<string> = new Set(['bundles.fork', 'bundles.rewritten'])

/** Removes a ciphertext that was not taken in, unless it is evidence. */
async function putAside(task: TaskContext, taken: TakenIn, refused: Fault | undefined): Promise<void> {
  if (refused === undefined || !EVIDENCE.has(refused.code)) {
    await removeQuietly(taken.path, realStick(randomBytes).io)
    return
  }
  await rename(taken.path, join(evidenceFolder(task.vault.folder), basename(taken.path)))
  task.commit((unit) => unit.record('bundles.kept-evidence', taken.sha256, { code: refused.code }))
}

/** The digests of every ciphertext that a row names. */
function namedIn(reader: Reader): ReadonlySet<string> {
  const rows = reader.all(kysely.selectFrom('inbox').select('file_sha256'))
  const waiting = reader.all(kysely.selectFrom('waiting').select('id'))
  return new Set([...rows.map(({ file_sha256 }) => file_sha256), ...waiting.map(({ id }) => id)])
}
