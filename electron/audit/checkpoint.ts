import { checkpointText } from '../../shared/bundles/checkpoint.ts'
import { assert } from '../../shared/kernel/assert.ts'
import { ownOffice } from '../bundles/enrolment/office.ts'
import type { Unit } from '../chain/commit.ts'
import { signingKey } from '../crypto/ed25519.ts'
import { sshSign } from '../crypto/sshsig.ts'
import type { Reader } from '../db/access.ts'
import { kysely } from '../db/kysely.ts'
import type { RequestContext } from '../ipc/handlers.ts'
import { unwrapSecret } from '../keys/secrets.ts'
import type { Vault } from '../keys/vault.ts'
import { checkpointDeed, type PointRow, pointDigest } from './points.ts'

/** A signed point of the chain: after `size` entries the head is `head` (hex); `at` in milliseconds. */
export type SignedCheckpoint = {
  readonly size: number
  readonly head: string
  readonly at: number
  readonly text: string
}

/** How far a chain is: after `size` entries the head is `head` (hex). */
export function chainEnd(reader: Reader): { readonly size: number; readonly head: string } {
  const last = reader.find(kysely.selectFrom('audit').select(['seq', 'head']).orderBy('seq', 'desc').limit(1))
  assert(last !== undefined, 'every chain has a first link')
  return { size: last.seq, head: Buffer.from(last.head).toString('hex') }
}

/**
 * Signs a point of the own chain (namespace `checkpoint@tzb.v1`) and keeps the checkpoint; the entry that
 * tells of it comes after. Fault `session.seal-right-missing`.
 */
export function keepCheckpoint(
  unit: Unit,
  request: RequestContext,
  vault: Vault,
  { size, head }: ReturnType<typeof chainEnd>,
): SignedCheckpoint {
  const at = new Date(unit.nowMs).toISOString()
  const ledger = request.ledger.id
  const { incarnation } = ownOffice(unit)
  const text = checkpointText({ ledger, incarnation, size, head, at })
  const sealed = unit.find(kysely.selectFrom('secret').select('sealed').where('name', '=', 'sign-seed'))
  assert(sealed !== undefined, 'every ledger has a signing seed')
  const seed = unwrapSecret(vault, ledger, 'sign-seed', sealed.sealed)
  const signature = sshSign(Buffer.from(text), signingKey(seed), 'checkpoint@tzb.v1').toString('utf8')
  seed.fill(0)
  putPoint(unit, { size, head: Buffer.from(head, 'hex'), at: unit.nowMs, text, signature })
  return { size, head, at: unit.nowMs, text }
}

/** Keeps a signed point in the place of an earlier one of the same size, and tells of it. */
export function putPoint(unit: Unit, row: PointRow): void {
  const { size, ...rest } = row
  unit.write(
    kysely
      .insertInto('checkpoint')
      .values(row)
      .onConflict((conflict) => conflict.column('size').doUpdateSet(rest)),
  )
  const head = Buffer.from(row.head).toString('hex')
  unit.record(checkpointDeed, String(size), { size, head, signed: pointDigest(row) })
}
