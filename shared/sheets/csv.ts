import { plain } from '../kernel/text.ts'

/**
 * A list as text for other programs: UTF-8 with a mark that Excel and WPS know it by, lines by CRLF, cells
 * quoted where they must be.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`
}

// SECURITY: a cell that a spreadsheet would run as a formula is written as text (tests/sheets/csv.test.ts).
// Programs pass over spaces and invisible signs, and some read full-width signs like the narrow ones.
function cellText(cell: string): string {
  const begins = plain(cell)
  const safe = /^[=+\-@]/.test(begins) || /^[\t\r\n]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
