import { existsSync } from 'node:fs'
import type { bundles } from '../../../shared/bundles/contract.ts'
import type { Output } from '../../../shared/ipc/endpoint.ts'
import type { Reader, Writer } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import type { Schema } from '../../db/schema.ts'
import { inboxFile } from '../../folder/folders.ts'
import type { TaskContext } from '../../ipc/handlers.ts'
import { type PeerRow, peersIn } from '../enrolment/peers.ts'
import type { TakenIn } from '../format/intake.ts'
import type { Opener } from '../format/unseal.ts'

type Claimed = Parameters<Opener['findSender']>[0]
type WaitingRow = Schema['waiting']

/** Nobody knows yet who sent them, so there are never more. */
const MOST_WAITING = 100

/**
 * Keeps a ciphertext whose sender shows a key that nobody confirmed, if its ledger is one we know. Nothing of
 * it was verified; it is opened again once the key is. Answers whether it was kept.
 */
export function keepWaiting(
  task: TaskContext,
  { sha256 }: TakenIn,
  fileName: string,
  claimed: Claimed | undefined,
): WaitingRow | undefined {
  const { office, ledger, key } = claimed ?? {}
  const peer = peersIn(task.own).find((one) => one.ledger === ledger && one.office_code === office)
  if (!peer || key === undefined) return undefined
  const rows = rowsIn(task.own)
  const known = rows.find(({ id }) => id === sha256)
  if (known || rows.length >= MOST_WAITING) return known
  return task.commit((unit) => {
    const { ledger, office_name } = peer
    const row = { id: sha256, ledger, office_name, key, file_name: fileName.slice(0, 200), at: unit.nowMs }
    unit.inserter('waiting')(row)
    return row
  })
}

/** What waits, oldest first; ready once its key was confirmed. */
export function waitingIn(reader: Reader): Output<typeof bundles.waiting> {
  const peers = peersIn(reader)
  return rowsIn(reader).map((row) => ({
    officeName: row.office_name,
    fileName: row.file_name,
    atMs: row.at,
    isReady: isReady(peers, row),
  }))
}

/** The waiting files whose key was confirmed since. */
export function readyFiles(task: TaskContext): { name: string; path: string }[] {
  const peers = peersIn(task.own)
  return rowsIn(task.own)
    .filter((row) => isReady(peers, row))
    .map(({ id, file_name: name }) => ({ name, path: inboxFile(task.vault.folder, id) }))
    .filter(({ path }) => existsSync(path))
}

/** What was received, or refused for good, waits no longer. */
export function endWaiting(unit: Writer, sha256: string): void {
  if (!isWaiting(unit, sha256)) return
  unit.write(kysely.deleteFrom('waiting').where('id', '=', sha256))
}

/** Whether a ciphertext waits. */
export const isWaiting = (reader: Reader, sha256: string): boolean =>
  rowsIn(reader).some(({ id }) => id === sha256)

const isReady = (peers: readonly PeerRow[], row: WaitingRow): boolean =>
  peers.some(({ ledger, fingerprint }) => ledger === row.ledger && fingerprint === row.key)

const rowsIn = (reader: Reader): WaitingRow[] =>
  reader.all(kysely.selectFrom('waiting').selectAll().orderBy('at').orderBy('id'))
