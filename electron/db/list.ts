import { type RawBuilder, sql } from 'kysely'
import type { Reader } from './access.ts'
import { kysely } from './kysely.ts'
import type { Schema } from './schema.ts'

/** A piece of SQL that says which rows are meant. */
export type Condition = RawBuilder<unknown>

/**
 * How one declared sort walks its index. With `shelf`, the rows stand grouped by that column, in an
 * order the index does not know (branches in tree order): the engine walks shelf by shelf, so that
 * nothing is ever sorted.
 */
export type SortPlan = {
  readonly index: string
  /** The index's columns after those fixed by conditions; the id follows as tie-break. */
  readonly by: readonly string[]
  readonly shelf?: string
}

/**
 * How one list is asked for. Every column that conditions and sums name stands in every index named
 * here.
 */
export type ListPlan<Sort extends string, Filters, Sum extends string = string> = {
  readonly table: keyof Schema & string
  readonly sorts: { readonly [S in Sort]: SortPlan }
  /** What the filters mean. Includes the equality that opens each index. */
  conditions(reader: Reader, filters: Filters): readonly Condition[]
  /** What the search box means. */
  search(typed: string): Condition
  /** The sums under the table. */
  readonly sums: Readonly<Record<Sum, RawBuilder<unknown>>>
  /** The shelves in their order, for sorts that have them. */
  shelves?(reader: Reader): readonly string[]
}

/** What a list page asks for; see {@link ListPlan} for what its parts mean. */
export type ListRequest<Sort extends string, Filters> = {
  readonly search: string
  readonly filters: Filters
  readonly sort: Sort
  readonly descending: boolean
  readonly offset: number
  readonly limit: number
}

/** A window of rows, how many there are in all, and the sums over all of them. */
export type ListWindow<Row, Sum extends string = string> = {
  rows: Row[]
  total: number
  sums: Record<Sum, number>
}

/**
 * Answers one list page: at most two walks over an index, and only the rows of the window are fetched.
 *
 * Subtle: the first window is read before anything is counted, for where it holds every hit there is nothing
 * left to count: a search for somebody rare walks the index once. Shelves are counted first, so that empty
 * ones are passed over.
 */
export function listWindow<Row, Sort extends string, Filters, Sum extends string>(
  reader: Reader,
  plan: ListPlan<Sort, Filters, Sum>,
  request: ListRequest<Sort, Filters>,
): ListWindow<Row, Sum> {
  const asked = ask(reader, plan, request)
  if (request.offset > 0 || asked.sort.shelf) return countedWindow(reader, asked, request)
  const rows = rowsFrom<Row>(reader, asked, request)
  const isAll = rows.length < request.limit
  const { total, ...sums } = reader.find(isAll ? countsAmong(asked, rows) : countsOf(asked))!
  return { rows, total, sums: sums as Record<Sum, number> }
}

function countedWindow<Row, Sum extends string>(
  reader: Reader,
  asked: Asked,
  request: Window,
): ListWindow<Row, Sum> {
  const { sizes, total, ...counted } = asked.sort.shelf
    ? countShelves(reader, asked)
    : countAll(reader, asked)
  const sums = counted.sums as Record<Sum, number>
  const limit = Math.min(request.limit, total - request.offset)
  if (limit <= 0) return { rows: [], total, sums }
  return { rows: rowsFrom<Row>(reader, asked, { offset: request.offset, limit }, sizes), total, sums }
}

/** The rows of a window, shelf by shelf; shelves that `sizes` says lie before it are passed over. */
function rowsFrom<Row>(reader: Reader, asked: Asked, window: Window, sizes?: Counted['sizes']): Row[] {
  const rows: Row[] = []
  let { offset } = window
  for (const shelf of asked.shelves) {
    const size = sizes ? (sizes.get(shelf) ?? 0) : Number.POSITIVE_INFINITY
    if (offset < size) {
      const limit = window.limit - rows.length
      rows.push(...reader.all(windowOf<Row>(asked, shelf, { offset, limit })))
      if (rows.length >= window.limit) break
    }
    offset = Math.max(0, offset - size)
  }
  return rows
}

/** Every row of a list in its order, one at a time, whatever window the request names. */
export function* eachListed<Row, Sort extends string, Filters>(
  reader: Reader,
  plan: ListPlan<Sort, Filters>,
  request: ListRequest<Sort, Filters>,
): Generator<Row> {
  const asked = ask(reader, plan, request)
  for (const shelf of asked.shelves) yield* reader.each(windowOf<Row>(asked, shelf))
}

/** Every kind of statement a request runs, for tests that read their plans. */
export function listStatements<Sort extends string, Filters>(
  reader: Reader,
  plan: ListPlan<Sort, Filters>,
  request: ListRequest<Sort, Filters>,
): { sql: string; parameters: readonly unknown[] }[] {
  const asked = ask(reader, plan, request)
  const counted = asked.sort.shelf ? shelfCountsOf(asked) : countsOf(asked)
  return [counted, windowOf(asked, asked.shelves[0]!, request)].map((query) => query.compile())
}

/** A request in SQL: `shelves` is `[null]` where the sort has none. */
type Asked = {
  readonly table: string
  readonly sort: SortPlan
  readonly descending: boolean
  readonly meant: readonly Condition[]
  readonly sums: ListPlan<string, never>['sums']
  readonly shelves: readonly (string | null)[]
}
type Counted = { sizes: Map<string | null, number>; total: number; sums: Record<string, number> }
type Window = { readonly offset: number; readonly limit: number }

function ask<Sort extends string, Filters>(
  reader: Reader,
  plan: ListPlan<Sort, Filters>,
  { filters, search, sort: name, descending }: ListRequest<Sort, Filters>,
): Asked {
  const searched = search.trim() === '' ? [] : [plan.search(search)]
  const meant = [...plan.conditions(reader, filters), ...searched]
  const sort = plan.sorts[name]
  const shelves = sort.shelf ? (plan.shelves?.(reader) ?? []) : [null]
  const { table, sums } = plan
  return { table, sums, sort, descending, meant, shelves: descending ? shelves.toReversed() : shelves }
}

function countAll(reader: Reader, asked: Asked): Counted {
  const { total, ...sums } = reader.find(countsOf(asked))!
  return { sizes: new Map([[null, total]]), total, sums }
}

function countShelves(reader: Reader, asked: Asked): Counted {
  const names = Object.keys(asked.sums)
  const counted: Counted = { sizes: new Map(), total: 0, sums: Object.fromEntries(names.map((n) => [n, 0])) }
  for (const row of reader.all(shelfCountsOf(asked))) {
    const total = row.total as number
    counted.sizes.set(row.shelf as string, total)
    counted.total += total
    for (const name of names) counted.sums[name]! += row[name] as number
  }
  return counted
}

function countsOf(asked: Asked) {
  return built(sql<Record<string, number> & { total: number }>`
    select ${countColumns(asked)} ${meantIn(asked)}`)
}

/** The counts of rows that are known to be all. */
function countsAmong(asked: Asked, rows: readonly unknown[]) {
  const ids = JSON.stringify(rows.map((row) => (row as { id: string }).id))
  return built(sql<Record<string, number> & { total: number }>`
    select ${countColumns(asked)} from ${sql.table(asked.table)}
    where id in (select value from json_each(${ids}))`)
}

function shelfCountsOf(asked: Asked) {
  const shelf = sql.ref(asked.sort.shelf!)
  return built(sql<Record<string, number | string>>`
    select ${shelf} as shelf, ${countColumns(asked)} ${meantIn(asked)} group by ${shelf}`)
}

function windowOf<Row>(asked: Asked, shelf: string | null, window?: Window) {
  const way = asked.descending ? sql`desc` : sql`asc`
  const order = [...asked.sort.by, 'id'].map((column) => sql`${sql.ref(column)} ${way}`)
  const part = window ? sql`limit ${window.limit} offset ${window.offset}` : sql``
  const here = shelf === null ? [] : [sql`${sql.ref(asked.sort.shelf!)} = ${shelf}`]
  return built(sql<Row>`select * ${meantIn(asked, here)} order by ${sql.join(order)} ${part}`)
}

function countColumns({ sums }: Asked) {
  const columns = Object.entries(sums).map(([name, sum]) => sql`${sum} as ${sql.ref(name)}`)
  return sql.join([sql`count(*) as total`, ...columns])
}

function meantIn({ table, sort, meant }: Asked, here: readonly Condition[] = []) {
  // A list without any condition takes every row.
  const where = sql.join([...here, ...meant, sql`1`], sql` and `)
  return sql`from ${sql.table(table)} indexed by ${sql.ref(sort.index)} where ${where}`
}

const built = <Row>(query: RawBuilder<Row>) => ({ compile: () => query.compile(kysely) })
