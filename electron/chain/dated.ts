import { type RawBuilder, sql } from 'kysely'
import { addDays, type Day } from '../../shared/kernel/day.ts'
import { type Month, monthAfter } from '../../shared/kernel/month.ts'
import { no, ok, type Result } from '../../shared/kernel/result.ts'
import type { Reader, Writer } from '../db/access.ts'
import { kysely } from '../db/kysely.ts'
import type { Schema } from '../db/schema.ts'
import type { Ambient } from './commit.ts'

/** A table whose rows hold from a day or a month on: never two at once of the same thing. */
export type DatedSet = {
  readonly table: keyof Schema & string
  /** The columns that tell of what a row holds. */
  readonly of: readonly string[]
  /** `from_day` and `to_day`, or `from_month` and `to_month`; both ends count. */
  readonly unit: 'day' | 'month'
  /** Whether its rows count their revisions. */
  readonly revised?: true
}
/** Some columns of a row. */
export type Cells = Readonly<Record<string, unknown>>
/** A row of a dated set. */
export type DatedRow = Cells & { readonly id: string }
type DatedWriter = Writer & Pick<Ambient, 'newId'>

/**
 * Lets `cells` hold from a point on, until further notice, and answers the row: what held then ends just
 * before; columns that are not named go on as they were. A change at the very point of the last one replaces
 * it. Refuses a point before the last change, and names that one.
 */
export function changeFrom(
  unit: DatedWriter,
  set: DatedSet,
  cells: Cells,
  from: string,
): Result<DatedRow, { readonly lastChange: string }> {
  const [fromColumn, toColumn] = [`from_${set.unit}`, `to_${set.unit}`]
  const last = rowsOf(unit, set, pick(cells, set.of)).at(-1)
  const since = last && (last[fromColumn] as string)
  if (since !== undefined && from < since) return no({ lastChange: since })
  if (last && since === from) return ok(write(unit, set, last, cells))
  const until = last && (last[toColumn] as string | null)
  if (last && (until == null || until >= from)) write(unit, set, last, { [toColumn]: before(set, from) })
  const opened = { ...last, ...cells, id: unit.newId(), [fromColumn]: from, [toColumn]: null }
  const row = set.revised ? { ...opened, revision: 1 } : opened
  unit.inserter(set.table)(row)
  return ok(row)
}

/** The rows of what `of` tells, oldest first; all of them where it tells nothing. */
export function rowsOf(reader: Reader, set: DatedSet, of: Cells): DatedRow[] {
  const found = sql<DatedRow>`select * from ${sql.table(set.table)} where ${meant(of)}
    order by ${sql.ref(`from_${set.unit}`)}, id`
  return reader.all({ compile: () => found.compile(kysely) })
}

/** The row that holds until further notice. */
export const openRow = (reader: Reader, set: DatedSet, of: Cells): DatedRow | undefined =>
  rowsOf(reader, set, of).find((row) => row[`to_${set.unit}`] === null)

/** Puts what `of` tells back to what {@link rowsOf} once answered. */
export function putBack(unit: Writer, set: DatedSet, of: Cells, wanted: readonly DatedRow[]): void {
  const standing = new Map(rowsOf(unit, set, of).map((row) => [row.id, row]))
  const kept = new Set(wanted.map(({ id }) => id))
  for (const id of standing.keys()) {
    if (!kept.has(id)) run(unit, sql`delete from ${sql.table(set.table)} where id = ${id}`)
  }
  for (const row of wanted) {
    const now = standing.get(row.id)
    const differing = now ? Object.entries(row).filter(([column, value]) => now[column] !== value) : []
    if (!now) unit.inserter(set.table)(row)
    else if (differing.length > 0) update(unit, set, row.id, Object.fromEntries(differing))
  }
}

function write(unit: Writer, set: DatedSet, row: DatedRow, cells: Cells): DatedRow {
  const counted = set.revised ? { ...cells, revision: (row['revision'] as number) + 1 } : cells
  update(unit, set, row.id, counted)
  return { ...row, ...counted }
}

function update(unit: Writer, set: DatedSet, id: string, cells: Cells): void {
  const columns = Object.entries(cells).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  run(unit, sql`update ${sql.table(set.table)} set ${sql.join(columns)} where id = ${id}`)
}

const run = (unit: Writer, query: RawBuilder<unknown>): number =>
  unit.write({ compile: () => query.compile(kysely) })

const meant = (of: Cells) =>
  sql.join(
    [...Object.entries(of).map(([column, value]) => sql`${sql.ref(column)} = ${value}`), sql`1`],
    sql` and `,
  )

const pick = (cells: Cells, columns: readonly string[]): Cells =>
  Object.fromEntries(columns.map((column) => [column, cells[column]]))

const before = ({ unit }: DatedSet, point: string): string =>
  unit === 'day' ? addDays(point as Day, -1) : monthAfter(point as Month, -1)
