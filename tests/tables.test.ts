import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { answeredBy } from '../electron/audit/coverage.ts'
import { migrate } from '../electron/db/migrate.ts'
import type { LedgerDefinition } from '../shared/definition/define-ledger.ts'
import { definitions } from '../shared/ledgers/index.ts'
import { platformTables } from '../shared/platform/tables.ts'
import { tables, wireTablesOf } from '../shared/tables.ts'
import { deedWords } from '../shared/words/deeds.ts'

const blank = new Database(':memory:')
migrate(blank, () => {})
const stored = blank
  .prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name`)
  .pluck()
  .all() as string[]
const columnsOf = (table: string): string[] =>
  (blank.pragma(`table_xinfo("${table}")`) as { name: string }[]).map(({ name }) => name)
const kinds: readonly LedgerDefinition[] = Object.values(definitions)

test('every table of a ledger file is in exactly one definition', () => {
  expect(tables.map(({ table }) => table).sort()).toEqual(stored)
  expect(platformTables.length + kinds.flatMap((kind) => kind.tables).length).toBe(stored.length)
})

describe.each(tables)('$table', ({ table, label, columns, codes, derived, travels, audited }) => {
  test('has a name in Chinese, and says nothing of columns it does not have', () => {
    expect(label).toMatch(/^\p{Script=Han}+$/u)
    const said = [...Object.keys(columns ?? {}), ...Object.keys(codes ?? {}), ...(derived ?? [])]
    expect(said.filter((column) => !columnsOf(table).includes(column))).toEqual([])
  })

  test('is told row by row, or answered for', () => {
    expect(table in answeredBy).toBe(audited === 'no')
  })

  test('travels with columns of its own, or stays', () => {
    if (travels === 'stays') return
    const wire = 'audit' in travels ? travels.audit : travels
    expect(wire.table).toBe(table)
    expect(wire.columns.map(({ name }) => name).filter((name) => !columnsOf(table).includes(name))).toEqual(
      [],
    )
    expect(wireTablesOf('audit')).toContain(wire)
    expect(wireTablesOf('report').includes(wire)).toBe(!('audit' in travels))
  })
})

describe.each(kinds)('$name', ({ name, doors, deeds, events, figures }) => {
  test('names every deed of its doors, by the name of the door', () => {
    const recorded = Object.values(doors).filter(({ kind }) => kind !== 'query')
    expect(Object.keys(deeds).map((door) => `${name}.${door}`)).toEqual(
      expect.arrayContaining(recorded.map((door) => door.name)),
    )
    for (const door of recorded) expect(deedWords[door.name]).toMatch(/\p{Script=Han}/u)
  })

  test('has words for its events and figures, each once', () => {
    const codes = [...(figures?.counted ?? []), ...(figures?.shares ?? [])].map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    for (const share of figures?.shares ?? [])
      expect(codes).toEqual(expect.arrayContaining([share.of, share.in]))
    for (const words of Object.values(events)) expect(words).toMatch(/\p{Script=Han}/u)
  })
})
