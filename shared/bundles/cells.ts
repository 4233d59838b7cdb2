/** One value of a bundled row. Money is integer fen, days are text; bytes travel as `{"$b":"<base64>"}`. */
export type Cell = null | boolean | number | string | Uint8Array

export type Row = readonly Cell[]

/**
 * The order of rows in a bundle: by key, cell after cell, exactly as SQLite's `ORDER BY` with BINARY
 * collation gives it (integers by value before text by UTF-8 bytes). Key cells are integers or text.
 */
export function compareKeys(left: Row, right: Row, key: readonly number[]): number {
  for (const column of key) {
    const order = compareCells(left[column]!, right[column]!)
    if (order !== 0) return order
  }
  return 0
}

/** Whether a cell may stand in a key. */
export function isKeyCell(cell: Cell | undefined): cell is number | string {
  return typeof cell === 'string' || typeof cell === 'number'
}

function compareCells(left: Cell, right: Cell): number {
  if (typeof left === 'string' && typeof right === 'string') return compareUtf8(left, right)
  if (typeof left === 'number' && typeof right === 'number') return left - right
  return typeof left === 'number' ? -1 : 1
}

/** Subtle: `<` compares UTF-16 units, which puts characters beyond U+FFFF before U+E000; bytes do not. */
export function compareUtf8(left: string, right: string): number {
  if (left === right) return 0
  const shorter = Math.min(left.length, right.length)
  for (let at = 0; at < shorter; at++) {
    const a = left.charCodeAt(at)
    const b = right.charCodeAt(at)
    if (a !== b) return byteRank(a) - byteRank(b)
  }
  return left.length - right.length
}

const byteRank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit)
