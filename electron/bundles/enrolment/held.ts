import type { Held, Position } from '../../../shared/bundles/sequence.ts'
import type { Reader } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import type { Schema } from '../../db/schema.ts'

export type InboxRow = Schema['inbox']

/** Everything stored from one ledger that counts, in its order; what a void key signed holds no number. */
export function storedFrom(reader: Reader, ledger: string): InboxRow[] {
  return reader.all(
    kysely
      .selectFrom('inbox')
      .selectAll()
      .where('ledger', '=', ledger)
      .where('outcome', '<>', 'void')
      .orderBy('incarnation')
      .orderBy('seq'),
  )
}

/** What we hold of one ledger's stream; its head is the highest number of its latest life. */
export function heldOf(reader: Reader, ledger: string): Held & { readonly head: InboxRow | null } {
  const stored = storedFrom(reader, ledger)
  return { head: stored.at(-1) ?? null, stored }
}

/** Positions compare by life, then number. */
export function isLater(left: Omit<Position, 'id'>, right: Omit<Position, 'id'>): boolean {
  return left.incarnation === right.incarnation ? left.seq > right.seq : left.incarnation > right.incarnation
}
