import { sheetSize } from '../../shared/sheets/sheet.ts'

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
  /** Sheets that are not hidden. */
  readonly sheets: number
  /** The file as it lies on the disk. */
  readonly fileBytes: number
}

/** What a workbook from an office may hold. */
export const sheetLimits: SheetLimits = {
  ...sheetSize,
  expandedBytes: 256 * 1024 * 1024,
  parts: 2_000,
  sheets: 100,
  fileBytes: 256 * 1024 * 1024,
}
