import { sql } from 'kysely'
import { Attachment } from '../../../shared/ledgers/spending/spending.ts'
import { toBase64 } from '../../attachments/contents.ts'
import type { Reader, Writer } from '../../db/access.ts'
import { fromColumns, toColumns } from '../../db/columns.ts'
import { kysely } from '../../db/kysely.ts'

/** The files beside a spending, in the order in which they came, with their small pictures. */
export const attachmentsOf = (reader: Reader, spendingId: string) =>
  reader
    .all(
      kysely
        .selectFrom('attachment')
        .leftJoin('attachment_content', 'attachment_content.sha256', 'attachment.sha256')
        .selectAll('attachment')
        .select('attachment_content.thumbnail as thumbnail')
        .where('spending_id', '=', spendingId)
        .orderBy('sort'),
    )
    .map((row) => ({
      ...fromColumns(Attachment, row),
      thumbnail: row.thumbnail === null ? null : toBase64(row.thumbnail),
    }))

/** The kinds of papers that are beside a spending. */
export const paperKindsOf = (reader: Reader, spendingId: string): string[] =>
  reader
    .all(kysely.selectFrom('attachment').select('kind').where('spending_id', '=', spendingId))
    .map(({ kind }) => kind)

/** The file of an id. */
export function findAttachment(reader: Reader, id: string): Attachment | undefined {
  const row = reader.find(kysely.selectFrom('attachment').selectAll().where('id', '=', id))
  return row && fromColumns(Attachment, row)
}

/** Writes a file beside a spending, after the others. */
export function insertAttachment(writer: Writer, attachment: Attachment): void {
  const last = writer.find(
    kysely
      .selectFrom('attachment')
      .select(sql<number>`coalesce(max(sort), 0)`.as('sort'))
      .where('spending_id', '=', attachment.spendingId),
  )!
  writer.write(kysely.insertInto('attachment').values({ ...toColumns(attachment), sort: last.sort + 1 }))
}

/** Takes a file away. */
export function deleteAttachment(writer: Writer, id: string): void {
  writer.write(kysely.deleteFrom('attachment').where('id', '=', id))
}
