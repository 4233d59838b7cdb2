import { refuse } from '../kernel/refusal.ts'
import { type CellFlag, cellLetters, type Sheet, sheetSize } from './sheet.ts'

/**
 * Cells copied from a spreadsheet, as the clipboard holds them: columns by tabs, rows by line breaks, cells
 * with either in quotation marks. Numbers that were shown with an exponent are flagged: their digits are
 * lost. Faults `sheets.too-large`.
 */
export function parsePasted(text: string, name: string): Sheet {
  const rows: (string | null)[][] = [[]]
  const flags: CellFlag[] = []
  const at = { index: 0 }
  while (at.index < text.length) {
    const cell = cellAt(text, at)
    const cells = rows.at(-1)!
    cells.push(cell.trim() === '' ? null : cell)
    if (cells.length > sheetSize.columns) {
      refuse('sheets.too-large', { what: 'columns', limit: sheetSize.columns })
    }
    if (/^\s*\d(?:\.\d+)?E\+\d+\s*$/i.test(cell)) {
      flags.push({ row: rows.length - 1, column: cells.length - 1, flag: 'digits-lost' })
    }
    const sign = text[at.index]
    at.index += text.startsWith('\r\n', at.index) ? 2 : 1
    if (sign === '\n' || sign === '\r') rows.push([])
    if (rows.length > sheetSize.rows + 1) refuse('sheets.too-large', { what: 'rows', limit: sheetSize.rows })
  }
  while (rows.length > 0 && rows.at(-1)!.every((cell) => cell === null)) rows.pop()
  for (const cells of rows) while (cells.length > 0 && cells.at(-1) === null) cells.pop()
  return { name, rows, flags, spans: [] }
}

/** Reads one cell and stops at the sign behind it. */
function cellAt(text: string, at: { index: number }): string {
  const start = at.index
  const end = text[start] === '"' ? endOfQuoted(text, start) : undefined
  at.index = end === undefined ? endOfPlain(text, start) : end + 1
  const cell =
    end === undefined ? text.slice(start, at.index) : text.slice(start + 1, end).replaceAll('""', '"')
  if (cell.length > cellLetters) refuse('sheets.too-large', { what: 'cell', limit: cellLetters })
  return cell
}

/** Where the quotation mark stands that ends a cell; undefined where none does. */
function endOfQuoted(text: string, start: number): number | undefined {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    if (at - start > 2 * cellLetters) return undefined
    if (text[at + 1] === '"') at += 1
    else return at + 1 === text.length || /[\t\r\n]/.test(text[at + 1]!) ? at : undefined
  }
  return undefined
}

function endOfPlain(text: string, start: number): number {
  const found = /[\t\r\n]/g
  found.lastIndex = start
  return found.exec(text)?.index ?? text.length
}
