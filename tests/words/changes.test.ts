import { expect, test } from 'vitest'
import { auditedTables } from '../../electron/chain/triggers.ts'
import { changesOf, columnLabel } from '../../shared/words/changes.ts'
import { tableWords } from '../../shared/words/tables.ts'
import { testDatabase } from '../support/open-memory.ts'

const chinese = /\p{Script=Han}/u

test('every table and column that the chain tells has a Chinese name', () => {
  const { file } = testDatabase()
  for (const table of auditedTables) {
    expect(tableWords[table], table).toMatch(chinese)
    for (const { name } of file.pragma(`table_info("${table}")`) as { name: string }[]) {
      if (name === 'id' || name === 'search' || name === 'name_key') continue
      expect(columnLabel(table, name), `${table}.${name}`).toMatch(chinese)
    }
  }
})

test('every value that a column is bound to has a Chinese word', () => {
  const { file } = testDatabase()
  const created = file.prepare(`select sql from sqlite_schema where type = 'table' and name = ?`).pluck()
  const lacking: string[] = []
  let bound = 0
  for (const table of auditedTables) {
    const sql = String(created.get(table))
    for (const [, column, values] of sql.matchAll(
      /(\w+) (?:text|integer)[a-z ]* check \(\1 in \(([^)]*)\)\)/g,
    )) {
      for (const value of JSON.parse(`[${values!.replaceAll("'", '"')}]`)) {
        // A new row does not say of a flag that it is not set, so one is told that changed.
        const [change] = changesOf({ table, before: { [column!]: null }, after: { [column!]: value } })
        if (!chinese.test(change?.after ?? '')) lacking.push(`${table}.${column} ${value}`)
        bound += 1
      }
    }
  }
  expect(lacking).toEqual([])
  expect(bound).toBeGreaterThan(60)
})

test('a correction reads as labels and words, before and after', () => {
  const entry = {
    table: 'member',
    before: { education: '21', is_lost: 0, revision: 1 },
    after: { education: '31', is_lost: 1, revision: 2 },
  }
  expect(changesOf(entry)).toEqual([
    { column: 'education', label: '学历', before: '大学本科毕业', after: '大学专科毕业' },
    { column: 'is_lost', label: '是否失联党员', before: '否', after: '是' },
  ])
})

test('an id is said by its name where the page knows it, and by its last letters otherwise', () => {
  const branch = '01900000-0000-7000-8000-0000000000aa'
  const entry = { table: 'member_branch', before: null, after: { value: branch, from_day: '2026-03-07' } }
  const say = (nameOf: (id: string) => string | undefined) =>
    changesOf(entry, nameOf).find(({ column }) => column === 'value')?.after
  expect(say((id) => (id === branch ? '样例第一党支部' : undefined))).toBe('样例第一党支部')
  expect(say(() => undefined)).toBe('编号尾号 0000aa')
})

test('a new row says of a flag only that it is set', () => {
  const entry = { table: 'person_account', before: null, after: { name: '张样例', seals: 0, removed: 0 } }
  expect(changesOf(entry).map(({ column }) => column)).toEqual(['name'])
  const sealing = { ...entry, after: { ...entry.after, seals: 1 } }
  expect(changesOf(sealing).map(({ column }) => column)).toEqual(['name', 'seals'])
})

test('figures of the pay rules are said as they are written', () => {
  const told = (table: string, after: Record<string, string | number>) =>
    changesOf({ table, before: null, after }).map((change) => change.after)
  expect(told('pay_insurance', { person_bp: 50, floor_fen: 400_000 })).toEqual(['0.5%', '4000.00'])
  expect(told('pay_rate', { scale: 'grade', value: 13_500 })).toContain('1.35')
  expect(told('pay_rate', { scale: 'standard', value: 520_000 })).toContain('5,200.00')
  expect(told('pay_line', { factor_bp: 12_000, share_bp: 7000 })).toEqual(['1.2', '70%'])
})

test('moments are said in Beijing time', () => {
  const entry = { table: 'import_batch', before: null, after: { undone_at: Date.UTC(2026, 2, 6, 16, 30) } }
  expect(changesOf(entry)[0]?.after).toBe('2026-03-07 00:30')
})
