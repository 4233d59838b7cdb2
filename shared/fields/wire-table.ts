import type { z } from 'zod'
import { isSeen } from '../kernel/text.ts'
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
  /** How rows of each earlier version are read, the oldest first, if it is not the first. */
  readonly earlier?: readonly ((cells: WireRow) => WireRow | undefined)[]
}

/** A table by its newest schema: the columns in their order, with `id` for its key. */
export function wireTable<Row extends z.ZodObject>(table: string, row: Row, more: More<Row> = {}): WireTable {
  const { hidden = {}, sums = [], derive, earlier = [] } = more
  return {
    table,
    version: earlier.length + 1,
    key: ['id'],
    columns: Object.keys(row.shape).map((name) => ({ name, ...(hidden[name] ?? { treatment: 'plain' }) })),
    sums,
    fromWire: (version) => {
      const derived = derive?.()
      const upcast = earlier[version - 1]
      return (cells) => {
        // SECURITY: a sender cannot turn what is shown around (tests/bundles/hidden-signs.test.ts).
        if (!Object.values(cells).every((cell) => typeof cell !== 'string' || isSeen(cell))) return undefined
        const read = row.safeParse(upcast ? upcast(cells) : cells).data
        const more = read && (derived ? derived(read) : {})
        return more && ({ ...read, ...more } as WireRow)
      }
    },
  }
}
