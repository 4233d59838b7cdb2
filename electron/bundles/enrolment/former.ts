import type { Enrolment } from '../../../shared/bundles/enrolment.ts'
import type { Peer, Relation } from '../../../shared/bundles/enrolment-contract.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { refuse } from '../../../shared/kernel/refusal.ts'
import type { Reader, Writer } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import type { ReadEnrolment } from './enrol.ts'
import { storedFrom } from './held.ts'
import { isBeyond } from './key-ends.ts'
import { ownOffice } from './office.ts'
import { type PeerRow, peersIn } from './peers.ts'

/**
 * The newest enrolment of the same ledger under another key: what this file would put an end to.
 * Fault: `bundles.other-office`.
 */
export function formerOf(reader: Reader, read: ReadEnrolment, relation: Relation): PeerRow | null {
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

/**
 * Ends a former key where its owner says that it ended. What came under it later was not the office's: it is
 * kept and counts nowhere, so that the office's own next bundle finds its place.
 */
// SECURITY: who left and still holds a key makes the office's own reports no forks
// (tests/bundles/service/leavers.test.ts)
export function endKey(unit: Writer, former: PeerRow, enrolment: Enrolment): void {
  const ends = 'ends' in enrolment ? enrolment.ends : []
  const { ledger } = ownOffice(unit).keys
  const end = ends.find(({ key, stream }) => key === former.fingerprint && stream === ledger)
  const change = {
    state: 'revoked',
    revoked_incarnation: end?.incarnation ?? 0,
    revoked_seq: end?.seq ?? 0,
    revision: former.revision + 1,
  }
  unit.write(kysely.updateTable('peer').set(change).where('id', '=', former.id))
  const forged = storedFrom(unit, former.ledger).filter(
    (row) => row.peer_id === former.id && isBeyond(row, end),
  )
  for (const { id, revision } of forged) {
    const voided = { outcome: 'void', acceptance: 'returned', revision: revision + 1 }
    unit.write(kysely.updateTable('inbox').set(voided).where('id', '=', id))
    unit.write(kysely.deleteFrom('fingerprint').where('inbox_id', '=', id))
  }
}
