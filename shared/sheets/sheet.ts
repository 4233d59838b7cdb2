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
  /** Rows that nobody sees who opens it, or that somebody struck through, by their indexes. */
  readonly unseen?: readonly UnseenRow[]
  /** The columns that nobody sees, by their indexes. */
  readonly hiddenColumns?: readonly number[]
  /** Whether its day numbers count from 1904. */
  readonly epoch1904?: boolean
}

export type SheetRow = readonly (string | null)[]

/** `row` is an index into `rows`, as is `column` into its cells. */
export type CellFlag = { readonly row: number; readonly column: number; readonly flag: CellFlaw }

/**
 * `shared`: one cell joined over several rows of data, in each but the first. `digits-lost`: a number of 16
 * digits or more, of which spreadsheets keep 15. `zero-lost`: 1990.1 as a number, typed as 1990.1 or 1990.10.
 * `error`: the cell shows an error. `no-result`: a formula nobody has calculated.
 */
export type CellFlaw = 'shared' | 'digits-lost' | 'zero-lost' | 'error' | 'no-result'

/** Why nobody reads a row: a filter or somebody hid it, or it is crossed out. */
export type UnseenRow = { readonly row: number; readonly why: 'hidden' | 'struck' }

export type Span = { readonly row: number; readonly left: number; readonly right: number }

/** The sheet as people see it: the rows that nobody sees are blank, and the others keep their numbers. */
export function withoutUnseen(sheet: Sheet): Sheet {
  if (!sheet.unseen?.length) return sheet
  const rows = [...sheet.rows]
  for (const { row } of sheet.unseen) rows[row] = []
  return { ...sheet, rows }
}

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
