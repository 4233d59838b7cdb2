import { cpSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { chainEnd } from '../../../electron/audit/checkpoint.ts'
import { ownOffice, ownSigner } from '../../../electron/bundles/enrolment/office.ts'
import { peerIn } from '../../../electron/bundles/enrolment/peers.ts'
import { leavesBetween } from '../../../electron/bundles/format/chain-part.ts'
import { type Draft, seal } from '../../../electron/bundles/format/seal.ts'
import { packTable, type TableSource } from '../../../electron/bundles/format/table.ts'
import { commonHead } from '../../../electron/bundles/outgoing/sealing.ts'
import { bundleService } from '../../../electron/bundles/service.ts'
import { firstHead } from '../../../electron/chain/chain.ts'
import type { TaskContext } from '../../../electron/ipc/handlers.ts'
import { taskContext } from '../../../electron/router/contexts.ts'
import { closeLedger, unlockLedger } from '../../../electron/session/opening.ts'
import { sessionService } from '../../../electron/session/service.ts'
import { bundles, type Confirmable } from '../../../shared/bundles/contract.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { passwords, testRuntime } from '../../support/test-runtime.ts'
import { receive, type Station, seated } from './stations.ts'

/** The hands of a task that nobody cancels. */
export const deskFor = (of: Station): TaskContext =>
  taskContext(of, 'bundles.receive', { progress: () => {}, cancelled: () => false })

/** Closes a ledger and opens it again as its head. */
export async function reopen(of: Station): Promise<void> {
  closeLedger(of, { backUp: false })
  await unlockLedger(of, of.ledgerId, of.headId, passwords.head)
}

/**
 * A copy of a ledger's folder on another computer, opened there: what nobody should do, and somebody will.
 */
export async function copyOf(of: Station): Promise<Station> {
  const runtime = testRuntime({ session: sessionService, bundles: bundleService })
  onTestFinished(() => runtime.end())
  closeLedger(of, { backUp: false })
  cpSync(of.folder, join(runtime.ledgersFolder, of.ledgerId), { recursive: true })
  const copy = seated(runtime, of.ledgerId, of.headId)
  await unlockLedger(copy, of.ledgerId, of.headId, passwords.head)
  await unlockLedger(of, of.ledgerId, of.headId, passwords.head)
  return copy
}

/**
 * Seals what no program of ours would seal, with the office's own keys, as its next number; answers the
 * file.
 */
export async function forged(
  of: Station,
  peerId: Id,
  tables: readonly TableSource[],
  change: Partial<Draft<'report'>> = {},
): Promise<string> {
  const task = deskFor(of)
  const own = ownOffice(task.own)
  const peer = peerIn(task.own, peerId)
  const at = new Date(of.now()).toISOString()
  const file = task.raw.own
  const end = chainEnd(task.own)
  const { bytes, name } = await seal({
    signer: ownSigner(task),
    recipients: { own: own.keys.recipient, others: [peer.recipient] },
    draft: {
      ...commonHead(task, own, peer, at),
      kind: 'report',
      period: { type: 'month', id: '2031-05' },
      revision: 1,
      scope: null,
      approved_by: [{ user: of.headId, name: '李样例', role: 'head', at }],
      ...change,
    },
    tables: tables.map(packTable),
    files: [],
    audit: {
      from: { size: 0, head: firstHead(own.keys.ledger).toString('hex') },
      ...end,
      leaves: leavesBetween(file, 0, end.size),
      checkpoint: null,
      entries: null,
    },
  })
  const path = join(of.root, name)
  writeFileSync(path, bytes)
  return path
}

/** What stands in the receiver's ledger and folders: everything a refusal must leave alone. */
export async function standing(of: Station) {
  const { file } = of.open!.db
  const entries = file.prepare('select count(*) from audit').pluck().get()
  const inbox = await of.call(bundles.inbox, {})
  return { inbox, entries, kept: filesIn(of, 'inbox'), received: filesIn(of, 'received') }
}

/** The bundles or ledgers in one of a ledger's folders. */
export const filesIn = (of: Station, folder: string): string[] =>
  readdirSync(join(of.folder, folder)).filter((name) => /\.(tzb|db)$/.test(name))

/** Receives a file that must be refused in plain words and without a trace; answers the code. */
export async function refusedAt(of: Station, path: string, ...confirmed: Confirmable[]): Promise<string> {
  const before = await standing(of)
  const [result] = await receive(of, [path], ...confirmed)
  expect(result!.outcome).toBe('refused')
  expect(result!.words).toMatch(/未做任何修改.*请/)
  expect(await standing(of)).toEqual(before)
  return result!.code
}
