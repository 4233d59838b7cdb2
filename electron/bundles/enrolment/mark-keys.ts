import { assert } from '../../../shared/kernel/assert.ts'
import { Refusal, refuse } from '../../../shared/kernel/refusal.ts'
import { decrypt, encrypt } from '../../crypto/age.ts'
import type { Reader, Writer } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import type { PeerRow } from './peers.ts'

/** The ledger's own key of marks: 32 random bytes, made with the ledger and kept through every change. */
export const ownMarkName = 'mark-key'

/** A superior's key of marks, as its grant brought it. */
const givenMarkName = (ledger: string): string => `mark-key:${ledger}`
/** Our key of marks as it was sealed to one recipient, so that one grant is always the same file. */
const sealedMarkName = (recipient: string): string => `mark-sealed:${recipient}`

/**
 * The key of the marks that travel to one addressee, 32 bytes. To a superior it is the superior's, which
 * every office that reports to it was given: the same person gives the same mark there, and another mark
 * elsewhere. An auditor's pack is marked with our own.
 *
 * Subtle: who knows this key can try all ID numbers, and that is the superior; marks are therefore treated as
 * personal data and never leave the encrypted files.
 */
// SECURITY: a key that can be worked out from an enrolment file would let anybody try the numbers
// (tests/bundles/service/marks.test.ts)
export function markKeyFor(reader: Reader, { relation, ledger }: PeerRow): Buffer {
  const key = secretIn(reader, relation === 'superior' ? givenMarkName(ledger) : ownMarkName)
  assert(key !== undefined, 'a superior is enrolled by the grant that brings its key of marks')
  return Buffer.from(key, 'base64')
}

/** Our key of marks sealed to an office, in base64: what its grant carries; whether it was kept already. */
export async function sealMarkKey(
  reader: Reader,
  recipient: string,
): Promise<{ readonly sealed: string; readonly isKept: boolean }> {
  const known = secretIn(reader, sealedMarkName(recipient))
  if (known !== undefined) return { sealed: known, isKept: true }
  const key = secretIn(reader, ownMarkName)
  assert(key !== undefined, 'a ledger has a key of marks')
  const sealed = await encrypt([Buffer.from(key, 'base64')], [recipient])
  return { sealed: sealed.toString('base64'), isKept: false }
}

/** Keeps what was sealed, for the next time that the grant is written. */
export function keepSealedMark(unit: Writer, recipient: string, sealed: string): void {
  putSecret(unit, sealedMarkName(recipient), sealed)
}

/** The key that a grant carries. Fault `bundles.grant-mismatch` where it was not sealed to us. */
export async function openMarkKey(sealed: string, identities: readonly string[]): Promise<Buffer> {
  try {
    const key = await decrypt(Buffer.from(sealed, 'base64'), identities)
    if (key.length === 32) return key
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
  }
  return refuse('bundles.grant-mismatch', {})
}

/** Keeps a superior's key of marks. */
export function keepGivenMark(unit: Writer, ledger: string, key: Uint8Array): void {
  putSecret(unit, givenMarkName(ledger), Buffer.from(key).toString('base64'))
}

function secretIn(reader: Reader, name: string): string | undefined {
  return reader.find(kysely.selectFrom('secret').select('sealed').where('name', '=', name))?.sealed
}

function putSecret(unit: Writer, name: string, sealed: string): void {
  unit.write(
    kysely
      .insertInto('secret')
      .values({ name, sealed })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ sealed })),
  )
}
