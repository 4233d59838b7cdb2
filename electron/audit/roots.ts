import { sayFingerprint } from '../../shared/audit/fingerprint.ts'
import { parseEntry } from '../chain/entry.ts'
import type { Reader } from '../db/access.ts'
import { kysely } from '../db/kysely.ts'

/** A founding is one deed of a few people: their accounts, their keys, their signatures. */
const MOST_FOUNDING_ENTRIES = 60

/** The fingerprints of the keys with which a ledger was founded, as its chain tells them, for paper. */
export function foundingFingerprints(reader: Reader): string[] {
  const first = reader.all(
    kysely
      .selectFrom('audit')
      .select('body')
      .where('seq', '>', 0)
      .orderBy('seq')
      .limit(MOST_FOUNDING_ENTRIES),
  )
  const entries = first.flatMap(({ body }) => parseEntry(body) ?? [])
  return entries
    .filter(({ tx, table, op }) => tx === entries[0]?.tx && table === 'person_key' && op === 'insert')
    .map(({ id }) => sayFingerprint(id))
}
