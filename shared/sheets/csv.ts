/**
 * A list as text for other programs: UTF-8 with a mark that Excel and WPS know it by, lines by CRLF, cells
 * quoted where they must be.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cellText).join(',')).join('\r\n')}\r\n`
}

// SECURITY: a cell that a spreadsheet would run as a formula is written as text (tests/sheets/csv.test.ts).
function cellText(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
