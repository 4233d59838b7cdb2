import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { sheetLimits } from '../../electron/sheets/limits.ts'
import { markWorkbook } from '../../electron/sheets/mark-workbook.ts'
import { openArchive, writeArchive } from '../../electron/sheets/zip.ts'
import type { SheetMarks } from '../../shared/sheets/marks.ts'
import { marksOf, NOTE_HEADING } from '../../shared/sheets/marks-of.ts'
import { planImport } from '../../shared/sheets/plan-import.ts'
import { sayIssue } from '../../shared/words/issues.ts'
import { handMade } from '../support/hand-made-workbook.ts'
import { firstSheet, memberImport } from '../support/import-sample.ts'
import { sampleOffice } from '../support/sample-office.ts'
import { memberWorkbook } from '../support/sample-workbooks.ts'

const RED = 'FFFF7C81'
const office = sampleOffice()

async function opened(bytes: Uint8Array): Promise<ExcelJS.Worksheet> {
  const db = new ExcelJS.Workbook()
  await db.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer)
  return db.worksheets[0]!
}
const isRed = (cell: ExcelJS.Cell) => cell.fill?.type === 'pattern' && cell.fill.fgColor?.argb === RED
const redCells = (sheet: ExcelJS.Worksheet): string[] => {
  const red: string[] = []
  sheet.eachRow({ includeEmpty: true }, (row) =>
    row.eachCell({ includeEmpty: true }, (cell) => {
      if (isRed(cell)) red.push(cell.address)
    }),
  )
  return red
}
const marksFor = (sheet: string, marks: Partial<SheetMarks>): SheetMarks => ({
  sheet,
  headingRow: 0,
  noteColumn: 3,
  noteHeading: NOTE_HEADING,
  cells: [],
  notes: [],
  ...marks,
})

describe('the roster goes back marked', () => {
  const original = memberWorkbook(office)
  const { job } = memberImport(firstSheet(original), office)
  const plan = planImport(job)
  const marks = marksOf(job, plan, sayIssue)
  const marked = markWorkbook(original, marks)

  test('forty-six cells are red, each with its reason in its row, and nothing else changed', async () => {
    const [before, after] = [await opened(original), await opened(marked)]
    expect(redCells(after)).toHaveLength(40 + 6)
    const noteColumn = marks.noteColumn + 1
    expect(after.getRow(marks.headingRow + 1).getCell(noteColumn).text).toBe(NOTE_HEADING)
    for (const { row, issues } of plan.rows) {
      const note = after.getRow(row + 1).getCell(noteColumn).text
      expect(note !== '').toBe(issues.length > 0)
    }
    before.eachRow((row, number) =>
      row.eachCell((cell, column) => {
        const same = after.getRow(number).getCell(column)
        expect(same.value).toEqual(cell.value)
        expect(same.numFmt).toBe(cell.numFmt)
        expect(same.border).toEqual(cell.border)
        expect(same.font).toEqual(cell.font)
      }),
    )
    expect(after.model.merges).toEqual(before.model.merges)
  })
  test('read again it plans the same; marked again nothing is marked twice', () => {
    const again = memberImport(firstSheet(marked), office)
    const replanned = planImport(again.job)
    expect(replanned.counts).toEqual(plan.counts)
    const twice = markWorkbook(marked, marksOf(again.job, replanned, sayIssue))
    expect(firstSheet(twice)).toEqual(firstSheet(marked))
  })
  test('a corrected cell loses its red and its reason in the next round', async () => {
    const [first, ...others] = plan.rows.filter(({ verdict }) => verdict === 'wrong')
    const corrected = { ...plan, rows: others }
    const after = await opened(
      markWorkbook(marked, marksOf(memberImport(firstSheet(marked), office).job, corrected, sayIssue)),
    )
    const row = after.getRow(first!.row + 1)
    expect(row.getCell(marks.noteColumn + 1).text).toBe('')
    row.eachCell((cell) => expect(isRed(cell)).toBe(false))
  })
})

describe('marks fit into whatever was there', () => {
  test('absent rows and cells are made in their places; other programs’ prefixes are kept', async () => {
    const bytes = handMade({
      prefix: 'x:',
      sheet:
        '<x:row r="1" spans="1:2"><x:c r="A1" t="str"><x:v>姓名</x:v></x:c></x:row>' +
        '<x:row r="4"><x:c r="B4"><x:v>7</x:v></x:c></x:row>',
    })
    const cells = [
      { row: 1, column: 1 },
      { row: 3, column: 0 },
      { row: 3, column: 2 },
      { row: 6, column: 0 },
    ]
    const notes = [{ row: 3, text: '原因 <1> & "2"' }]
    const marked = markWorkbook(bytes, marksFor('名册', { cells, notes }))
    expect(firstSheet(marked).rows).toEqual([
      ['姓名', null, null, NOTE_HEADING],
      [],
      [],
      [null, '7', null, '原因 <1> & "2"'],
    ])
    const sheet = openArchive(marked, sheetLimits).read('xl/worksheets/sheet1.xml').toString('utf8')
    const places = [...sheet.matchAll(/<x:c r="(\w+)"/g)].map(([, place]) => place)
    expect(places).toEqual(['A1', 'D1', 'B2', 'A4', 'B4', 'C4', 'D4', 'A7'])
  })
  test('an empty sheet takes marks too', () => {
    const bytes = handMade({ sheet: '' })
    const marked = markWorkbook(bytes, marksFor('名册', { notes: [{ row: 1, text: '空' }] }))
    expect(firstSheet(marked).rows[1]).toEqual([null, null, null, '空'])
  })
  test('pictures, other parts and formulas come back byte for byte', () => {
    const bytes = handMade({
      sheet: '<row r="1"><c r="A1" s="1"><f>1+1</f><v>2</v></c></row>',
      after: '<drawing r:id="rId9"/>',
      extra: { 'xl/media/image1.png': '\u0001\u0002样例' },
    })
    const marked = markWorkbook(bytes, marksFor('名册', { cells: [{ row: 0, column: 0 }] }))
    const [before, after] = [openArchive(bytes, sheetLimits), openArchive(marked, sheetLimits)]
    for (const name of before.names) {
      if (/sheet1|styles/.test(name)) continue
      expect(after.read(name)).toEqual(before.read(name))
    }
    const sheet = after.read('xl/worksheets/sheet1.xml').toString('utf8')
    expect(sheet).toContain('<f>1+1</f><v>2</v>')
    expect(sheet).toContain('<drawing r:id="rId9"/>')
  })
  test('an archive rewritten holds each part once', () => {
    const bytes = writeArchive(
      new Map([
        ['a', '1'],
        ['b', '2'],
      ]),
    )
    const again = openArchive(
      openArchive(bytes, sheetLimits).rewrite(new Map([['a', Buffer.from('3')]])),
      sheetLimits,
    )
    expect([...again.names].sort()).toEqual(['a', 'b'])
    expect(again.read('a').toString()).toBe('3')
  })
})
