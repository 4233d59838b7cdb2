import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import {
  finishTable,
  packTable,
  parseRow,
  readRows,
  Summing,
  spellRow,
  type TableSource,
  verifyTable,
} from '../../electron/bundles/format/table.ts'
import { type Cell, compareKeys, compareUtf8, type Row } from '../../shared/bundles/cells.ts'
import { canonical } from '../../shared/kernel/canonical.ts'
import { fc } from '../support/properties.ts'
import { manyRows, people, refusalOf } from './offices.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((one) => one.isWellFormed())
const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.maxSafeInteger(),
  text,
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
)
const keyCell: fc.Arbitrary<Cell> = fc.oneof(fc.maxSafeInteger(), text)

describe('a row', () => {
  test('has one spelling, which is read back', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 8 }), (row) => {
        const line = spellRow(row)
        expect(parseRow(line, row.length)).toEqual(row)
        expect(parseRow(line, row.length + 1)).toBeUndefined()
      }),
    )
  })

  test('is spelt as canonical JSON spells it', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.maxSafeInteger(), text, fc.boolean(), fc.constant(null))), (row) => {
        expect(spellRow(row)).toBe(canonical(row))
      }),
    )
  })

  test.each([
    '[1,2',
    '{"a":1}',
    '[ 1]',
    '[1.5]',
    '[1e2]',
    '[-0]',
    '[9007199254740993]',
    '["\\u0041"]',
    '["\\ud800"]',
    '["\\/"]',
    '[[1]]',
    '[{}]',
    '[{"$b":"AAA"}]',
    '[{"$b":"AAB="}]',
    '[{"$b":"AAAA","x":1}]',
    '[{"$b":1}]',
    '[undefined]',
    '',
    '[1] ',
  ])('%s is no row', (line) => {
    expect(parseRow(line, 1)).toBeUndefined()
  })
})

describe('key order', () => {
  test('is that of UTF-8 bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        fc.pre(a.isWellFormed() && b.isWellFormed())
        expect(Math.sign(compareUtf8(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
      }),
    )
    expect(compareUtf8('\uffff', '\u{10000}')).toBeLessThan(0)
    expect('\uffff' < '\u{10000}').toBe(false)
  })

  test('puts integers before text, and compares cell after cell', () => {
    expect(compareKeys([1, 'b'], ['1', 'a'], [0, 1])).toBeLessThan(0)
    expect(compareKeys(['x', 2], ['x', 10], [0, 1])).toBeLessThan(0)
    expect(compareKeys(['x', 2], ['x', 2], [0, 1])).toBe(0)
  })
})

describe('a table', () => {
  test('of any rows is read back, and verifies', async () => {
    const rows = fc
      .uniqueArray(fc.tuple(keyCell, cell, fc.option(fc.nat(1_000_000))), {
        comparator: (a, b) => compareKeys(a, b, [0]) === 0,
        maxLength: 30,
      })
      .map((list) => list.sort((a, b) => compareKeys(a, b, [0])))
    await fc.assert(
      fc.asyncProperty(rows, async (list) => {
        const source = {
          name: 't',
          version: 1,
          columns: ['k', 'c', 'n'],
          key: ['k'],
          sums: ['n'],
          rows: list,
        }
        const { entry, gz } = await finishTable(packTable(source))
        const sums = new Summing(source)
        const raw = verifyTable(entry, gz, sums)
        expect([...readRows(raw)]).toEqual(list)
        expect(sums.read()).toEqual([
          { table: 't', column: 'n', sum: list.reduce((sum, row) => sum + (row[2] ?? 0), 0) },
        ])
      }),
      { numRuns: 50 },
    )
  })

  test('larger than one piece is one stream to every reader', async () => {
    const { entry, gz } = await finishTable(packTable(manyRows(60_000)))
    expect(entry.raw_size).toBeGreaterThan(2 << 20)
    expect(gunzipSync(gz).length).toBe(entry.raw_size)
    let count = 0
    for (const row of readRows(verifyTable(entry, gz, new Summing(people)))) {
      if (row[2] !== count) throw new Error(`row ${count} came out as ${row[2]}`)
      count++
    }
    expect(count).toBe(60_000)
  })

  test('without rows is a table', async () => {
    const { entry, gz } = await finishTable(packTable({ ...people, rows: [] }))
    expect(entry).toMatchObject({ rows: 0, raw_size: 0 })
    expect([...readRows(verifyTable(entry, gz, new Summing(people)))]).toEqual([])
  })

  test.each<[string, Row[]]>([
    [
      'out of order',
      [
        ['b', 1],
        ['a', 1],
      ],
    ],
    [
      'twice the same key',
      [
        ['a', 1],
        ['a', 2],
      ],
    ],
    ['a key that is nothing', [[null, 1]]],
    ['a fraction', [['a', 0.5]]],
    ['text that is no text', [['a', '\ud800']]],
    ['a cell too few', [['a']]],
  ])('with %s is a broken claim of ours', (_, rows) => {
    const source: TableSource = { name: 't', version: 1, columns: ['k', 'n'], key: ['k'], rows }
    expect(() => packTable(source)).toThrow(/Broken claim/)
  })

  test('with a row of more than a mebibyte is too large', async () => {
    const rows: Row[] = [['a', '样'.repeat(400_000)]]
    const source: TableSource = { name: 't', version: 1, columns: ['k', 'n'], key: ['k'], rows }
    expect(await refusalOf(() => packTable(source))).toBe('bundles.too-large')
  })
})
