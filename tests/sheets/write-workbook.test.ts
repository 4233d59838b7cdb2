import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { readWorkbook } from '../../electron/sheets/read-workbook.ts'
import { writeWorkbook } from '../../electron/sheets/write-workbook.ts'
import { memberFields } from '../../shared/ledgers/members/fields.ts'
import { guessHeading } from '../../shared/sheets/heading.ts'
import { planImport } from '../../shared/sheets/plan-import.ts'
import { type Workbook, workbookColumn } from '../../shared/sheets/workbook.ts'
import { fc } from '../support/properties.ts'

const list: Workbook = {
  title: '党员名册（样例）',
  subtitles: ['样例社区党委　截至2026-11-23'],
  columns: [
    { heading: '姓名', kind: 'text', width: 96 },
    { heading: '公民身份号码', kind: 'text', width: 180 },
    { heading: '入党日期', kind: 'day', width: 110 },
    { heading: '月数', kind: 'integer', width: 80 },
    { heading: '金额', kind: 'fen', width: 110 },
    { heading: '是否失联党员', kind: 'flag', width: 80 },
  ],
  rows: [
    ['样例甲', '990000195001010010', '1970-07-01', 12, 123_456, false],
    ['样例乙', '990000195001010010', '1899-12-31', -3, -5, true],
    ['样例丙', null, null, null, 0, null],
  ],
  totals: ['合计', null, null, 9, 123_451, null],
  notes: ['备注：样例'],
}

async function opened(bytes: Uint8Array): Promise<ExcelJS.Worksheet> {
  const db = new ExcelJS.Workbook()
  await db.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer)
  return db.worksheets[0]!
}

describe('a list as a workbook', () => {
  test('opens elsewhere with typed cells under frozen, filtered headings', async () => {
    const sheet = await opened(writeWorkbook(list))
    expect(sheet.name).toBe('党员名册（样例）')
    expect(sheet.getCell('A1').text).toBe('党员名册（样例）')
    expect(sheet.getRow(3).values).toEqual([
      undefined,
      '姓名',
      '公民身份号码',
      '入党日期',
      '月数',
      '金额',
      '是否失联党员',
    ])
    expect(sheet.getCell('C4').value).toEqual(new Date('1970-07-01T00:00:00Z'))
    expect(sheet.getCell('B4').value).toBe('990000195001010010')
    expect(sheet.getCell('B4').numFmt).toBe('@')
    expect(sheet.getCell('C5').value).toBe('1899-12-31')
    expect([sheet.getCell('D4').value, sheet.getCell('E4').value]).toEqual([12, 1234.56])
    expect([sheet.getCell('E5').value, sheet.getCell('E4').numFmt]).toEqual([-0.05, '#,##0.00'])
    expect([sheet.getCell('F4').value, sheet.getCell('F5').value]).toEqual(['否', '是'])
    expect(sheet.getCell('E7').value).toBe(1234.51)
    expect(sheet.getCell('A8').value).toBe('备注：样例')
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 })
    expect(sheet.autoFilter).toBe('A3:F6')
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1 })
    expect(sheet.getColumn(2).width).toBeCloseTo(180 / 7, 1)
  })
  test('the same list gives the same bytes', () => {
    expect(writeWorkbook(list)).toEqual(writeWorkbook(list))
  })
  test('no text is ever a formula, whatever it begins with', async () => {
    const cells = [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '=HYPERLINK("http://example.invalid")',
      '_x0041_',
      '<&>"',
    ]
    const bytes = writeWorkbook({
      ...list,
      columns: [list.columns[0]!],
      rows: cells.map((cell) => [cell]),
      totals: [],
    })
    const sheet = await opened(bytes)
    for (const [index, cell] of cells.entries()) {
      const written = sheet.getCell(index + 4, 1)
      expect(written.formula).toBeUndefined()
      expect(written.numFmt).toBe('@')
      expect(readWorkbook(bytes).sheets[0]!.rows[index + 3]).toEqual([cell])
    }
  })
  test('any text comes back as it was, but for signs that no workbook can hold', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter((each) => each.trim() !== '')
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 20 }), (texts) => {
        const bytes = writeWorkbook({
          title: '样例',
          columns: [list.columns[0]!],
          rows: texts.map((each) => [each]),
        })
        const read = readWorkbook(bytes)
          .sheets[0]!.rows.slice(2)
          .map((row) => row[0] ?? null)
        const held = texts.map((each) => {
          const kept = each.replace(/[\p{Cc}\ufffe\uffff]/gu, (sign) => (/[\t\n\r]/.test(sign) ? sign : ''))
          return kept.trim() === '' ? null : kept.toWellFormed()
        })
        while (held.at(-1) === null) held.pop()
        expect(read).toEqual(held)
      }),
    )
  })
  test('a template offers the words to choose from, more than a rule itself could hold', async () => {
    const choices = Array.from({ length: 56 }, (_, index) => `第${index}样例民族名称`)
    const sheet = await opened(
      writeWorkbook({
        title: '模板',
        columns: [list.columns[0]!, { ...list.columns[1]!, choices }],
        rows: [],
      }),
    )
    expect(sheet.getCell('B3').dataValidation).toMatchObject({ type: 'list', formulae: ['选项!$A$1:$A$56'] })
    expect(sheet.workbook.worksheets[1]).toMatchObject({ name: '选项', state: 'hidden' })
    expect(sheet.workbook.worksheets[1]!.getCell('A56').text).toBe(choices[55])
  })
  test('what we export is what we import: title, totals and notes are seen through', () => {
    const columns = memberFields
      .filter(({ name }) => ['name', 'joinDay', 'isLost'].includes(name))
      .map(workbookColumn)
    const bytes = writeWorkbook({
      ...list,
      columns,
      rows: [['样例甲', '1970-07-01', true]],
      totals: ['合计', null, 1],
    })
    const sheet = readWorkbook(bytes).sheets[0]!
    const guess = guessHeading(sheet, memberFields)!
    expect(guess.columns.map(({ field, sure }) => [field, sure])).toEqual([
      ['name', true],
      ['joinDay', true],
      ['isLost', true],
    ])
    const plan = planImport({
      sheet,
      headingRow: guess.headingRow,
      mapping: guess.columns.map(({ column, field }) => ({ column, field: field! })),
      fields: memberFields,
      existing: new Map(),
      keyOf: ({ name }) => String(name),
      resolve: () => 'unknown',
    })
    expect(plan.rows.map(({ values }) => values)).toEqual([
      { name: '样例甲', joinDay: '1970-07-01', isLost: true },
    ])
  })
})
