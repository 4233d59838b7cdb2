import { createHash } from 'node:crypto'
import { refuse } from '../../shared/refusal.ts'
import type { Reader, Writer } from '../db/access.ts'
import { kysely } from '../db/kysely.ts'

/**
 * Keeps what a file holds inside the encrypted ledger, under its digest, once however often it is named;
 * answers the digest. Rows that name it are told to the chain, so the content itself need not be.
 */
export function keepContent(writer: Writer, content: Uint8Array, thumbnail: Uint8Array | null): string {
  const sha256 = digestOf(content)
  writer.write(
    kysely
      .insertInto('attachment_content')
      .values({ sha256, content, thumbnail })
      .onConflict((on) => on.doNothing()),
  )
  return sha256
}

/**
 * What a file holds; null where only its digest came along. Fault `attachments.swapped` where it is
 * not what its digest says.
 */
// SECURITY: a paper that was swapped with another tool is not served (tests/attachments/deeds.test.ts)
export function readContent(reader: Reader, sha256: string): Uint8Array | null {
  const row = reader.find(
    kysely.selectFrom('attachment_content').select('content').where('sha256', '=', sha256),
  )
  if (!row) return null
  if (digestOf(row.content) !== sha256) refuse('attachments.swapped', {})
  return row.content
}

const digestOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** Throws a content away unless a file still names it. */
export function dropContent(writer: Writer, sha256: string): void {
  writer.write(
    kysely
      .deleteFrom('attachment_content')
      .where('sha256', '=', sha256)
      .where(({ not, exists, selectFrom }) =>
        not(exists(selectFrom('attachment').select('id').where('sha256', '=', sha256))),
      ),
  )
}

/** Bytes as text that can cross the bridge. */
export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

/** The bytes of such a text. */
export const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))
