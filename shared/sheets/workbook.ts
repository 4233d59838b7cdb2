import type { Field, FieldKind } from '../fields/field.ts'

/** What a cell can say: text, an integer (fen for `fen`), a flag, or nothing. Days and months are text. */
export type CellValue = string | number | boolean | null

/** A column of a workbook we write. */
export type WorkbookColumn = {
  readonly heading: string
  /**
   * How its cells are typed: `day` becomes a date, `fen` yuan with two decimals; what is not a number is
   * text.
   */
  readonly kind: FieldKind
  /** CSS pixels at 100 %. */
  readonly width: number
  /** The words to choose from while typing into a template; other words may still be typed. */
  readonly choices?: readonly string[]
}

/** A list as a workbook: title lines, headings, rows, totals and notes on one sheet. */
export type Workbook = {
  readonly title: string
  /** Lines under the title: which office, as of which day, who made it. */
  readonly subtitles?: readonly string[]
  readonly columns: readonly WorkbookColumn[]
  readonly rows: readonly (readonly CellValue[])[]
  /** One cell per column under the last row; the first usually says 合计. */
  readonly totals?: readonly CellValue[]
  readonly notes?: readonly string[]
}

/** The column that holds a field, headed by its label. */
export const workbookColumn = ({ label, kind, width }: Field): WorkbookColumn => ({
  heading: label,
  kind,
  width,
})
