import type { Position } from '../../../shared/bundles/sequence.ts'
import type { Reader } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import type { Schema } from '../../db/schema.ts'
import type { OwnOffice } from './office.ts'

export type OutboxRow = Schema['outbox']

/** Everything ever sealed for one addressee's ledger, in its order. */
export function sealedFor(reader: Reader, stream: string): OutboxRow[] {
  return reader.all(
    kysely
      .selectFrom('outbox')
      .selectAll()
      .where('stream', '=', stream)
      .orderBy('incarnation')
      .orderBy('seq'),
  )
}

/** The next number for an addressee, what it follows, and what this life of the ledger was restored from. */
export function nextPosition(
  reader: Reader,
  own: OwnOffice,
  stream: string,
): { readonly seq: number; readonly prev: string | null; readonly forkedFrom: Position | null } {
  const sealed = sealedFor(reader, stream)
  const last = sealed.filter(({ incarnation }) => incarnation === own.incarnation).at(-1)
  const earlier = sealed.filter(({ incarnation }) => incarnation < own.incarnation)
  // Subtle: the last one may have been refused there; nothing can follow what the addressee does not hold.
  const before = earlier.filter(isHeldThere).at(-1) ?? earlier.at(-1)
  return {
    seq: (last?.seq ?? 0) + 1,
    prev: last?.id ?? null,
    forkedFrom: before ? { incarnation: before.incarnation, seq: before.seq, id: before.id } : null,
  }
}

/** Whether the addressee's receipt said that it holds this bundle. */
const isHeldThere = ({ receipt_status: status }: OutboxRow): boolean =>
  status !== null && status !== 'refused'
