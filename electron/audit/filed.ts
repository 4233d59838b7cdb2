import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Unit } from '../chain/commit.ts'
import { parseEntry } from '../chain/entry.ts'
import type { Reader } from '../db/access.ts'
import { kysely } from '../db/kysely.ts'

/** The deed under which entries tell the digest of a received ledger's file; their `id` is the bundle's. */
const filed = 'bundles.filed'

/** SHA-256 of a whole file, in hex. */
export async function digestOf(path: string): Promise<string> {
  const digest = createHash('sha256')
  await pipeline(createReadStream(path), digest)
  return digest.digest('hex')
}

/** Tells the chain which digest the file of a received ledger has from now on. */
export function recordFiled(unit: Unit, bundleId: string, sha256: string): void {
  unit.record(filed, bundleId, { sha256 })
}

/** The digest that was told last of the file of a received ledger; null where none was. */
export function filedDigest(reader: Reader, bundleId: string): string | null {
  const entries = reader.all(
    kysely.selectFrom('audit').select('body').where('record', '=', `:${bundleId}`).orderBy('seq', 'desc'),
  )
  for (const { body } of entries) {
    const entry = parseEntry(body)
    const sha256 = entry?.deed === filed ? entry.after?.['sha256'] : undefined
    if (typeof sha256 === 'string') return sha256
  }
  return null
}

/** Whether the file of a received ledger still has the digest that was told of it. */
export const isAsFiled = async (reader: Reader, bundleId: string, path: string): Promise<boolean> =>
  filedDigest(reader, bundleId) === (await digestOf(path))
