import type { KeyEnd, KeysMade } from '../../../shared/bundles/enrolment.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { keyFingerprint } from '../../crypto/ed25519.ts'
import type { Reader } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import { publicKeyOf } from './enrol.ts'
import type { InboxRow } from './held.ts'
import { ownOffice } from './office.ts'
import { sealedFor } from './stream.ts'

/** Life and turn as one word. */
export const spellMade = ({ life, turn }: KeysMade): string => `${life}.${turn}`

/** The last bundle that each former key of ours sealed for each of these ledgers. */
export function endsFor(reader: Reader, streams: readonly string[]): KeyEnd[] {
  const current = keyFingerprint(publicKeyOf(ownOffice(reader).keys))
  return streams.flatMap((stream) => {
    const last = new Map(
      sealedFor(reader, stream)
        .filter(({ signed_by }) => signed_by !== current)
        .map((row) => [row.signed_by, row]),
    )
    return [...last.values()].map(({ signed_by, incarnation, seq, id }) => {
      return { key: signed_by, stream: stream as Id, incarnation, seq, id }
    })
  })
}

/** Whether a stored bundle comes after the last one that its key may have signed. */
export const isBeyond = (row: InboxRow, end: KeyEnd | undefined): boolean =>
  end === undefined ||
  row.incarnation > end.incarnation ||
  (row.incarnation === end.incarnation && row.seq > end.seq)

/** Which of our keys changed since they were last written for others. */
export function keysToShow(reader: Reader): 'none' | 'recipient' | 'signing' {
  const { keys } = ownOffice(reader)
  const shown = reader.find(kysely.selectFrom('meta').select('value').where('key', '=', 'keys_shown'))?.value
  if (shown === undefined || shown === spellMade(keys.made)) return 'none'
  const former = reader.all(kysely.selectFrom('office_key').selectAll())
  const then = former.find((row) => spellMade(row) === shown)
  return then?.sign_pub === keys.sign_pub ? 'recipient' : 'signing'
}
