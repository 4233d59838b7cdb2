import { assert } from '../../shared/kernel/assert.ts'
import { refuse } from '../../shared/kernel/refusal.ts'
import type { SheetMarks } from '../../shared/sheets/marks.ts'
import { columnLetters } from '../../shared/sheets/sheet.ts'
import { elementsOf, replaceElements } from './elements.ts'
import { type SheetLimits, sheetLimits } from './limits.ts'
import { addMarkStyles, type MarkStyles } from './mark-styles.ts'
import { columnOf } from './merges.ts'
import { openPackage, partText } from './package.ts'
import { attribute, encodeText } from './xml.ts'

/**
 * The same workbook with the marked cells red and the reasons of each row in one column at its right end.
 * Everything else keeps its bytes: formats, formulas, pictures, other sheets. Marks of an earlier round are
 * taken off first.
 */
export function markWorkbook(
  bytes: Uint8Array,
  marks: SheetMarks,
  { limits = sheetLimits }: { readonly limits?: SheetLimits } = {},
): Uint8Array {
  const { archive, sheets, stylesPart } = openPackage(bytes, '', limits)
  const sheet = sheets.find(({ name }) => name === marks.sheet)
  assert(sheet !== undefined, 'marks name a sheet of this workbook')
  if (!stylesPart) return refuse('sheets.damaged', {})
  const { xml: stylesXml, styles } = addMarkStyles(partText(archive, stylesPart))
  const sheetXml = markSheet(partText(archive, sheet.part), marks, styles)
  const parts = new Map([
    [sheet.part, Buffer.from(sheetXml, 'utf8')],
    [stylesPart, Buffer.from(stylesXml(), 'utf8')],
  ])
  return archive.rewrite(parts)
}

type RowMarks = { readonly red: ReadonlySet<number>; readonly note: string | undefined }
type Written = { readonly column: number; readonly xml: string }

function markSheet(xml: string, marks: SheetMarks, styles: MarkStyles): string {
  const frame = /<((?:[\w.-]+:)?)sheetData\s*(\/?)>/.exec(xml)
  if (!frame) return refuse('sheets.damaged', {})
  const prefix = frame[1]!
  const start = frame.index + frame[0].length
  const end = frame[2] ? start : xml.indexOf(`</${prefix}sheetData`, start)
  if (end === -1) return refuse('sheets.damaged', {})
  const body = xml.slice(start, end)
  const wanted = rowMarksOf(marks)
  const before = replaceElements(xml.slice(0, frame.index), `${prefix}dimension`, () => '')
  const marked = markRows(body, prefix, wanted, marks.noteColumn, styles)
  const closing = frame[2] ? `</${prefix}sheetData>` : ''
  return `${before}<${prefix}sheetData>${marked}${closing}${xml.slice(end)}`
}

function rowMarksOf({ cells, notes, headingRow, noteHeading }: SheetMarks): Map<number, RowMarks> {
  const rows = new Map<number, RowMarks>()
  const reds = new Map<number, Set<number>>()
  for (const { row, column } of cells) reds.set(row, (reds.get(row) ?? new Set()).add(column))
  for (const { row, text } of notes) rows.set(row, { red: reds.get(row) ?? new Set(), note: text })
  for (const [row, red] of reds) if (!rows.has(row)) rows.set(row, { red, note: undefined })
  rows.set(headingRow, { red: reds.get(headingRow) ?? new Set(), note: noteHeading })
  return rows
}

/** Rows are found one by one; a row without marks keeps its bytes, but for marks of an earlier round. */
function markRows(
  body: string,
  prefix: string,
  wanted: Map<number, RowMarks>,
  noteColumn: number,
  styles: MarkStyles,
): string {
  const order = [...wanted.keys()].sort((a, b) => a - b)
  let next = 0
  const rowXml = (row: number, cells: readonly Written[], attributes: string) => {
    const written = markCells(cells, row, prefix, wanted.get(row), noteColumn, styles)
    return `<${prefix}row r="${row + 1}"${attributes}>${written}</${prefix}row>`
  }
  /** The marked rows before `row` that the sheet does not have. */
  const absentBefore = (row: number) => {
    const absent: string[] = []
    for (; next < order.length && order[next]! < row; next++) absent.push(rowXml(order[next]!, [], ''))
    return absent.join('')
  }
  let row = -1
  const done = replaceElements(body, `${prefix}row`, ({ attributes, inside = '' }) => {
    row = Number(attribute(attributes, 'r') ?? row + 2) - 1
    const absent = absentBefore(row)
    if (order[next] === row) next++
    const kept = attributes.replace(/\s(?:spans|r)=(?:"[^"]*"|'[^']*')/g, '')
    return absent + rowXml(row, cellsOf(inside, prefix), kept)
  })
  return done + absentBefore(Number.POSITIVE_INFINITY)
}

/** No program has more columns. */
const COLUMNS = 16_384

function cellsOf(inside: string, prefix: string): Written[] {
  let column = -1
  return Array.from(elementsOf(inside, `${prefix}c`), ({ start, end, attributes }) => {
    const place = attribute(attributes, 'r')
    column = place ? columnOf(place) : column + 1
    if (column >= COLUMNS) refuse('sheets.damaged', {})
    return { column, xml: inside.slice(start, end) }
  })
}

function markCells(
  cells: readonly Written[],
  row: number,
  prefix: string,
  marks: RowMarks | undefined,
  noteColumn: number,
  styles: MarkStyles,
): string {
  const place = (column: number) => `${columnLetters(column)}${row + 1}`
  const written = new Map<number, string>()
  for (const { column, xml } of cells) {
    // The note column is ours: what an earlier round wrote there goes.
    if (column === noteColumn) continue
    written.set(column, restyle(xml, prefix, place(column), marks?.red.has(column) ?? false, styles))
  }
  for (const column of marks?.red ?? []) {
    if (!written.has(column)) written.set(column, `<${prefix}c r="${place(column)}" s="${styles.red(0)}"/>`)
  }
  if (marks?.note !== undefined) {
    const note = encodeText(marks.note)
    const text = `<${prefix}is><${prefix}t xml:space="preserve">${note}</${prefix}t></${prefix}is>`
    const head = `<${prefix}c r="${place(noteColumn)}" s="${styles.note()}" t="inlineStr">`
    written.set(noteColumn, `${head}${text}</${prefix}c>`)
  }
  return [...written]
    .sort(([a], [b]) => a - b)
    .map(([, xml]) => xml)
    .join('')
}

/** One cell with its place written out and its style red, or no longer red. */
function restyle(xml: string, prefix: string, place: string, red: boolean, styles: MarkStyles): string {
  const head = /^<[\w.:-]+(\s[^>]*?)?(\/?)>/.exec(xml)!
  const attributes = head[1] ?? ''
  const base = Number(attribute(attributes, 's') ?? 0)
  const style = red ? styles.red(base) : styles.plain(base)
  const kept = attributes.replace(/\s(?:s|r)=(?:"[^"]*"|'[^']*')/g, '')
  const styled = style === 0 ? '' : ` s="${style}"`
  return `<${prefix}c r="${place}"${styled}${kept}${head[2]}>${xml.slice(head[0].length)}`
}
