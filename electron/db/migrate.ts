import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import { assert } from '../../shared/kernel/assert.ts'
import { refuse } from '../../shared/kernel/refusal.ts'
import { migrations } from './migrations/index.ts'
import type { LedgerFile } from './open.ts'

/** How far this file's schema is; 0 for an empty file. */
export const versionOf = (file: LedgerFile): number => file.pragma('user_version', { simple: true }) as number

/** The version this program writes. */
export const newestVersion = migrations.length

/**
 * Brings a file to the newest schema in one exclusive transaction, or leaves it as it was.
 *
 * `backUp` runs before the first step of a file that already holds rows. Answers the versions
 * before and after.
 * Faults: `session.ledger-newer`.
 */
export function migrate(file: LedgerFile, backUp: () => void, steps: readonly string[] = migrations) {
  const from = versionOf(file)
  if (from > steps.length) refuse('session.ledger-newer', {})
  if (from === steps.length) return { from, to: from }
  if (from > 0) backUp()
  file.pragma('foreign_keys=OFF')
  try {
    file
      .transaction(() => {
        for (const step of steps.slice(from)) file.exec(step)
        assert((file.pragma('foreign_key_check') as unknown[]).length === 0, 'no row points at nothing')
        file.pragma(`user_version=${steps.length}`)
      })
      .exclusive()
  } finally {
    file.pragma('foreign_keys=ON')
  }
  return { from, to: steps.length }
}

/** What the schema of a file says, as one text: tables, indexes, stored triggers, in a fixed order. */
export function schemaText(file: LedgerFile): string {
  const rows = file
    .prepare(
      `select sql from sqlite_schema where sql is not null and name not like 'sqlite_%' order by type, name`,
    )
    .pluck()
    .all() as string[]
  return `${rows.join(';\n')};\n`
}

/** SECURITY: a file whose constraints or triggers were dropped is not opened (tests/db/open.test.ts). */
export function checkSchema(file: LedgerFile, expected: string): void {
  if (schemaDigest(schemaText(file)) !== schemaDigest(expected)) refuse('session.ledger-damaged', {})
}

const schemaDigest = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A plain in-memory copy of the schema of one version, as text. */
export function expectedSchema(version: number): string {
  const blank = new Database(':memory:')
  migrate(blank, () => {}, migrations.slice(0, version))
  const text = schemaText(blank)
  blank.close()
  return text
}
