import type { Span } from '../../shared/sheets/sheet.ts'

/** Cells that a workbook joined, by the indexes of their first and last rows and columns. */
export type Merge = {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** The column of a cell's place: of `AB12` it is 27. */
export function columnOf(place: string): number {
  let column = 0
  for (let at = 0; at < place.length; at++) {
    const letter = place.charCodeAt(at) & ~0x20
    if (letter < 0x41 || letter > 0x5a) break
    column = column * 26 + letter - 0x40
  }
  return column - 1
}

/** The cells of a reference: `A2:A40`. */
export function mergeOf(ref: string): Merge {
  const [from = '', to = from] = ref.split(':')
  const rowOf = (place: string) => Number(place.replace(/\D/g, '')) - 1
  return { top: rowOf(from), left: columnOf(from), bottom: rowOf(to), right: columnOf(to) }
}

/** What merges do to a sheet: cells across columns, and the cells that only repeat the one above. */
export type Spread = {
  readonly spans: readonly Span[]
  readonly shared: readonly { readonly row: number; readonly column: number }[]
}

/**
 * Repeats a merged cell down its rows (a branch's name beside all its members); across columns it is only
 * noted. Of merges that cover one cell, which no program makes, the upper one is repeated: each cell is
 * looked at once, however many merges there are.
 */
export function spreadMerges(rows: (string | null)[][], merges: readonly Merge[]): Spread {
  const spans: Span[] = []
  const shared: { row: number; column: number }[] = []
  const isBlank = Array.from(rows, (cells) => cells === undefined || cells.every((cell) => cell == null))
  const reached = new Map<number, number>()
  const downwards = [...merges].sort((one, other) => one.top - other.top || one.left - other.left)
  for (const { top, left, bottom, right } of downwards) {
    const text = rows[top]?.[left]
    if (text == null) continue
    if (right > left) spans.push({ row: top, left, right })
    const first = Math.max(top, reached.get(left) ?? 0) + 1
    // Subtle: only rows that exist, so that a merge down to row 1,048,576 costs nothing.
    const last = Math.min(bottom, rows.length - 1)
    for (let row = first; row <= last; row++) {
      const cells = rows[row]
      if (!cells || isBlank[row] || cells[left] != null) continue
      while (cells.length < left) cells.push(null)
      cells[left] = text
      shared.push({ row, column: left })
    }
    if (last >= first) reached.set(left, last)
  }
  return { spans, shared }
}
