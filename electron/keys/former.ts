import { canonical } from '../../shared/kernel/canonical.ts'
import { closeBox, derive, openBox, type Random } from './boxes.ts'
import type { Keyring } from './keyring.ts'
import { base64, fromBase64 } from './slot.ts'

/** So many changes of the data key can be looked back on; older keys are forgotten first. */
const MOST_FORMER = 2000

/**
 * The former keys of a ring whose data key changes: each is sealed under the one that came after it, so
 * that who holds the newest can walk back to all of them, and nobody forward.
 */
export function sealFormer(ring: Keyring, oldDek: Uint8Array, newDek: Uint8Array, random: Random) {
  const { ledger, gen } = ring
  const box = base64(closeBox(keyUnder(newDek), aboutText(ledger, gen), oldDek, random))
  return [...(ring.former ?? []), { gen, box }].slice(-MOST_FORMER)
}

/**
 * Hands every data key that the ledger had to `work`, newest first, the present one at the head; as many as
 * open. They open backups that were made before the key changed, and are wiped afterwards.
 */
export function withEveryKey<T>(ring: Keyring, dek: Uint8Array, work: (keys: Uint8Array[]) => T): T {
  const keys = everyKey(ring, dek)
  try {
    return work(keys)
  } finally {
    for (const key of keys) key.fill(0)
  }
}

function everyKey(ring: Keyring, dek: Uint8Array): Uint8Array[] {
  const keys: Uint8Array[] = [Uint8Array.from(dek)]
  for (const { gen, box } of (ring.former ?? []).toReversed()) {
    const key = openBox(keyUnder(keys.at(-1)!), aboutText(ring.ledger, gen), fromBase64(box))
    if (!key) break
    keys.push(key)
  }
  return keys
}

const keyUnder = (dek: Uint8Array): Uint8Array => derive(dek, new Uint8Array(0), 'tzb/former-key/v1')

const aboutText = (ledger: string, gen: number): string =>
  canonical({ fmt: 'tzb-former-key', v: 1, ledger, gen })
