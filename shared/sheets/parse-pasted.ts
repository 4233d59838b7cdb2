import type { CellFlag, Sheet } from './sheet.ts'

/**
 * Cells copied from a spreadsheet, as the clipboard holds them: columns by tabs, rows by line breaks, cells
 * with either in quotation marks. Numbers that were shown with an exponent are flagged: their digits are
 * lost.
 */
export function parsePasted(text: string, name: string): Sheet {
  const rows: (string | null)[][] = [[]]
  const flags: CellFlag[] = []
  const at = { index: 0 }
  while (at.index < text.length) {
    const cell = cellAt(text, at)
    const cells = rows.at(-1)!
    cells.push(cell.trim() === '' ? null : cell)
    if (/^\s*\d(?:\.\d+)?E\+\d+\s*$/i.test(cell)) {
      flags.push({ row: rows.length - 1, column: cells.length - 1, flag: 'digits-lost' })
    }
    const sign = text[at.index]
    at.index += text.startsWith('\r\n', at.index) ? 2 : 1
    if (sign === '\n' || sign === '\r') rows.push([])
  }
  while (rows.length > 0 && rows.at(-1)!.every((cell) => cell === null)) rows.pop()
  for (const cells of rows) while (cells.length > 0 && cells.at(-1) === null) cells.pop()
  return { name, rows, flags, spans: [] }
}

/** Reads one cell and stops at the sign behind it. */
function cellAt(text: string, at: { index: number }): string {
  const start = at.index
  if (text[start] === '"') {
    const quoted = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y
    quoted.lastIndex = start
    const found = quoted.exec(text)
    if (found) {
      at.index = quoted.lastIndex
      return found[1]!.replaceAll('""', '"')
    }
  }
  const plainCell = /[^\t\r\n]*/y
  plainCell.lastIndex = start
  const found = plainCell.exec(text)!
  at.index = plainCell.lastIndex
  return found[0]
}
