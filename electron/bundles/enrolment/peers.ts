import type { OfficeKeys } from '../../../shared/bundles/enrolment.ts'
import type { Peer, Relation } from '../../../shared/bundles/enrolment-contract.ts'
import type { BundleKind } from '../../../shared/bundles/manifest.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { refuse } from '../../../shared/kernel/refusal.ts'
import type { Reader } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import type { Schema } from '../../db/schema.ts'
import type { Opener, Sender } from '../format/unseal.ts'
import { publicKeyOf } from './enrol.ts'

export type PeerRow = Schema['peer']

/** Everybody whose keys were ever pinned: those that count first, then by time. */
export function peersIn(reader: Reader): PeerRow[] {
  return reader.all(kysely.selectFrom('peer').selectAll().orderBy('state').orderBy('since').orderBy('id'))
}

/** One peer; fault `bundles.not-found`. */
export function peerIn(reader: Reader, id: string): PeerRow {
  const row = reader.find(kysely.selectFrom('peer').selectAll().where('id', '=', id))
  return row ?? refuse('bundles.not-found', {})
}

/** A peer that may be sent this kind of bundle; fault `bundles.peer-revoked`. */
export function addresseeIn(reader: Reader, id: string, relation: Relation): PeerRow {
  const row = peerIn(reader, id)
  if (row.state !== 'active' || row.relation !== relation) {
    refuse('bundles.peer-revoked', { office: row.office_name })
  }
  return row
}

/** A peer as the screens know it. */
export function toPeer(row: PeerRow): Peer {
  return {
    id: row.id as Id,
    relation: row.relation as Relation,
    officeName: row.office_name,
    officeCode: row.office_code,
    ledger: row.ledger,
    fingerprint: row.fingerprint,
    state: row.state as Peer['state'],
    sinceMs: row.since,
  }
}

/** The keys of a peer, as its enrolment spelt them. */
export function keysOfPeer(row: PeerRow): OfficeKeys {
  return {
    office: row.office_code,
    name: row.office_name,
    ledger: row.ledger as Id,
    kind: row.relation === 'auditor' ? 'auditor' : 'office',
    practice: row.practice === 1,
    sign_pub: row.sign_pub,
    recipient: row.recipient,
    made: { life: row.key_life, turn: row.key_turn },
  }
}

/** Finds the pinned sender for a claim, revoked ones too, so that their refusal can say so. */
export function senderFinder(peers: readonly PeerRow[]): Opener['findSender'] {
  return ({ office, ledger, key }) => {
    const row = peers.find(
      (peer) => peer.fingerprint === key && peer.ledger === ledger && peer.office_code === office,
    )
    return row && senderOf(row)
  }
}

function senderOf(row: PeerRow): Sender {
  const revoked = row.state === 'revoked'
  return {
    publicKey: publicKeyOf(row),
    kinds: kindsFrom[row.relation as Relation],
    revokedAfter: revoked ? { incarnation: row.revoked_incarnation ?? 0, seq: row.revoked_seq ?? 0 } : null,
  }
}

/** What a peer may send us. To an auditor's ledger, the audited office is a subordinate. */
const kindsFrom: Readonly<Record<Relation, readonly BundleKind[]>> = {
  superior: ['receipt', 'return', 'letter'],
  subordinate: ['report', 'audit', 'letter'],
  auditor: ['receipt'],
  partner: ['letter'],
}
