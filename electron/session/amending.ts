import type { Id } from '../../shared/kernel/id.ts'
import type { Unit } from '../chain/commit.ts'
import type { Runtime } from '../ipc/runtime.ts'
import type { Keyring } from '../keys/keyring.ts'
import { amendPerson } from '../keys/people.ts'
import { renewSealKey } from '../keys/seal-key.ts'
import { adoptKeyring, mustBeOpen, personIn } from './people.ts'
import { renewKeys } from './renewing.ts'

/**
 * Gives a person another name or role. Who loses the right to seal by it loses it for good: the seal key, the
 * signing key and the identity change with the keyring, in one commit. Faults: those of `amendPerson`.
 */
export function amend(
  runtime: Runtime,
  personId: Id,
  change: Parameters<typeof amendPerson>[3],
  reason: string,
): void {
  const { vault } = mustBeOpen(runtime)
  const ring = amendPerson(vault.ring, vault, personId, change)
  const role = personIn(ring, personId).role
  const loses = personIn(vault.ring, personId).seals && !personIn(ring, personId).seals
  const told = (unit: Unit) => unit.record('session.person-amended', personId, { role })
  if (loses) adoptWithKeys(runtime, ring, 'session.amendPerson', reason, told)
  else adoptKeyring(runtime, ring, 'session.amendPerson', reason, told)
}

/** Adopts a keyring together with a new seal key, signing key and identity. */
export function adoptWithKeys(
  runtime: Runtime,
  ring: Keyring,
  deed: string,
  reason: string,
  record: (unit: Unit) => void,
): void {
  const { db, vault, person } = mustBeOpen(runtime)
  const sealKey = runtime.random(32)
  const next = renewSealKey(ring, vault, sealKey, runtime.random)
  adoptKeyring(runtime, next, deed, reason, (unit) => {
    record(unit)
    renewKeys({ file: db.file, unit, keys: { dek: vault.dek, sealKey }, random: runtime.random })
  })
  vault.sealKey?.fill(0)
  vault.sealKey = personIn(next, person.id).seals ? sealKey : null
  if (!vault.sealKey) sealKey.fill(0)
}
