import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createDatabase, type LedgerDatabase } from '../../electron/chain/database.ts'
import type { Id } from '../../shared/kernel/id.ts'

/** A fixed, made-up ledger name. */
export const ledgerId = '019f0000-0000-7000-8000-00000000aaaa' as Id

/** A real encrypted ledger in a folder of its own; the caller closes it. */
export function tempDatabase(): LedgerDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'))
  const db = createDatabase(join(folder, 'ledger.db'), new Uint8Array(32).fill(7), 'aegis', ledgerId)
  return {
    ...db,
    close() {
      db.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The same, closed and removed when the test that asked for it ends. */
export function testDatabase(): LedgerDatabase {
  const db = tempDatabase()
  onTestFinished(() => db.close())
  return db
}

/** Ids that are the same in every run: a failing seed replays. */
export function countedIds(): () => Id {
  let count = 0
  return () => {
    count += 1
    return `019f0000-0000-7000-8000-${count.toString(16).padStart(12, '0')}` as Id
  }
}

/** What a file holds, table by table, to compare two moments; scratch paper and the chain included. */
export function contentsOf(db: LedgerDatabase, without: readonly string[] = []): string {
  const tables = db.file
    .prepare(`select name from sqlite_schema where type = 'table' order by name`)
    .pluck()
    .all() as string[]
  const digest = createHash('sha256')
  for (const table of tables.filter((name) => !without.includes(name))) {
    digest.update(table)
    for (const row of db.file.prepare(`select * from "${table}" order by 1`).raw().iterate()) {
      digest.update(JSON.stringify(row))
    }
  }
  return digest.digest('hex')
}
