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
export type ListPlan<Sort extends string, Filters> = {
  readonly table: keyof Schema & string
  readonly sorts: { readonly [S in Sort]: SortPlan }
  /** What the filters mean. Includes the equality that opens each index. */
  conditions(reader: Reader, filters: Filters): readonly Condition[]
  /** What the search box means. */
  search(typed: string): Condition
  /** The sums under the table. */
  readonly sums: Readonly<Record<string, RawBuilder<unknown>>>
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
export type ListWindow<Row> = { rows: Row[]; total: number; sums: Record<string, number> }

/**
 * Answers one list page: at most two walks over an index, and only the rows of the window are fetched.
 *
 * Subtle: a window of rare hits would walk the whole index to find them a second time, so the count names
 * them.
 */
export function listWindow<Row, Sort extends string, Filters>(
  reader: Reader,
  plan: ListPlan<Sort, Filters>,
  request: ListRequest<Sort, Filters>,
): ListWindow<Row> {
  const asked = ask(reader, plan, request)
  const { hits, total, sums } = asked.sort.shelf ? countShelves(reader, asked) : countAll(reader, asked)
  const limit = Math.min(request.limit, total - request.offset)
  if (limit <= 0) return { rows: [], total, sums }
  const rows: Row[] = []
  let { offset } = request
  for (const shelf of asked.shelves) {
    const { size, ids } = hits.get(shelf) ?? NO_HITS
    if (offset < size) {
      const window = { offset, limit: limit - rows.length }
      rows.push(...reader.all(ids ? namedOf<Row>(asked, ids, window) : windowOf<Row>(asked, shelf, window)))
      if (rows.length >= limit) break
    }
    offset = Math.max(0, offset - size)
  }
  return { rows, total, sums }
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
  readonly isSearched: boolean
  readonly sums: ListPlan<string, never>['sums']
  readonly shelves: readonly (string | null)[]
}
/** How many rows a shelf has; `ids` names them as a JSON array where they are few. */
type Hits = { readonly size: number; readonly ids: string | null }
type Counted = { hits: Map<string | null, Hits>; total: number; sums: Record<string, number> }
type Counts = Record<string, number> & { total: number }
type Named = { shelf?: string; ids?: string | null }
type Window = { readonly offset: number; readonly limit: number }

function ask<Sort extends string, Filters>(
  reader: Reader,
  plan: ListPlan<Sort, Filters>,
  { filters, search, sort: name, descending }: ListRequest<Sort, Filters>,
): Asked {
  const isSearched = search.trim() !== ''
  const meant = [...plan.conditions(reader, filters), ...(isSearched ? [plan.search(search)] : [])]
  const sort = plan.sorts[name]
  const shelves = sort.shelf ? (plan.shelves?.(reader) ?? []) : [null]
  const { table, sums } = plan
  const inOrder = descending ? shelves.toReversed() : shelves
  return { table, sums, sort, descending, meant, isSearched, shelves: inOrder }
}

function countAll(reader: Reader, asked: Asked): Counted {
  const { ids = null, ...counted } = reader.find(countsOf(asked))!
  const { total, ...sums } = counted as Counts
  return { hits: new Map([[null, { size: total, ids }]]), total, sums }
}

function countShelves(reader: Reader, asked: Asked): Counted {
  const names = Object.keys(asked.sums)
  const counted: Counted = { hits: new Map(), total: 0, sums: Object.fromEntries(names.map((n) => [n, 0])) }
  for (const { shelf, ids = null, ...counts } of reader.all(shelfCountsOf(asked))) {
    const { total, ...sums } = counts as Counts
    counted.hits.set(shelf!, { size: total, ids })
    counted.total += total
    for (const name of names) counted.sums[name]! += sums[name]!
  }
  return counted
}

function countsOf(asked: Asked) {
  return built(sql<Counts & Named>`select ${countColumns(asked)} ${meantIn(asked)}`)
}

function shelfCountsOf(asked: Asked) {
  const shelf = sql.ref(asked.sort.shelf!)
  return built(sql<Counts & Named>`
    select ${shelf} as shelf, ${countColumns(asked)} ${meantIn(asked)} group by ${shelf}`)
}

function windowOf<Row>(asked: Asked, shelf: string | null, window?: Window) {
  const here = shelf === null ? [] : [sql`${sql.ref(asked.sort.shelf!)} = ${shelf}`]
  return built(sql<Row>`select * ${meantIn(asked, here)} ${orderOf(asked, window)}`)
}

function namedOf<Row>(asked: Asked, ids: string, window: Window) {
  const named = sql`id in (select value from json_each(${ids}))`
  return built(sql<Row>`select * from ${sql.table(asked.table)} where ${named} ${orderOf(asked, window)}`)
}

function orderOf({ sort, descending }: Asked, window?: Window) {
  const way = descending ? sql`desc` : sql`asc`
  const order = [...sort.by, 'id'].map((column) => sql`${sql.ref(column)} ${way}`)
  const part = window ? sql`limit ${window.limit} offset ${window.offset}` : sql``
  return sql`order by ${sql.join(order)} ${part}`
}

function countColumns({ sums, isSearched }: Asked) {
  const columns = Object.entries(sums).map(([name, sum]) => sql`${sum} as ${sql.ref(name)}`)
  const ids = sql`case when count(*) <= ${FEW} then json_group_array(id) end as ids`
  return sql.join([sql`count(*) as total`, ...columns, ...(isSearched ? [ids] : [])])
}

function meantIn({ table, sort, meant }: Asked, here: readonly Condition[] = []) {
  const where = sql.join([...here, ...meant], sql` and `)
  return sql`from ${sql.table(table)} indexed by ${sql.ref(sort.index)} where ${where}`
}

/** So many hits are named and put in order by themselves. */
const FEW = 500
const NO_HITS: Hits = { size: 0, ids: null }

const built = <Row>(query: RawBuilder<Row>) => ({ compile: () => query.compile(kysely) })
