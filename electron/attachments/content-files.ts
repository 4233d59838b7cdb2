import { createHash, createHmac, randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { attachmentLimits } from '../../shared/attachments/attachment.ts'
import { assert } from '../../shared/kernel/assert.ts'
import type { Reader, Writer } from '../db/access.ts'
import { kysely } from '../db/kysely.ts'
import { settleFolder, writeDurably } from '../disk/durable.ts'
import { isPlainFile, readSmall } from '../disk/plain.ts'
import { closeBox, derive, openBox } from '../keys/boxes.ts'

/** The folder beside a ledger in which the contents of its files lie, encrypted. */
export const contentsFolder = (ledgerFolder: string): string => join(ledgerFolder, 'attachments')

/** What the file of a content may be called; a half-written one ends in `.part`. */
export const contentFileName = /^[0-9a-f]{64}$/

/** Which content a file holds, and under which of the ledger's keys of contents. */
export type ContentRow = { readonly sha256: string; readonly key: number }

/**
 * Names of contents' files, by an HMAC of the digest: whoever sees a folder learns nothing of what is in it,
 * not even whether two ledgers hold the same. Keys are read once.
 */
export function contentNamer(reader: Reader): (row: ContentRow) => string {
  const keys = new Map(contentKeys(reader).map(({ number, key }) => [number, derive(key, NO_SALT, NAME)]))
  // Subtle: a row that names a key which is not there names a file that is not there.
  return ({ sha256, key }) =>
    createHmac('sha256', keys.get(key) ?? NO_SALT)
      .update(sha256)
      .digest('hex')
}

/** Writes the file of a content, whole and on the medium when this returns. Faults `disk.*`. */
export function writeContent(reader: Reader, row: ContentRow, content: Uint8Array): void {
  const folder = contentsFolder(reader.beside)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const name = contentNamer(reader)(row)
  const key = boxKey(reader, row.key)
  assert(key !== undefined, 'a content is written under a key that the ledger has')
  writeDurably(join(folder, name), closeBox(key, name, content, randomBytes))
  key.fill(0)
  settleFolder(folder)
}

/**
 * The content of a row from a folder of contents: `missing` where there is no such file, `changed` where it
 * is not the one that was written, or not of this content.
 */
export function contentIn(folder: string, reader: Reader, row: ContentRow): Content {
  const name = contentNamer(reader)(row)
  const path = join(folder, name)
  if (!isPlainFile(path)) return 'missing'
  const box = readSmall(path, attachmentLimits.sizeBytes + BOX_BYTES)
  const key = boxKey(reader, row.key)
  const content = box && key ? openBox(key, name, box) : undefined
  key?.fill(0)
  return content && digestOf(content) === row.sha256 ? content : 'changed'
}
export type Content = Uint8Array | 'missing' | 'changed'

/** SHA-256 in lower-case hex. */
export const digestOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex')

/**
 * Makes a key of contents, under which new contents are written from now on, and answers its number.
 *
 * The keys of contents lie in the encrypted ledger, so that changing the data key wraps them anew and touches
 * no content. But a person who is removed may have kept the data key of their time, and with it the keys of
 * contents there were: so whoever changes the data key makes a new one of these too. Former keys only read
 * what such a person could read anyhow.
 */
// SECURITY: a former data key opens no content that came later (tests/attachments/keys.test.ts)
export function addContentKey(writer: Writer): number {
  const number = 1 + (contentKeys(writer).at(-1)?.number ?? 0)
  const sealed = randomBytes(32).toString('base64')
  writer.write(kysely.insertInto('secret').values({ name: `${KEY}${number}`, sealed }))
  return number
}

/** The key under which a new content is written; made at the first. */
export const newestContentKey = (writer: Writer): number =>
  contentKeys(writer).at(-1)?.number ?? addContentKey(writer)

/** Every key of contents with its number, the newest last. */
function contentKeys(reader: Reader): { readonly number: number; readonly key: Uint8Array }[] {
  return reader
    .all(kysely.selectFrom('secret').selectAll().where('name', 'like', `${KEY}%`))
    .map(({ name, sealed }) => ({
      number: Number(name.slice(KEY.length)),
      key: Buffer.from(sealed, 'base64'),
    }))
    .sort((one, other) => one.number - other.number)
}

function boxKey(reader: Reader, number: number): Uint8Array | undefined {
  const found = contentKeys(reader).find((one) => one.number === number)
  return found && derive(found.key, NO_SALT, BOX)
}

const KEY = 'attachment-key:'
const NAME = 'tzb/attachment-name/v1'
const BOX = 'tzb/attachment/v1'
const NO_SALT = new Uint8Array(0)
/** A nonce and a tag. */
const BOX_BYTES = 28
