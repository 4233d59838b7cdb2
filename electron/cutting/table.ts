import type { Cut } from '../../shared/cutting/cut.ts'
import type { ColumnsOf } from '../db/columns.ts'

/** What was cut, as the file keeps it. */
type CuttingTables = { cut: ColumnsOf<Cut> }

declare module '../db/schema.ts' {
  interface Schema extends CuttingTables {}
}
