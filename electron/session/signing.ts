import { refuse } from '../../shared/kernel/refusal.ts'
import { type Signer, signerOf } from '../chain/deed-signature.ts'
import type { Reader } from '../db/access.ts'
import type { OpenLedger, Runtime } from '../ipc/runtime.ts'
import { keyInForce } from './person-keys.ts'

/** How long the own password, typed once, signs decisions: ten minutes, or until the ledger is locked. */
export const SIGNING_MINUTES = 10

/** Who signs what is decided now: the person who sits here, if they typed their password for it. */
export function signersNow(runtime: Runtime, { signing }: OpenLedger): readonly Signer[] {
  const { now } = signing
  if (now === null) return []
  if (runtime.ticks() < now.untilTick) return [now.signer]
  signing.now = null
  return []
}

/** Refuses what decides where nobody could sign it now: fault `session.sign-first`. */
export function mustSign(runtime: Runtime): void {
  if (runtime.open && signersNow(runtime, runtime.open).length === 0) refuse('session.sign-first', {})
}

/** Somebody who signs this one deed with a seed that their password or code just opened; it is wiped. */
export function signersWith(runtime: Runtime, seed: Uint8Array | null): readonly Signer[] {
  if (!seed || !runtime.open) return []
  const signer = signerOf(seed, runtime.open.ledger.id, runtime.open.ledger.incarnation)
  seed.fill(0)
  return [signer]
}

/**
 * Lets a person sign with the seed behind their password for ten minutes; the seed is wiped. Faults
 * `session.key-waiting` where nobody certified the key yet, `session.key-unknown` where the ledger has
 * another one.
 */
export function beginSigning(runtime: Runtime, open: OpenLedger, seed: Uint8Array | null): void {
  const { id, incarnation } = open.ledger
  const signer = seed && signerOf(seed, id, incarnation)
  seed?.fill(0)
  mustBeCertified(open.db.writer, open.person.id, signer)
  const now = { signer: signer!, untilTick: runtime.ticks() + SIGNING_MINUTES * 60_000 }
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
