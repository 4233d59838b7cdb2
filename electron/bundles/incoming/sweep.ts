import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Reader } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import { inboxFolder, outboxFolder, receivedFolder } from '../../folder/folders.ts'

/**
 * Removes what a crash left behind in a ledger's folder: half-written files, sealed bundles whose number was
 * never given, received files that no row names. Called once, at unlock, before anything seals or receives.
 *
 * Subtle: whole ciphertexts in the inbox stay even where no row names them: after a restore they may be
 * the only copies left, and receiving them again is how they come back.
 */
export function sweepBundles(folder: string, db: { readonly writer: Reader }): number {
  const sealed = new Set(db.writer.all(kysely.selectFrom('outbox').select('id')).map(({ id }) => `${id}.tzb`))
  const received = new Set(db.writer.all(kysely.selectFrom('inbox').select('id')).map(({ id }) => `${id}.db`))
  return (
    removeFrom(outboxFolder(folder), (name) => /\.tzb(\.part)?$/.test(name) && !sealed.has(name)) +
    removeFrom(receivedFolder(folder), (name) => /\.db(\.part)?(-\w+)?$/.test(name) && !received.has(name)) +
    removeFrom(inboxFolder(folder), (name) => /^incoming\..*\.part$/.test(name))
  )
}

function removeFrom(folder: string, isOrphan: (name: string) => boolean): number {
  const orphans = readdirSync(folder).filter(isOrphan)
  for (const name of orphans) rmSync(join(folder, name), { force: true })
  return orphans.length
}
