import type { OfficeKeys } from '../../../shared/bundles/enrolment.ts'
import { assert } from '../../../shared/kernel/assert.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { isAuditor, isPractice, LedgerKind } from '../../../shared/session/session.ts'
import { type SigningKey, signingKey } from '../../crypto/ed25519.ts'
import type { Reader } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import type { TaskContext } from '../../ipc/handlers.ts'
import { type SecretPurpose, unwrapSecret } from '../../keys/secrets.ts'

/** This office as others know it, and which life of its ledger this is. */
export type OwnOffice = {
  readonly keys: OfficeKeys
  readonly kind: LedgerKind
  readonly incarnation: number
}

/** Reads who we are from the ledger itself. */
export function ownOffice(reader: Reader): OwnOffice {
  const rows = reader.all(kysely.selectFrom('meta').selectAll())
  const meta = new Map(rows.map(({ key, value }) => [key, value]))
  const read = (key: string): string => {
    const value = meta.get(key)
    assert(value !== undefined, `a ledger knows its ${key}`)
    return value
  }
  const kind = LedgerKind.parse(read('kind'))
  return {
    keys: {
      office: read('office_code'),
      name: read('office_name'),
      ledger: read('ledger') as Id,
      kind: isAuditor(kind) ? 'auditor' : 'office',
      practice: isPractice(kind),
      sign_pub: read('sign_pub'),
      recipient: read('recipient'),
      made: { life: Number(read('key_life')), turn: Number(read('key_turn')) },
    },
    kind,
    incarnation: Number(read('incarnation')),
  }
}

/** The name of the identity in force; former ones have what they were made as behind it. */
export const identityName = 'age-identity'

/**
 * The identities that open what was sent to us: the one in force, then former ones, for reading only. Fault
 * `session.secret-damaged`.
 */
export function ownIdentities(task: TaskContext): [string, ...string[]] {
  const former = task.own.all(
    kysely.selectFrom('secret').select('name').where('name', 'like', `${identityName}:%`),
  )
  const read = (name: string) => Buffer.from(unwrapped(task, identityName, name)).toString('utf8')
  return [read(identityName), ...former.map(({ name }) => read(name))]
}

/**
 * The key that seals; wipe its seed when done. Faults `session.seal-right-missing`,
 * `session.secret-damaged`.
 */
export function ownSigner(task: TaskContext): SigningKey {
  return signingKey(unwrapped(task, 'sign-seed'))
}

function unwrapped(task: TaskContext, purpose: SecretPurpose, name: string = purpose): Uint8Array {
  const row = task.own.find(kysely.selectFrom('secret').select('sealed').where('name', '=', name))
  assert(row !== undefined, `a ledger holds its ${purpose}`)
  return unwrapSecret(task.vault, task.request.ledger.id, purpose, row.sealed)
}
