import { sql } from 'kysely'
import type { z } from 'zod'
import type { ImportBatch } from '../../shared/imports/contract.ts'
import type { Id } from '../../shared/kernel/id.ts'
import type { Reader, Writer } from '../db/access.ts'
import { kysely } from '../db/kysely.ts'
import type { Schema } from '../db/schema.ts'

type Batch = z.infer<typeof ImportBatch>

/** Every import of this ledger, latest first. */
export function allBatches(reader: Reader): Batch[] {
  return reader
    .all(batchesIn().orderBy('import_batch.at', 'desc').orderBy('import_batch.id', 'desc'))
    .map(fromRow)
}

/** The import of an id. */
export function findBatch(reader: Reader, id: string): Batch | undefined {
  const row = reader.find(batchesIn().where('import_batch.id', '=', id))
  return row && fromRow(row)
}

/** Writes a new import. */
export function insertBatch(writer: Writer, row: Schema['import_batch']): void {
  writer.write(kysely.insertInto('import_batch').values(row))
}

/** Notes when an import was taken back. */
export function markUndone(writer: Writer, id: string, nowMs: number): void {
  const built = kysely
    .updateTable('import_batch')
    .set(({ eb }) => ({ undone_at: nowMs, revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
  writer.write(built)
}

/**
 * Records that an undone import had changed stand again as an earlier import left them, two revisions later:
 * that one can be undone as if the later had never been.
 */
export function refreshEarlier(writer: Writer, undoneId: string): void {
  const built = sql`update import_row set revision_after = revision_after + 2
    where batch_id in (select id from import_batch where undone_at is null and id <> ${undoneId})
      and (record_id, revision_after) in (
        select record_id, revision_after - 1 from import_row where batch_id = ${undoneId} and op = 'update')`
  writer.write({ compile: () => built.compile(kysely) })
}

const batchesIn = () =>
  kysely
    .selectFrom('import_batch')
    .leftJoin('person_account', 'person_account.id', 'import_batch.user')
    .selectAll('import_batch')
    .select('person_account.name as user_name')

function fromRow(row: Schema['import_batch'] & { user_name: string | null }): Batch {
  return {
    id: row.id as Id,
    noun: row.noun,
    atMs: row.at,
    userName: row.user_name ?? '',
    workbook: row.workbook,
    rowsNew: row.rows_new,
    rowsChanged: row.rows_changed,
    rowsSame: row.rows_same,
    rowsWrong: row.rows_wrong,
    undone: row.undone_at !== null,
  }
}
