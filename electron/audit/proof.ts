import { existsSync, readFileSync } from 'node:fs'
import type { SheetPoint } from '../../shared/audit/contract.ts'
import { assert } from '../../shared/kernel/assert.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { publicKeyOf } from '../bundles/enrolment/enrol.ts'
import { ownIdentities, ownOffice, ownSigner } from '../bundles/enrolment/office.ts'
import { peersIn, senderFinder } from '../bundles/enrolment/peers.ts'
import type { ChainPoint } from '../bundles/format/leaves.ts'
import { unseal } from '../bundles/format/unseal.ts'
import { kysely } from '../db/kysely.ts'
import { readMeta } from '../db/meta.ts'
import { inboxFile } from '../folder/folders.ts'
import type { TaskContext } from '../ipc/handlers.ts'
import { digestOf, filedDigest } from './filed.ts'

/** What whoever verifies brings along from outside the file under test. */
export type Proof = {
  /** A key that they vouch for; `other` where theirs is not the one the file names; null without one. */
  readonly key: Uint8Array | 'other' | null
  /** Points of the chain that others hold. */
  readonly receipted: readonly ChainPoint[]
  /** What somebody typed from a sheet of paper: the head after so many entries begins with these signs. */
  readonly sheet: SheetPoint | null
  /** Of a received file: whether it still has the digest that was told when it was taken in. */
  readonly unchanged: boolean | null
  /** The ledger file alone is looked at, without the contents that lie beside it. */
  readonly alone?: true
}

/** Nothing: the file is compared with itself alone. */
export const noProof: Proof = { key: null, receipted: [], sheet: null, unchanged: null }

/**
 * What the person at the desk can prove of their own ledger: who may seal derives the key from the seed that
 * only they can open; everybody reads the receipts again that superiors and auditors signed.
 */
export async function ownProof(task: TaskContext): Promise<Proof> {
  return { ...noProof, key: derivedKey(task), receipted: await receiptedPoints(task) }
}

// SECURITY: the key stands in the same file as the chain: whoever rewrites one can rewrite the other
// (tests/audit/checkpoints.test.ts)
function derivedKey(task: TaskContext): Proof['key'] {
  if (!task.vault.sealKey) return null
  try {
    const { seed, publicKey } = ownSigner(task)
    seed.fill(0)
    const named = publicKeyOf({ sign_pub: readMeta(task.raw.own, 'sign_pub') ?? '' })
    return Buffer.from(named).equals(publicKey) ? publicKey : 'other'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.fault.code === 'session.seal-right-missing' ? null : 'other'
  }
}

/**
 * What one's own ledger says of a received file: the digest told when it was taken in, and by that the key of
 * its sender.
 */
export async function receivedProof(task: TaskContext): Promise<Proof> {
  const { shown } = task.request
  assert(shown.kind !== 'own', 'a received file is shown')
  const told = filedDigest(task.own, shown.bundleId)
  const unchanged = told === null ? null : told === (await digestOf(task.raw.shown.name))
  // The file's own word for who sent it counts while the file is what it was.
  const named = unchanged ? readMeta(task.raw.shown, 'sign_pub') : undefined
  return { ...noProof, key: named === undefined ? null : publicKeyOf({ sign_pub: named }), unchanged }
}

/** The newest point of this life of the ledger that each other office holds, read from its receipt. */
async function receiptedPoints(task: TaskContext): Promise<ChainPoint[]> {
  const { keys, incarnation } = ownOffice(task.own)
  const rows = task.own.all(
    kysely
      .selectFrom('inbox')
      .select(['ledger', 'file_sha256'])
      .where('kind', 'in', ['receipt', 'return'])
      .orderBy('incarnation')
      .orderBy('seq'),
  )
  const newest = new Map(rows.map(({ ledger, file_sha256 }) => [ledger, file_sha256]))
  const points: ChainPoint[] = []
  for (const sha256 of newest.values()) {
    const path = inboxFile(task.vault.folder, sha256)
    if (!existsSync(path)) continue
    await task.breathe()
    const opened = await unseal(readFileSync(path), {
      office: keys.office,
      practice: keys.practice,
      identities: ownIdentities(task),
      findSender: senderFinder(peersIn(task.own)),
    }).catch((error: unknown) => {
      // Subtle: a receipt that cannot be read any more proves nothing, and is not counted.
      if (error instanceof Refusal) return null
      throw error
    })
    const head = opened?.receipt?.head
    if (head?.audit && head.incarnation === incarnation && opened?.receipt?.ledger === keys.ledger)
      points.push({ size: head.audit.size, head: head.audit.head })
  }
  return points
}
