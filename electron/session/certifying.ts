import { sayFingerprint } from '../../shared/audit/fingerprint.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { refuse } from '../../shared/kernel/refusal.ts'
import { isOwn } from '../../shared/workflow/workflow.ts'
import { commit } from '../chain/commit.ts'
import { kysely } from '../db/kysely.ts'
import type { Runtime } from '../ipc/runtime.ts'
import { ambientOf, mustBeOpen, personIn } from './people.ts'
import { certifyKey, keyInForce } from './person-keys.ts'
import { requestContext } from './request.ts'
import { signersNow } from './signing.ts'

/**
 * Certifies the signing key of a colleague, whose fingerprint was compared. Faults `session.certify-other`
 * (one's own key, or that of somebody whom one gave the one-time password), `session.key-unknown` (another
 * fingerprint, or none), `session.sign-first`.
 */
export function certify(runtime: Runtime, userId: Id, fingerprint: string): Record<never, never> {
  const open = mustBeOpen(runtime)
  const { db, vault } = open
  const { person: by } = requestContext(runtime)
  const { name } = personIn(vault.ring, userId)
  commit(
    db,
    ambientOf(runtime, open),
    { name: 'session.certify', signers: signersNow(runtime, open) },
    (unit) => {
      const row = keyInForce(unit, userId)
      if (!row || sayFingerprint(row.id) !== fingerprint) refuse('session.key-unknown', {})
      // SECURITY: who gave the one-time password could have made the key (tests/session/signing.test.ts)
      const account = unit.find(
        kysely.selectFrom('person_account').select('let_in_by').where('id', '=', userId),
      )
      if (isOwn(by, userId) || isOwn(by, account?.let_in_by)) refuse('session.certify-other', { name })
      if (row.state === 'waiting') certifyKey(unit, row)
      unit.record('session.key-certified', userId, { key: row.id })
    },
  )
  return {}
}
