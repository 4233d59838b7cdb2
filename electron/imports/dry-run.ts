import type { z } from 'zod'
import type { Mapping } from '../../shared/imports/contract.ts'
import type { Sheet } from '../../shared/sheets/sheet.ts'
import type { Asked, ImportNoun, Planned } from './noun.ts'

/** How the columns of a workbook are understood. */
export type Columns = z.infer<typeof Mapping>

/** A workbook as it was opened: `bytes` is null for what was pasted. */
export type Source = {
  readonly nounName: string
  readonly noun: ImportNoun
  readonly fileName: string
  readonly bytes: Uint8Array | null
  readonly sheets: readonly Sheet[]
}

/** A workbook understood and judged; kept in memory until the ledger is locked. */
export type DryRun = Source & {
  readonly token: string
  readonly mapping: Columns
  readonly asked: Asked
  readonly planned: Planned
}

/** The columns of a mapping that give a field. */
export const givenIn = ({ columns }: Columns) =>
  columns.flatMap(({ column, field }) => (field === null ? [] : [{ column, field }]))
