import { isNewer, type OfficeKeys } from '../../../shared/bundles/enrolment.ts'
import { canonical } from '../../../shared/kernel/canonical.ts'
import { refuse } from '../../../shared/kernel/refusal.ts'
import { kysely } from '../../db/kysely.ts'
import type { TaskContext } from '../../ipc/handlers.ts'
import { keysOfPeer, peersIn } from './peers.ts'

/**
 * Takes the new recipient of an office whose signing key signed the notice; nobody types digits, since that
 * key was pinned by them. Taking it twice is harmless.
 * Faults: `bundles.unknown-sender`, `bundles.key-revoked`, `bundles.older-keys`, `bundles.bad-manifest`.
 */
export function takeNotice(task: TaskContext, keys: OfficeKeys, fingerprint: string) {
  const row =
    peersIn(task.own).find((peer) => peer.fingerprint === fingerprint) ??
    refuse('bundles.unknown-sender', { office: keys.office })
  const office = row.office_name
  if (row.state === 'revoked') refuse('bundles.key-revoked', { office })
  const known = keysOfPeer(row)
  const { recipient, made } = keys
  // SECURITY: a notice changes where we encrypt to, and nothing else
  // (tests/bundles/service/notices.test.ts)
  if (canonical({ ...known, recipient, made }) !== canonical(keys)) {
    refuse('bundles.bad-manifest', { field: 'keys' })
  }
  const isKnown = canonical(known) === canonical(keys)
  if (!isKnown && !isNewer(made, known.made)) refuse('bundles.older-keys', { office })
  task.commit((unit) => {
    unit.record('bundles.keys-noticed', row.id, { again: isKnown })
    if (isKnown) return
    const change = { recipient, key_life: made.life, key_turn: made.turn, revision: row.revision + 1 }
    unit.write(kysely.updateTable('peer').set(change).where('id', '=', row.id))
  })
  return { token: '', officeName: office, officeCode: row.office_code, kind: 'notice', replaces: null }
}
