import { canonical } from '../../shared/kernel/canonical.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { refuse } from '../../shared/kernel/refusal.ts'
import { closeBox, derive, openBox, type Random } from './boxes.ts'
import type { KeyHolder } from './keyring.ts'
import { base64, fromBase64 } from './slot.ts'

/**
 * What the ledger keeps wrapped inside itself: `age-identity` opens bundles and needs the data key,
 * `sign-seed` signs them and needs the seal key.
 */
export type SecretPurpose = 'age-identity' | 'sign-seed'

/** Wraps a secret for the ledger's own table, as base64; fault `session.seal-right-missing` for the seed. */
export function wrapSecret(
  keys: KeyHolder,
  ledger: Id,
  purpose: SecretPurpose,
  secret: Uint8Array,
  random: Random,
): string {
  return base64(closeBox(keyFor(keys, purpose), aboutText(ledger, purpose), secret, random))
}

/** The secret that was wrapped; faults `session.seal-right-missing` and `session.secret-damaged`. */
export function unwrapSecret(
  keys: KeyHolder,
  ledger: Id,
  purpose: SecretPurpose,
  wrapped: string,
): Uint8Array {
  const secret = openBox(keyFor(keys, purpose), aboutText(ledger, purpose), fromBase64(wrapped))
  return secret ?? refuse('session.secret-damaged', {})
}

/** The age identity wrapped anew for a new data key; whoever changes the data key must do this. */
export function rewrapIdentity(
  keys: KeyHolder,
  newDek: Uint8Array,
  ledger: Id,
  wrapped: string,
  random: Random,
): string {
  const identity = unwrapSecret(keys, ledger, 'age-identity', wrapped)
  const again = wrapSecret({ dek: newDek, sealKey: null }, ledger, 'age-identity', identity, random)
  identity.fill(0)
  return again
}

/** Keys of their own, because the data key already is a cipher's key. */
function keyFor(keys: KeyHolder, purpose: SecretPurpose): Uint8Array {
  const key = purpose === 'sign-seed' ? keys.sealKey : keys.dek
  return derive(
    key ?? refuse('session.seal-right-missing', {}),
    new Uint8Array(0),
    `tzb/secret/${purpose}/v1`,
  )
}

function aboutText(ledger: Id, purpose: SecretPurpose): string {
  return canonical({ fmt: 'tzb-secret', v: 1, ledger, purpose })
}
