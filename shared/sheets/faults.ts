/**
 * Why a workbook cannot be taken. Its wrong cells are no faults: they are {@link CellIssue}s of the dry
 * run.
 */
export type SheetFaults = {
  /** Neither a workbook nor anything we can name; `found` says what the file seems to be. */
  'sheets.not-a-workbook': {
    readonly found: 'empty' | 'text' | 'picture' | 'pdf' | 'document' | 'archive' | 'other'
  }
  /** A workbook of another program or an older one, named for what it is. */
  'sheets.old-workbook': { readonly format: 'xls' | 'et' | 'xlsb' | 'ods' | 'csv' | 'html' }
  'sheets.encrypted': Record<never, never>
  /** A program of the office encrypts its files; only the programs on its list read them. */
  'sheets.guarded': Record<never, never>
  /** The workbook's insides are broken: cut off, or not what they say they are. */
  'sheets.damaged': Record<never, never>
  'sheets.no-sheet': Record<never, never>
  'sheets.too-large': {
    readonly what: 'rows' | 'columns' | 'bytes' | 'sheets' | 'cell' | 'file'
    /** In bytes for `bytes` and `file`, in letters for `cell`. */
    readonly limit: number
  }
  'sheets.no-heading': Record<never, never>
}

declare module '../kernel/faults.ts' {
  interface Faults extends SheetFaults {}
}
