import { columnLetters } from '../../shared/sheets/sheet.ts'
import type { CellValue, Workbook, WorkbookColumn } from '../../shared/sheets/workbook.ts'
import { MAIN, STYLE, STYLES, TOTAL, XML } from './list-styles.ts'
import { encodeText } from './xml.ts'
import { writeArchive } from './zip.ts'

/**
 * A list as an .xlsx file that WPS, LibreOffice and Excel open: typed cells, headings frozen, filtered and
 * repeated on every printed page, A4 landscape. The same list gives the same bytes. Text is kept as text
 * whatever it begins with.
 */
export function writeWorkbook(workbook: Workbook): Uint8Array {
  const choices = workbook.columns.filter((column) => column.choices !== undefined)
  const parts = new Map<string, string>([
    ['[Content_Types].xml', contentTypes(choices.length > 0)],
    ['_rels/.rels', relations(['officeDocument', 'xl/workbook.xml'])],
    ['xl/workbook.xml', workbookPart(workbook, choices.length > 0)],
    [
      'xl/_rels/workbook.xml.rels',
      relations(
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml'],
        ...(choices.length > 0 ? [['worksheet', 'worksheets/sheet2.xml'] as const] : []),
      ),
    ],
    ['xl/styles.xml', STYLES],
    ['xl/worksheets/sheet1.xml', listPart(workbook, choices)],
  ])
  if (choices.length > 0) parts.set('xl/worksheets/sheet2.xml', choicesPart(choices))
  return writeArchive(parts)
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function contentTypes(withChoices: boolean): string {
  const part = (name: string, kind: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${KIND}.${kind}+xml"/>`
  return `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}\
${part('worksheets/sheet1', 'worksheet')}${withChoices ? part('worksheets/sheet2', 'worksheet') : ''}\
${part('styles', 'styles')}</Types>`
}

function relations(...targets: readonly (readonly [kind: string, target: string])[]): string {
  const lines = targets.map(
    ([kind, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${kind}" Target="${target}"/>`,
  )
  return `${XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
${lines.join('')}</Relationships>`
}

function workbookPart(workbook: Workbook, withChoices: boolean): string {
  const name = encodeText(workbook.title.replace(/[[\]:*?/\\']/g, '').slice(0, 31) || 'Sheet1')
  const heading = headingRow(workbook)
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>\
<sheet name="${name}" sheetId="1" r:id="rId1"/>\
${withChoices ? `<sheet name="${CHOICES}" sheetId="2" state="hidden" r:id="rId3"/>` : ''}\
</sheets><definedNames>\
<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">\
'${name}'!${listRange(workbook, '$')}</definedName>\
<definedName name="_xlnm.Print_Titles" localSheetId="0">'${name}'!$${heading}:$${heading}</definedName>\
</definedNames></workbook>`
}

const headingRow = ({ subtitles = [] }: Workbook) => subtitles.length + 2

/** The headings and rows, without title, totals and notes. */
function listRange(workbook: Workbook, fixed: '' | '$'): string {
  const [first, last] = [headingRow(workbook), headingRow(workbook) + workbook.rows.length]
  const right = columnLetters(workbook.columns.length - 1)
  return `${fixed}A${fixed}${first}:${fixed}${right}${fixed}${last}`
}

function listPart(workbook: Workbook, choices: readonly WorkbookColumn[]): string {
  const heading = headingRow(workbook)
  const { lines, merges } = linesOf(workbook)
  const widths = workbook.columns.map(({ width, kind }, column) => {
    const place = `min="${column + 1}" max="${column + 1}"`
    return `<col ${place} width="${(width / 7).toFixed(2)}" style="${styleOf(kind)}" customWidth="1"/>`
  })
  return `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>\
<sheetView workbookViewId="0" showGridLines="0"><pane ySplit="${heading}" topLeftCell="A${heading + 1}" \
activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>\
<sheetFormatPr defaultRowHeight="18" customHeight="1"/>\
<cols>${widths.join('')}</cols><sheetData>${lines.join('')}</sheetData>\
<autoFilter ref="${listRange(workbook, '')}"/>\
${merges.length > 0 ? `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>` : ''}\
${validations(workbook, choices)}\
<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>\
<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>\
<headerFooter><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>`
}

function linesOf({ columns, rows, title, subtitles = [], totals, notes = [] }: Workbook) {
  const [lines, merges]: [string[], string[]] = [[], []]
  const letters = columns.map((_, column) => columnLetters(column))
  const wide = (text: string, style: number, height: number) => {
    const row = lines.length + 1
    if (columns.length > 1) merges.push(`<mergeCell ref="A${row}:${letters.at(-1)}${row}"/>`)
    lines.push(`<row r="${row}" ht="${height}" customHeight="1">${textCell(`A${row}`, style, text)}</row>`)
  }
  const line = (cells: readonly CellValue[], style: (kind: WorkbookColumn['kind']) => number) => {
    const row = lines.length + 1
    const written = columns.map(({ kind }, column) =>
      cellOf(`${letters[column]}${row}`, kind, style(kind), cells[column] ?? null),
    )
    lines.push(`<row r="${row}">${written.join('')}</row>`)
  }
  wide(title, STYLE.title, 30)
  for (const subtitle of subtitles) wide(subtitle, STYLE.note, 18)
  const row = lines.length + 1
  const headings = columns.map(({ heading }, column) =>
    textCell(`${letters[column]}${row}`, STYLE.heading, heading),
  )
  lines.push(`<row r="${row}" ht="24" customHeight="1">${headings.join('')}</row>`)
  for (const cells of rows) line(cells, styleOf)
  if (totals) line(totals, totalStyleOf)
  for (const note of notes) wide(note, STYLE.note, 18 * note.split('\n').length)
  return { lines, merges }
}

/** The hidden sheet with the words to choose from: a list inside a rule may hold only 255 letters. */
const CHOICES = '选项'
const TEMPLATE_ROWS = 2000

function validations(workbook: Workbook, choices: readonly WorkbookColumn[]): string {
  if (choices.length === 0) return ''
  const first = headingRow(workbook) + 1
  const rules = choices.map((column, index) => {
    const at = columnLetters(workbook.columns.indexOf(column))
    const list = columnLetters(index)
    const last = first + Math.max(TEMPLATE_ROWS, workbook.rows.length)
    return `<dataValidation type="list" errorStyle="warning" allowBlank="1" \
sqref="${at}${first}:${at}${last}">\
<formula1>${CHOICES}!$${list}$1:$${list}$${column.choices!.length}</formula1></dataValidation>`
  })
  return `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`
}

function choicesPart(choices: readonly WorkbookColumn[]): string {
  const longest = Math.max(...choices.map((column) => column.choices!.length))
  const lines = Array.from({ length: longest }, (_, index) => {
    const cells = choices.map(({ choices: words }, column) => {
      const word = words![index]
      return word === undefined ? '' : textCell(`${columnLetters(column)}${index + 1}`, STYLE.text, word)
    })
    return `<row r="${index + 1}">${cells.join('')}</row>`
  })
  return `${XML}<worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData></worksheet>`
}

function styleOf(kind: WorkbookColumn['kind']): number {
  if (kind === 'day') return STYLE.day
  return kind === 'integer' ? STYLE.integer : kind === 'fen' ? STYLE.money : STYLE.text
}

function totalStyleOf(kind: WorkbookColumn['kind']): number {
  return kind === 'integer' ? TOTAL.integer : kind === 'fen' ? TOTAL.money : TOTAL.text
}

function cellOf(place: string, kind: WorkbookColumn['kind'], style: number, value: CellValue): string {
  if (value === null || value === '') return `<c r="${place}" s="${style}"/>`
  if (typeof value === 'boolean') return textCell(place, style, value ? '是' : '否')
  if (typeof value === 'number') {
    if (kind !== 'fen' && kind !== 'integer') return textCell(place, style, String(value))
    return `<c r="${place}" s="${style}"><v>${kind === 'fen' ? yuanOf(value) : value}</v></c>`
  }
  const serial = kind === 'day' ? serialOf(value) : undefined
  if (serial !== undefined) return `<c r="${place}" s="${style}"><v>${serial}</v></c>`
  return textCell(place, kind === 'day' ? STYLE.text : style, value)
}

// SECURITY: a text cell is never a formula, whatever it begins with, and its style is text, so that editing
// it in Excel does not make it one; tests/sheets/write-workbook.test.ts 'formula'.
function textCell(place: string, style: number, text: string): string {
  const literal = text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  const body = `<is><t xml:space="preserve">${encodeText(literal)}</t></is>`
  return `<c r="${place}" s="${style}" t="inlineStr">${body}</c>`
}

/** Fen as yuan with all its digits, never through a fraction. */
function yuanOf(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** A day's serial in the 1900 epoch; days before 1900-03-01, where programs disagree, stay text. */
function serialOf(day: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day < '1900-03-01') return undefined
  return (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000
}
