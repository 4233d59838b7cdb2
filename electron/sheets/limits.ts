/** How much of a workbook we are willing to hold: a clerk's roster is far below, a bomb far above. */
export type SheetLimits = {
  /** Number of the last row that holds anything. */
  readonly rows: number
  /** Number of the last column that holds anything. */
  readonly columns: number
  /** All parts we read together, unpacked. */
  readonly expandedBytes: number
  /** Parts inside the file. */
  readonly parts: number
}

/** What a workbook from an office may hold. */
export const sheetLimits: SheetLimits = {
  rows: 50_000,
  columns: 200,
  expandedBytes: 256 * 1024 * 1024,
  parts: 2_000,
}
