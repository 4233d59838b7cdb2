import type { Peer } from '../../shared/bundles/contract.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { refuse } from '../../shared/refusal.ts'
import type { Reader } from '../db/access.ts'
import type { ReadEnrolment } from './enrol.ts'
import { type PeerRow, peersIn } from './peers.ts'

/**
 * The newest enrolment of the same ledger under another key: what this file would put an end to.
 * Fault: `bundles.other-office`.
 */
export function formerOf(reader: Reader, read: ReadEnrolment, relation: Peer['relation']): PeerRow | null {
  const { keys } = read.enrolment
  const known = peersIn(reader).filter(
    (peer) =>
      peer.ledger === keys.ledger && peer.relation === relation && peer.fingerprint !== read.fingerprint,
  )
  for (const { office_code, office_name } of known) {
    // SECURITY: nobody takes an office's place by naming its ledger
    // (tests/bundles/service/replacing.test.ts)
    if (office_code !== keys.office) refuse('bundles.other-office', { office: office_name })
  }
  return known.find(({ state }) => state === 'active') ?? known.at(-1) ?? null
}

/** As the screens name it. */
export const toReplaced = ({ id, office_name, office_code, since, state }: PeerRow) => ({
  id: id as Id,
  officeName: office_name,
  officeCode: office_code,
  sinceMs: since,
  state: state as Peer['state'],
})
