import { refuse } from '../../shared/refusal.ts'
import { type Signer, signerOf } from '../audit/deed-signature.ts'
import type { Reader } from '../db/access.ts'
import type { Hall, OpenLedger } from './hall.ts'
import { keyInForce } from './person-keys.ts'

/** How long the own password, typed once, signs decisions: ten minutes, or until the ledger is locked. */
export const SIGNING_MINUTES = 10

/** Who signs what is decided now: the person who sits here, if they typed their password for it. */
export function signersNow(hall: Hall, { signing }: OpenLedger): readonly Signer[] {
  const { now } = signing
  if (now === null) return []
  if (hall.ticks() < now.untilTick) return [now.signer]
  signing.now = null
  return []
}

/** Refuses what decides where nobody could sign it now: fault `session.sign-first`. */
export function mustSign(hall: Hall): void {
  if (hall.open && signersNow(hall, hall.open).length === 0) refuse('session.sign-first', {})
}

/** Somebody who signs this one deed with a seed that their password or code just opened; it is wiped. */
export function signersWith(hall: Hall, seed: Uint8Array | null): readonly Signer[] {
  if (!seed || !hall.open) return []
  const signer = signerOf(seed, hall.open.ledger.id, hall.open.ledger.incarnation)
  seed.fill(0)
  return [signer]
}

/**
 * Lets a person sign with the seed behind their password for ten minutes; the seed is wiped. Faults
 * `session.key-waiting` where nobody certified the key yet, `session.key-unknown` where the ledger has
 * another one.
 */
export function beginSigning(hall: Hall, open: OpenLedger, seed: Uint8Array | null): void {
  const { id, incarnation } = open.ledger
  const signer = seed && signerOf(seed, id, incarnation)
  seed?.fill(0)
  mustBeCertified(open.book.writer, open.person.id, signer)
  const now = { signer: signer!, untilTick: hall.ticks() + SIGNING_MINUTES * 60_000 }
  open.signing.now = now
  setTimeout(() => {
    if (open.signing.now === now) open.signing.now = null
  }, SIGNING_MINUTES * 60_000).unref()
}

// SECURITY: a key that was laid into the keyring signs nothing (tests/session/signing.test.ts)
function mustBeCertified(reader: Reader, personId: string, signer: Signer | null): void {
  const row = keyInForce(reader, personId)
  if (!signer || row?.id !== signer.key) refuse('session.key-unknown', {})
  if (row.state !== 'certified') refuse('session.key-waiting', {})
}
