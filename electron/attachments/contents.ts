import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { refuse } from '../../shared/kernel/refusal.ts'
import type { Reader, Writer } from '../db/access.ts'
import { kysely } from '../db/kysely.ts'
import { isPlainFolder } from '../disk/plain.ts'
import {
  type Content,
  type ContentRow,
  contentIn,
  contentNamer,
  contentsFolder,
  digestOf,
  newestContentKey,
  writeContent,
} from './content-files.ts'

/**
 * Keeps what a file holds beside the ledger, encrypted, once however often it is named; answers the digest.
 * It is on the medium before the transaction that names it commits: what a kill leaves in between is swept.
 * Rows that name it are told to the chain, so the content itself need not be. Faults `disk.*`.
 */
export function keepContent(writer: Writer, content: Uint8Array, thumbnail: Uint8Array | null): string {
  const sha256 = digestOf(content)
  const known = rowOf(writer, sha256)
  if (known && typeof contentOf(writer, known) !== 'string') return sha256
  // What went missing or was changed comes back with the same file.
  const key = newestContentKey(writer)
  writeContent(writer, { sha256, key }, content)
  writer.write(
    kysely
      .insertInto('attachment_content')
      .values({ sha256, key, thumbnail })
      .onConflict((on) => on.column('sha256').doUpdateSet({ key })),
  )
  return sha256
}

/**
 * What a file holds; null where only its digest came along. Faults `attachments.swapped` where it is not what
 * its digest says, `attachments.missing` where it is gone.
 */
// SECURITY: a paper that was swapped with another tool is not served (tests/attachments/contents.test.ts)
export function readContent(reader: Reader, sha256: string): Uint8Array | null {
  const row = rowOf(reader, sha256)
  if (!row) return null
  const content = contentOf(reader, row)
  if (content === 'missing') return refuse('attachments.missing', {})
  return content === 'changed' ? refuse('attachments.swapped', {}) : content
}

/** The content of a row as it lies beside the ledger. */
export const contentOf = (reader: Reader, row: ContentRow): Content =>
  contentIn(contentsFolder(reader.beside), reader, row)

/** Forgets a content unless a file still names it; its own file goes with the next sweep. */
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

/** Every content that a ledger holds, by digest. */
export const contentRows = (reader: Reader): ContentRow[] =>
  reader.all(kysely.selectFrom('attachment_content').select(['sha256', 'key']).orderBy('sha256'))

/** Removes contents beside a ledger that it does not name: of papers that left, or that a kill cut off. */
export function sweepContents(reader: Reader): void {
  const folder = contentsFolder(reader.beside)
  if (!isPlainFolder(folder)) return
  const named = new Set(contentRows(reader).map(contentNamer(reader)))
  for (const name of readdirSync(folder)) {
    if (/^[0-9a-f]{64}(\.part)?$/.test(name) && !named.has(name)) rmSync(join(folder, name), { force: true })
  }
}

const rowOf = (reader: Reader, sha256: string): ContentRow | undefined =>
  reader.find(kysely.selectFrom('attachment_content').select(['sha256', 'key']).where('sha256', '=', sha256))
