/**
 * A sheet as text. `rows[i]` is row `i + 1` of the workbook, so nothing shifts between what we say and what
 * Excel shows; a blank cell is null, and rows end at their last cell. Columns count from 0.
 */
export type Sheet = {
  readonly name: string
  readonly rows: readonly SheetRow[]
  /** Cells whose text may not be what was typed, few in any honest sheet. */
  readonly flags: readonly CellFlag[]
  /** Cells that span several columns, as titles and two-line headings do; their text stands at the left. */
  readonly spans: readonly Span[]
}

export type SheetRow = readonly (string | null)[]

/** `row` is an index into `rows`, as is `column` into its cells. */
export type CellFlag = { readonly row: number; readonly column: number; readonly flag: CellFlaw }

/**
 * `digits-lost`: a number of 16 digits or more, of which spreadsheets keep 15. `zero-lost`: 1990.1 as a
 * number, typed as 1990.1 or 1990.10. `error`: the cell shows an error. `no-result`: a formula nobody has
 * calculated.
 */
export type CellFlaw = 'digits-lost' | 'zero-lost' | 'error' | 'no-result'

export type Span = { readonly row: number; readonly left: number; readonly right: number }

/** The most letters of a cell, as spreadsheet programs have it. */
export const cellLetters = 32_767
/** The most rows and columns of a sheet that is taken; a clerk's roster is far below. */
export const sheetSize = { rows: 50_000, columns: 200 } as const

/** A column's letters: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}
