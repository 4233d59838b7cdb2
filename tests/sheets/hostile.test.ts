import { writeFileSync } from 'node:fs'
import { truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importNouns } from '../../electron/ledgers/derived.ts'
import { sheetLimits } from '../../electron/sheets/limits.ts'
import { markWorkbook } from '../../electron/sheets/mark-workbook.ts'
import { spreadMerges } from '../../electron/sheets/merges.ts'
import { numberFormat, numberText } from '../../electron/sheets/number-text.ts'
import { readWorkbook, workbookSteps } from '../../electron/sheets/read-workbook.ts'
import { unseenIn } from '../../electron/sheets/unseen.ts'
import { sexCodes } from '../../shared/codes/person.ts'
import type { Field, FieldKind } from '../../shared/fields/field.ts'
import { imports } from '../../shared/imports/contract.ts'
import { readerOf } from '../../shared/sheets/cells.ts'
import { guessHeading } from '../../shared/sheets/heading.ts'
import { parsePasted } from '../../shared/sheets/parse-pasted.ts'
import { planImport } from '../../shared/sheets/plan-import.ts'
import { cellLetters, sheetSize } from '../../shared/sheets/sheet.ts'
import { office } from '../imports/rosters.ts'
import { faultOf } from '../support/fault-of.ts'
import { handMade } from '../support/hand-made-workbook.ts'
import { counted, growth, type Looks } from '../support/looks.ts'
import { rawWorkbook } from '../support/raw-workbook.ts'

const KINDS: readonly FieldKind[] = [
  'text',
  'day',
  'month',
  'minute',
  'code',
  'integer',
  'fen',
  'percent',
  'factor',
  'flag',
  'reference',
]

describe('a cell longer than anybody writes', () => {
  const long = `1990${' '.repeat(2_000)}3x`

  test.each(KINDS)('is refused unread where a %s is wanted', (kind) => {
    const field: Field = { name: 'a', label: '甲', kind, width: 80, codes: sexCodes }
    const read = readerOf(field, () => {
      throw new Error('the text was looked at')
    })
    expect(read(long)).toEqual({ ok: false, fault: { code: 'too-long', params: { limit: 500 } } })
  })

  test('is refused before a noun’s own reader sees it, whatever the noun', () => {
    for (const { fields } of Object.values(importNouns)) {
      const readers = Object.fromEntries(
        fields.map(({ name }) => [
          name,
          () => {
            throw new Error(`${name} was looked at`)
          },
        ]),
      )
      const plan = planImport({
        sheet: {
          name: '一',
          rows: [fields.map(({ label }) => label), fields.map(() => long)],
          flags: [],
          spans: [],
        },
        headingRow: 0,
        mapping: fields.map(({ name }, column) => ({ column, field: name })),
        fields,
        existing: new Map(),
        keyOf: () => null,
        resolve: () => 'unknown',
        readers,
      })
      const complaints = plan.rows[0]!.issues.filter(({ issue }) => issue.code === 'too-long')
      expect(complaints).toHaveLength(fields.length)
    }
  })

  test('does not come in at all above what a spreadsheet program lets into a cell', () => {
    const letters = 'a'.repeat(cellLetters)
    const refused = { code: 'sheets.too-large', params: { what: 'cell', limit: cellLetters } }
    const cell = (text: string) => rawWorkbook({ name: '一', rows: [[text]] })
    expect(readWorkbook(cell(letters)).sheets[0]!.rows[0]![0]).toHaveLength(cellLetters)
    expect(faultOf(() => readWorkbook(cell(`${letters}a`)))).toEqual(refused)
    const inline = (text: string) =>
      handMade({ sheet: `<row><c t="inlineStr"><is><t>${text}</t></is></c></row>` })
    expect(faultOf(() => readWorkbook(inline(`${letters}a`)))).toEqual(refused)
    expect(parsePasted(letters, '粘贴').rows[0]![0]).toHaveLength(cellLetters)
    expect(faultOf(() => parsePasted(`${letters}a`, '粘贴'))).toEqual(refused)
    expect(faultOf(() => parsePasted(`"${letters}a"`, '粘贴'))).toEqual(refused)
  })
})

test('of a heading, a hundred letters are looked at and shown', () => {
  const fields: Field[] = [{ name: 'name', label: '姓名', kind: 'text', width: 80 }]
  const heading = `姓名${'（'.repeat(30_000)}`
  const sheet = {
    name: '一',
    rows: [
      ['姓名', heading],
      ['甲', '（'.repeat(30_000)],
    ],
    flags: [],
    spans: [],
  }
  const guess = guessHeading(sheet, fields, 0)
  expect(guess?.columns[1]).toMatchObject({ heading: heading.slice(0, 100), sample: '（'.repeat(100) })
})

test('a number format or a stored number longer than any program writes says nothing', () => {
  expect(numberFormat(`${'['.repeat(254)}0`)).not.toEqual({ kind: 'plain' })
  expect(numberFormat(`${'['.repeat(255)}0`)).toEqual({ kind: 'plain' })
  expect(numberText(`0.${'0'.repeat(61)}1`, { kind: 'plain' }, false).flag).toBeUndefined()
  expect(numberText(`0.${'0'.repeat(62)}1`, { kind: 'plain' }, false).flag).toBe('error')
})

test('columns that a file says are hidden from nowhere to nowhere are no more than a sheet may have', () => {
  const seen = unseenIn([])
  seen.columns('min="2" max="3" hidden="true"')
  seen.columns('min="x" max="y" hidden="1"')
  expect(seen.told().hiddenColumns).toEqual([1, 2])
  for (let nth = 0; nth < 100; nth += 1) seen.columns('min="-1e300" max="1e300" hidden="1"')
  expect(seen.told().hiddenColumns).toHaveLength(sheetSize.columns)
})

describe('work grows with what a workbook holds, never with its square', () => {
  test('merges over rows: each cell is looked at once, however many merges cover it', () => {
    const spread = (size: number): number => {
      const looks: Looks = { count: 0 }
      const rows = Array.from({ length: size }, (_, row) =>
        counted<(string | null)[]>([null, `${row}`], looks),
      )
      rows[0] = counted<(string | null)[]>(['支部'], looks)
      const merges = Array.from({ length: size }, () => ({ top: 0, left: 0, bottom: size - 1, right: 0 }))
      spreadMerges(rows, merges)
      expect(rows.every((cells) => cells[0] === '支部')).toBe(true)
      return looks.count
    }
    for (const ratio of growth([250, 500, 1000], spread)) expect(ratio).toBeLessThan(2.5)
  })

  test('merges that no program makes: of two over one cell, the upper one is repeated', () => {
    const rows = [['甲'], [null, '1'], [null, '2'], [null, '3']]
    spreadMerges(rows, [
      { top: 1, left: 0, bottom: 3, right: 0 },
      { top: 0, left: 0, bottom: 2, right: 0 },
    ])
    expect(rows.map(([first]) => first)).toEqual(['甲', '甲', '甲', '甲'])
  })
})

test('a workbook is read with halts in proportion to what it holds: who waits may cancel', () => {
  const halts = (rows: number): number => {
    const cells = Array.from({ length: rows }, () => ['甲', '乙', '丙'])
    return [...workbookSteps(rawWorkbook({ name: '一', rows: cells }))].length
  }
  const [once, twice] = [halts(5_000), halts(10_000)]
  expect(once).toBeGreaterThan(3)
  expect(twice).toBeGreaterThanOrEqual(2 * once)
})

test('more sheets, rows or columns than any office has are refused by that', () => {
  const sheets = (count: number) => {
    const listed = Array.from({ length: count }, (_, nth) => `<sheet name="表${nth}" r:id="r0"/>`)
    return handMade({ sheet: '', extra: { 'xl/workbook.xml': `<workbook>${listed.join('')}</workbook>` } })
  }
  expect(readWorkbook(sheets(sheetLimits.sheets)).sheets).toHaveLength(sheetLimits.sheets)
  expect(faultOf(() => readWorkbook(sheets(sheetLimits.sheets + 1)))).toEqual({
    code: 'sheets.too-large',
    params: { what: 'sheets', limit: sheetLimits.sheets },
  })
  const { rows, columns } = sheetSize
  expect(parsePasted('a\n'.repeat(rows), '粘贴').rows).toHaveLength(rows)
  expect(faultOf(() => parsePasted('a\n'.repeat(rows + 1), '粘贴')).params).toMatchObject({ what: 'rows' })
  expect(faultOf(() => parsePasted('a\t'.repeat(columns + 1), '粘贴')).params).toMatchObject({
    what: 'columns',
  })
})

test('a row that nobody closed and a column without end are damage, and are found in one way through', () => {
  const marks = { sheet: '名册', headingRow: 0, noteColumn: 2, noteHeading: '导入问题', cells: [], notes: [] }
  for (const sheet of [`${'<row r="1">'.repeat(2_000)}`, `<row r="1"><c r="${'Z'.repeat(400)}1"/></row>`]) {
    const bytes = handMade({ sheet })
    expect(faultOf(() => markWorkbook(bytes, marks)).code).toBe('sheets.damaged')
  }
})

test('a file of 3 GB is refused by its size, before a byte of it is read', async () => {
  const at = office()
  const path = join(at.root, '花名册.xlsx')
  writeFileSync(path, '')
  await truncate(path, 3 * 1024 ** 3)
  at.dialogs.push(path)
  expect(await at.refused(imports.open, { noun: 'members' })).toEqual({
    code: 'sheets.too-large',
    params: { what: 'file', limit: sheetLimits.fileBytes },
  })
})
