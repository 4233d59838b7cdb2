/**
 * What goes back to the clerk in the same workbook: cells to make red, and per row why. Rows and columns
 * are indexes into the {@link Sheet} that was read.
 */
export type SheetMarks = {
  readonly sheet: string
  readonly headingRow: number
  /** The column of the reasons: behind the last one, or the one that an earlier round wrote. */
  readonly noteColumn: number
  readonly noteHeading: string
  readonly cells: readonly { readonly row: number; readonly column: number }[]
  readonly notes: readonly { readonly row: number; readonly text: string }[]
}
