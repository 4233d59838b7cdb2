import { sql } from 'kysely'
import type { Spending } from '../../../shared/ledgers/spending/spending.ts'
import type { Reader } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import { spendingFrom } from './spend-store.ts'

/** Every spending but those that were withdrawn or reversed. */
export const keptSpendings = (reader: Reader): Spending[] =>
  reader
    .all(kysely.selectFrom('spending').selectAll().where('state', 'not in', ['withdrawn', 'reversed']))
    .map(spendingFrom)

/** What an import wrote, the last first. */
export const importedIds = (reader: Reader, batchId: string) =>
  reader.all(
    kysely.selectFrom('import_row').selectAll().where('batch_id', '=', batchId).orderBy(sql`rowid desc`),
  )
