import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { expectedSchema, migrate, newestVersion } from '../../electron/db/migrate.ts'
import { migrations } from '../../electron/db/migrations/index.ts'
import { testDatabase } from '../support/open-memory.ts'

const committed = new URL('./schema.sql', import.meta.url)

test('the schema a reviewer reads is the schema the steps make', async () => {
  // To renew it after a new step: TAIZHANG_WRITE_SCHEMA=1 vitest run --project quick tests/migrations
  if (process.env['TAIZHANG_WRITE_SCHEMA']) {
    const { writeFileSync } = await import('node:fs')
    writeFileSync(committed, expectedSchema(newestVersion))
  }
  expect(expectedSchema(newestVersion)).toBe(readFileSync(committed, 'utf8'))
})

test('every table is strict, and every foreign key has an index on the child’s side', () => {
  const { file } = testDatabase()
  const tables = file
    .prepare(`select name, strict from pragma_table_list where schema = 'main' and name not like 'sqlite_%'`)
    .all()
  for (const { name, strict } of tables as { name: string; strict: number }[]) {
    expect(strict, name).toBe(1)
    const firstColumns = file
      .prepare(
        `select (select name from pragma_index_info(list.name) where seqno = 0)
         from pragma_index_list(?) as list`,
      )
      .pluck()
      .all(name)
    const keys = file.prepare('select "from" from pragma_foreign_key_list(?)').pluck().all(name)
    for (const column of keys) expect(firstColumns, `${name}.${column}`).toContain(column)
  }
})

test('a step that fails leaves the file as it was', () => {
  const { file } = testDatabase()
  const broken = [...migrations, 'create table half (a text) strict; this is no SQL;']
  const backUp = vi.fn()
  expect(() => migrate(file, backUp, broken)).toThrow()
  expect(backUp).toHaveBeenCalledOnce()
  expect(file.pragma('user_version', { simple: true })).toBe(newestVersion)
  expect(file.prepare(`select count(*) from sqlite_schema where name = 'half'`).pluck().get()).toBe(0)
  expect(file.pragma('foreign_keys', { simple: true })).toBe(1)
})
