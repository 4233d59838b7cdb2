import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { sheetLimits } from '../../electron/sheets/limits.ts'
import { readWorkbook } from '../../electron/sheets/read-workbook.ts'
import { writeArchive } from '../../electron/sheets/zip.ts'
import type { Sheet } from '../../shared/sheets/sheet.ts'
import { faultOf } from '../support/fault-of.ts'
import { type HandMade, handMade } from '../support/hand-made-workbook.ts'

const only = (workbook: HandMade): Sheet => readWorkbook(handMade(workbook)).sheets[0]!

/** A workbook written by a library that is not ours. */
async function foreign(fill: (sheet: ExcelJS.Worksheet, db: ExcelJS.Workbook) => void): Promise<Sheet> {
  const db = new ExcelJS.Workbook()
  fill(db.addWorksheet('花名册'), db)
  return readWorkbook(new Uint8Array(await db.xlsx.writeBuffer())).sheets[0]!
}

describe('cells of a workbook written elsewhere', () => {
  test('text, numbers, dates, formulas, rich text, links and flags become text', async () => {
    const sheet = await foreign((page) => {
      page.addRow(['样例甲', 12, 0.1 + 0.2, new Date(Date.UTC(1990, 2, 7)), true])
      page.addRow([
        { richText: [{ text: '样例' }, { text: '乙', font: { bold: true } }] },
        { text: '查看', hyperlink: 'https://example.invalid/' },
        { formula: 'B1*2', result: 24 },
        { formula: 'A1', result: '样例甲' },
        { error: '#N/A' },
      ])
      page.getCell('D1').numFmt = 'yyyy/m/d'
    })
    expect(sheet.name).toBe('花名册')
    expect(sheet.rows).toEqual([
      ['样例甲', '12', '0.3', '1990-03-07', 'TRUE'],
      ['样例乙', '查看', '24', '样例甲', '#N/A'],
    ])
    expect(sheet.flags).toEqual([{ row: 1, column: 4, flag: 'error' }])
  })
  test('blank rows and cells keep their places, so that a row is where Excel shows it', async () => {
    const sheet = await foreign((page) => {
      page.getCell('C2').value = '甲'
      page.getCell('A5').value = '乙'
      page.getCell('B5').value = '  '
    })
    expect(sheet.rows).toEqual([[], [null, null, '甲'], [], [], ['乙']])
  })
  test('merged down, a cell stands in each row; merged across, it stands once and is noted', async () => {
    const sheet = await foreign((page) => {
      page.addRow(['样例花名册', null, null])
      page.addRow(['第一支部', '甲', '1'])
      page.addRow([null, '乙', '2'])
      page.mergeCells('A1:C1')
      page.mergeCells('A2:A3')
    })
    expect(sheet.rows.map((row) => row[0])).toEqual(['样例花名册', '第一支部', '第一支部'])
    expect(sheet.spans).toEqual([{ row: 0, left: 0, right: 2 }])
    expect(sheet.rows[0]?.[1] ?? null).not.toBe('')
  })
})

describe('numbers that are not what was typed', () => {
  test.each([
    ['4.1000018870707002E+17', '410000188707070020', 'digits-lost'],
    ['410000188707070111', '410000188707070111', 'digits-lost'],
    ['1.38E+10', '13800000000', undefined],
    ['13800000000', '13800000000', undefined],
    ['1990.1', '1990.1', 'zero-lost'],
    ['1990.11', '1990.11', undefined],
    ['1E-7', '0.0000001', undefined],
    ['-0.5', '-0.5', undefined],
    ['1e400', '1e400', 'error'],
  ])('%s reads %s (%s)', (stored, text, flag) => {
    const sheet = only({ sheet: `<row r="1"><c r="A1"><v>${stored}</v></c></row>` })
    expect(sheet.rows).toEqual([[text]])
    expect(sheet.flags).toEqual(flag ? [{ row: 0, column: 0, flag }] : [])
  })
  test('a formula that nobody calculated is flagged, not taken for blank', () => {
    const sheet = only({ sheet: '<row r="1"><c r="A1"><f>B1</f></c></row>' })
    expect(sheet.flags).toEqual([{ row: 0, column: 0, flag: 'no-result' }])
  })

  test.each([
    '<c r="A1" t="str"><f>B1</f><v></v></c>',
    '<c r="A1" t="str"><f>B1</f><v/></c>',
    '<c r="A1" t="str"><f>B1</f><v xml:space="preserve"> </v></c>',
    '<c r="A1" t="inlineStr"><f>B1</f><is><t/></is></c>',
    '<c r="A1" t="s"><f>B1</f><v></v></c>',
    '<c r="A1" t="b"><v/></c>',
  ])('a result that is nothing is a blank cell: %s', (cell) => {
    const sheet = only({
      sheet: `<row r="1">${cell}<c r="B1"><v>1</v></c></row>`,
      sharedTexts: '<si><t>a</t></si>',
    })
    expect(sheet).toMatchObject({ rows: [[null, '1']], flags: [] })
  })

  test.each([
    '<c r="A1"><f>B1</f><v></v></c>',
    '<c r="A1"><f>B1</f><v/></c>',
    '<c r="A1" t="str"><f>B1</f></c>',
  ])('a number that is none, or no value at all, nobody has calculated: %s', (cell) =>
    expect(only({ sheet: `<row r="1">${cell}</row>` }).flags).toEqual([
      { row: 0, column: 0, flag: 'no-result' },
    ]),
  )

  test.each([
    ['34880.99950231482', '1995-07-01'],
    ['25568.99950231482', '1970-01-01'],
    ['34880.9994', '1995-07-01'],
    ['34880.99', '1995-06-30'],
    ['34881', '1995-07-01'],
  ])('a moment seconds before midnight is the day that somebody meant: %s', (serial, day) => {
    const sheet = (formatId: string) =>
      only({ formatId, sheet: `<row r="1"><c r="A1" s="1"><v>${serial}</v></c></row>` }).rows[0]![0]
    expect(sheet('14')).toBe(day)
    expect(sheet('27')).toBe(day.endsWith('-01') ? day.slice(0, 7) : day)
    if (serial === '34880.9994') expect(sheet('22')).toBe('1995-06-30 23:59')
  })
})

describe('formats', () => {
  test.each([
    ['yyyy\\-mm\\-dd', '32939', '1990-03-07'],
    ['[$-804]yyyy"年"m"月"d"日";@', '32939', '1990-03-07'],
    ['yyyy"年"m"月"', '32933', '1990-03'],
    ['yyyy.mm', '32933', '1990-03'],
    ['yyyy.mm', '32939', '1990-03-07'],
    ['yyyy/m/d h:mm', '32939.5', '1990-03-07 12:00'],
    ['[Red]0.00', '1990.1', '1990.10'],
    ['0.00', '1234.567', '1234.567'],
    ['000000', '123', '000123'],
    ['0%', '0.85', '85%'],
    ['#,##0.00_);(#,##0.00)', '1234.5', '1234.50'],
    ['General', '32939', '32939'],
    ['@', '32939', '32939'],
  ])('%s shows %s as %s', (code, stored, text) => {
    const sheet = only({ sheet: `<row r="1"><c r="A1" s="1"><v>${stored}</v></c></row>`, formatCode: code })
    expect(sheet.rows).toEqual([[text]])
  })
  test.each([
    ['14', '32939', '1990-03-07'],
    ['57', '32933', '1990-03'],
    ['31', '1', '1900-01-01'],
    ['31', '61', '1900-03-01'],
  ])('built-in format %s shows %s as %s', (formatId, stored, text) => {
    const sheet = only({ sheet: `<row r="1"><c r="A1" s="1"><v>${stored}</v></c></row>`, formatId })
    expect(sheet.rows).toEqual([[text]])
  })
  test('the epoch of 1904 is four years and a day later', () => {
    const sheet = only({
      sheet: '<row r="1"><c r="A1" s="1"><v>31477</v></c></row>',
      formatId: '14',
      epoch1904: true,
    })
    expect(sheet.rows).toEqual([['1990-03-07']])
  })
})

describe('what other programs write', () => {
  test('prefixed names, cells without places, shared and inline text, phonetic readings, escapes', () => {
    const sheet = only({
      prefix: 'x:',
      sharedTexts: '<x:si><x:t>共享&amp;文本</x:t><x:rPh sb="0" eb="1"><x:t>gongxiang</x:t></x:rPh></x:si>',
      sheet:
        '<x:row><x:c t="s"><x:v>0</x:v></x:c>' +
        '<x:c t="inlineStr"><x:is><x:r><x:t>内</x:t></x:r><x:r><x:t>联</x:t></x:r>' +
        '</x:is></x:c><x:c t="str"><x:v>_x0041_&#x4e2d;</x:v></x:c></x:row><x:row/>' +
        '<x:row><x:c t="d"><x:v>1990-03-07T00:00:00</x:v></x:c></x:row>',
    })
    expect(sheet.rows).toEqual([['共享&文本', '内联', 'A中'], [], ['1990-03-07']])
  })
  test('comments, CDATA, processing instructions and a > inside quotation marks are read over', () => {
    const sheet = only({
      sheet:
        '<?pi x?><!-- <c> --><row r="1" note="a>b"><c r="A1" t=\'str\'><v><![CDATA[甲<乙]]></v></c></row>',
    })
    expect(sheet.rows).toEqual([['甲<乙']])
  })
  test('hidden sheets and chart sheets are not offered', async () => {
    const db = new ExcelJS.Workbook()
    db.addWorksheet('选项', { state: 'veryHidden' }).addRow(['甲'])
    db.addWorksheet('花名册').addRow(['乙'])
    const { sheets } = readWorkbook(new Uint8Array(await db.xlsx.writeBuffer()))
    expect(sheets.map(({ name }) => name)).toEqual(['花名册'])
  })
  test('a macro workbook is read as any other, its macro left alone', () => {
    const sheet = only({
      sheet: '<row r="1"><c r="A1"><v>1</v></c></row>',
      extra: { 'xl/vbaProject.bin': 'macro' },
    })
    expect(sheet.rows).toEqual([['1']])
  })
})

describe('what is no workbook is named for what it is', () => {
  const compound = (stream: string) =>
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512), Buffer.from(stream, 'utf16le')])
  test.each([
    ['nothing', Buffer.alloc(0), '', 'sheets.not-a-workbook', { found: 'empty' }],
    ['a PDF', Buffer.from('%PDF-1.7\n'), '', 'sheets.not-a-workbook', { found: 'pdf' }],
    [
      'a photograph',
      Buffer.from('ffd8ffe000104a46', 'hex'),
      '',
      'sheets.not-a-workbook',
      { found: 'picture' },
    ],
    ['a note', Buffer.from('党员名单见附件'), '', 'sheets.not-a-workbook', { found: 'text' }],
    ['random bytes', Buffer.from('0001020304050607', 'hex'), '', 'sheets.not-a-workbook', { found: 'other' }],
    ['an old workbook', compound('Workbook'), 'a.xls', 'sheets.old-workbook', { format: 'xls' }],
    ['a WPS sheet', compound('Workbook'), '名册.et', 'sheets.old-workbook', { format: 'et' }],
    ['a Word file', compound('WordDocument'), '', 'sheets.not-a-workbook', { found: 'document' }],
    ['a locked workbook', compound('EncryptedPackage'), '', 'sheets.encrypted', {}],
    [
      'comma-separated text',
      Buffer.from('姓名,性别\n甲,男'),
      'a.csv',
      'sheets.old-workbook',
      { format: 'csv' },
    ],
    [
      'a web page',
      Buffer.from('<html><table></table></html>'),
      'a.xls',
      'sheets.old-workbook',
      { format: 'html' },
    ],
    [
      'a zip of something',
      writeArchive(new Map([['a.txt', 'a']])),
      '',
      'sheets.not-a-workbook',
      { found: 'archive' },
    ],
    [
      'an ODF sheet',
      writeArchive(new Map([['mimetype', 'application/vnd.oasis.opendocument.spreadsheet']])),
      'a.ods',
      'sheets.old-workbook',
      { format: 'ods' },
    ],
    [
      'a binary workbook',
      writeArchive(new Map([['xl/workbook.bin', '']])),
      '',
      'sheets.old-workbook',
      { format: 'xlsb' },
    ],
  ])('%s', (_what, bytes, fileName, code, params) => {
    expect(faultOf(() => readWorkbook(bytes, { fileName }))).toEqual({ code, params })
  })
  test('GB 18030 text with commas is a csv too', () => {
    const bytes = Buffer.from('d0d5c3fb2cd0d4b1f00a', 'hex')
    expect(faultOf(() => readWorkbook(bytes))).toEqual({
      code: 'sheets.old-workbook',
      params: { format: 'csv' },
    })
  })
})

describe('broken, empty and oversized workbooks', () => {
  const row = '<row r="1"><c r="A1"><v>1</v></c></row>'
  test('no sheet of cells', () => {
    expect(faultOf(() => readWorkbook(handMade({ sheet: row, sheetState: 'hidden' }))).code).toBe(
      'sheets.no-sheet',
    )
  })
  test('a DTD is refused, so its entities never grow', () => {
    const xml = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    expect(faultOf(() => readWorkbook(handMade({ sheet: row, prolog: xml }))).code).toBe('sheets.damaged')
  })
  test('cut off anywhere, it is damaged and nothing else', () => {
    const bytes = handMade({ sheet: row })
    for (let length = 4; length < bytes.length; length += 7) {
      expect(faultOf(() => readWorkbook(bytes.slice(0, length))).code).toBe('sheets.damaged')
    }
  })
  test('with any byte changed it is read, or refused by name, and never a defect', () => {
    const bytes = handMade({ sheet: row, sharedTexts: '<si><t>甲</t></si>' })
    for (let at = 0; at < bytes.length; at++) {
      const broken = Uint8Array.from(bytes)
      broken[at] = broken[at]! ^ 0x55
      try {
        readWorkbook(broken)
      } catch {
        expect(faultOf(() => readWorkbook(broken)).code).toMatch(/^sheets\./)
      }
    }
  })
  test.each([
    ['rows', '<row r="50001"><c r="A50001"><v>1</v></c></row>', { what: 'rows', limit: 50_000 }],
    ['columns', '<row r="1"><c r="GS1"><v>1</v></c></row>', { what: 'columns', limit: 200 }],
  ])('too many %s', (_what, sheet, params) => {
    expect(faultOf(() => readWorkbook(handMade({ sheet })))).toEqual({ code: 'sheets.too-large', params })
  })
  test('styled but empty cells far away cost nothing', () => {
    const sheet = only({
      sheet: `${row}<row r="1048576"><c r="XFD1048576" s="0"/></row>`,
      after: '<mergeCells><mergeCell ref="A1:A1048576"/></mergeCells>',
    })
    expect(sheet.rows).toEqual([['1']])
  })
  test('parts over the budget are refused, whatever they claim', () => {
    const limits = { ...sheetLimits, expandedBytes: 2000 }
    const sheet = `<row r="1"><c r="A1" t="str"><v>${'甲'.repeat(5000)}</v></c></row>`
    expect(faultOf(() => readWorkbook(handMade({ sheet }), { limits }))).toEqual({
      code: 'sheets.too-large',
      params: { what: 'bytes', limit: 2000 },
    })
  })
})
