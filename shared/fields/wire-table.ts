import type { z } from 'zod'
import { isSeen } from '../kernel/text.ts'
import type { WireColumn, WireRow, WireTable } from './wire.ts'

type More<Row extends z.ZodObject> = {
  /** What rows are told apart and sorted by: `id` unless said. */
  readonly key?: readonly string[]
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

/** A table by its newest schema: the columns in their order. */
export function wireTable<Row extends z.ZodObject>(table: string, row: Row, more: More<Row> = {}): WireTable {
  const { key = ['id'], hidden = {}, sums = [], derive, earlier = [] } = more
  return {
    table,
    version: earlier.length + 1,
    key,
    columns: Object.keys(row.shape).map((name) => ({ name, ...(hidden[name] ?? { treatment: 'plain' }) })),
    sums,
    fromWire: (version) => {
      const derived = derive?.()
      const upcast = earlier[version - 1]
      return (cells) => {
        // SECURITY: a sender cannot turn what is shown around (tests/bundles/hidden-signs.test.ts).
        if (!Object.values(cells).every((cell) => typeof cell !== 'string' || isSeen(cell))) return undefined
        const sent = upcast ? upcast(cells) : cells
        const read = row.safeParse(sent).data
        if (!read || !isSpelt(read, sent)) return undefined
        const more = derived ? derived(read) : {}
        return more && ({ ...read, ...more } as WireRow)
      }
    },
  }
}

/** Whether a row is kept as it was sent: no door would trim what it shows of it. */
const isSpelt = (read: Readonly<Record<string, unknown>>, sent: WireRow | undefined): boolean =>
  Object.keys(read).every((name) => read[name] === sent?.[name])
