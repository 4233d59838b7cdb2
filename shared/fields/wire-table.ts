import type { z } from 'zod'
import type { WireColumn, WireRow, WireTable } from './wire.ts'

type More<Row extends z.ZodObject> = {
  /** Columns that do not travel as they are, by name. */
  readonly hidden?: Readonly<Record<string, Omit<WireColumn, 'name'>>>
  /** Integer columns whose sums stand in the control totals. */
  readonly sums?: readonly string[]
  /**
   * Begins a reading: what it answers derives the columns that a row does not carry, or says `undefined` of a
   * row that cannot be.
   */
  readonly derive?: () => (row: z.infer<Row>) => WireRow | undefined
}

/** A table in its first version: the columns of its schema in their order, with `id` for its key. */
export function wireTable<Row extends z.ZodObject>(table: string, row: Row, more: More<Row> = {}): WireTable {
  const { hidden = {}, sums = [], derive } = more
  return {
    table,
    version: 1,
    key: ['id'],
    columns: Object.keys(row.shape).map((name) => ({ name, ...(hidden[name] ?? { treatment: 'plain' }) })),
    sums,
    fromWire: () => {
      const derived = derive?.()
      return (cells) => {
        const read = row.safeParse(cells).data
        const more = read && (derived ? derived(read) : {})
        return more && ({ ...read, ...more } as WireRow)
      }
    },
  }
}
