import { sql } from 'kysely'
import { Attachment, type AttachmentTold, type Owner } from '../../shared/attachments/attachment.ts'
import type { Reader, Writer } from '../db/access.ts'
import { fromColumns, toColumns } from '../db/columns.ts'
import { kysely } from '../db/kysely.ts'

/** The files beside a record, in the order in which they came, with their small pictures. */
export const attachmentsOf = (reader: Reader, { ofTable, ofId }: Owner): AttachmentTold[] =>
  reader
    .all(
      kysely
        .selectFrom('attachment')
        .leftJoin('attachment_content', 'attachment_content.sha256', 'attachment.sha256')
        .selectAll('attachment')
        .select('attachment_content.thumbnail as thumbnail')
        .where('of_table', '=', ofTable)
        .where('of_id', '=', ofId)
        .orderBy('sort'),
    )
    .map((row) => ({
      ...fromColumns(Attachment, row),
      thumbnail: row.thumbnail,
    }))

/** The kinds of the files that are beside a record, one for each file. */
export const attachedKinds = (reader: Reader, ofTable: string, ofId: string): string[] =>
  reader
    .all(
      kysely
        .selectFrom('attachment')
        .select('kind')
        .where('of_table', '=', ofTable)
        .where('of_id', '=', ofId),
    )
    .map(({ kind }) => kind)

/** The file of an id. */
export function findAttachment(reader: Reader, id: string): Attachment | undefined {
  const row = reader.find(kysely.selectFrom('attachment').selectAll().where('id', '=', id))
  return row && fromColumns(Attachment, row)
}

/** Writes a file beside a record, after the others. */
export function insertAttachment(writer: Writer, attachment: Attachment): void {
  const last = writer.find(
    kysely
      .selectFrom('attachment')
      .select(sql<number>`coalesce(max(sort), 0)`.as('sort'))
      .where('of_table', '=', attachment.ofTable)
      .where('of_id', '=', attachment.ofId),
  )!
  writer.write(kysely.insertInto('attachment').values({ ...toColumns(attachment), sort: last.sort + 1 }))
}

/** Takes a file away. */
export function deleteAttachment(writer: Writer, id: string): void {
  writer.write(kysely.deleteFrom('attachment').where('id', '=', id))
}
