import { type RawBuilder, sql } from 'kysely'
import type { Reader } from './access.ts'
import { kysely } from './kysely.ts'
import type { Schema } from './schema.ts'

/** A piece of SQL that says which rows are meant. */
export type Condition = RawBuilder<unknown>

/**
 * How one declared sort walks its index. With `shelf`, the rows stand grouped by that column, in an order the index
 * does not know (branches in tree order): the engine walks shelf by shelf, so that nothing is ever sorted.
 */
export type SortPlan = {
  readonly index: string
  /** The index's columns after those fixed by conditions; the id follows as tie-break. */
  readonly by: readonly string[]
  readonly shelf?: string
}

/** How one list is asked for. Every column that conditions and sums name stands in every index named here. */
export type ListPlan<Sort extends string, Filters> = {
  readonly table: keyof Schema & string
  readonly sorts: { readonly [S in Sort]: SortPlan }
  /** What the filters mean. Includes the equality that opens each index. */
  conditions(reader: Reader, filters: Filters): readonly Condition[]
  /** What the search box means. */
  search(typed: string): Condition | undefined
  /** The sums under the table. */
  readonly sums: Readonly<Record<string, RawBuilder<unknown>>>
  /** The index that counts the rows of these filters fastest. */
  totalsIndex(filters: Filters, sort: SortPlan): string
  /** The shelves in their order, for sorts that have them. */
  shelves?(reader: Reader): readonly string[]
}

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

/** Answers one list page: two walks over an index, and only the rows of the window are fetched. */
export function listWindow<Row, Sort extends string, Filters>(
  reader: Reader,
  plan: ListPlan<Sort, Filters>,
  request: ListRequest<Sort, Filters>,
): ListWindow<Row> {
  const meant = conditionsOf(reader, plan, request)
  const { total, ...sums } = totals(reader, plan, request, meant)
  const limit = Math.min(request.limit, total - request.offset)
  const { offset, descending } = request
  const sort = plan.sorts[request.sort]
  const rows = limit <= 0 ? [] : walk<Row>(reader, plan, sort, meant, { offset, limit, descending })
  return { rows, total, sums }
}

/** Every row of a list in its order, one at a time, whatever window the request names. */
export function* eachListed<Row, Sort extends string, Filters>(
  reader: Reader,
  plan: ListPlan<Sort, Filters>,
  request: ListRequest<Sort, Filters>,
): Generator<Row> {
  const sort = plan.sorts[request.sort]
  const meant = conditionsOf(reader, plan, request)
  for (const shelf of shelvesOf(reader, plan, request)) {
    yield* reader.each(windowOf<Row>(plan, sort, [...shelf, ...meant], request))
  }
}

/** Every statement a request runs, for tests that read their plans. */
export function listStatements<Sort extends string, Filters>(
  reader: Reader,
  plan: ListPlan<Sort, Filters>,
  request: ListRequest<Sort, Filters>,
): { sql: string; parameters: readonly unknown[] }[] {
  const meant = conditionsOf(reader, plan, request)
  const sort = plan.sorts[request.sort]
  const [shelf = []] = shelvesOf(reader, plan, request)
  const counted = sort.shelf ? [countShelves(plan, sort, meant)] : []
  const window = windowOf(plan, sort, [...shelf, ...meant], request, request)
  return [totalsOf(plan, request, meant), ...counted, window].map((built) => built.compile())
}

type Way = { readonly descending: boolean }
type Window = { readonly offset: number; readonly limit: number }
type Shelved = Pick<ListPlan<string, never>, 'table' | 'shelves'>
const built = <Row>(query: RawBuilder<Row>) => ({ compile: () => query.compile(kysely) })
const every = (conditions: readonly Condition[]) => sql.join(conditions, sql` and `)

function conditionsOf<Sort extends string, Filters>(
  reader: Reader,
  plan: ListPlan<Sort, Filters>,
  { filters, search }: ListRequest<Sort, Filters>,
): readonly Condition[] {
  const searched = search.trim() === '' ? undefined : plan.search(search)
  return [...plan.conditions(reader, filters), ...(searched ? [searched] : [])]
}

function totals<Sort extends string, Filters>(
  reader: Reader,
  plan: ListPlan<Sort, Filters>,
  request: ListRequest<Sort, Filters>,
  meant: readonly Condition[],
): Record<string, number> & { total: number } {
  return reader.find(totalsOf(plan, request, meant))!
}

function totalsOf<Sort extends string, Filters>(
  plan: ListPlan<Sort, Filters>,
  { filters, sort }: ListRequest<Sort, Filters>,
  meant: readonly Condition[],
) {
  const sums = Object.entries(plan.sums).map(([name, sum]) => sql`, ${sum} as ${sql.ref(name)}`)
  const index = sql.ref(plan.totalsIndex(filters, plan.sorts[sort]))
  return built(sql<Record<string, number> & { total: number }>`
    select count(*) as total ${sql.join(sums, sql``)}
    from ${sql.table(plan.table)} indexed by ${index} where ${every(meant)}`)
}

function windowOf<Row>(
  { table }: Shelved,
  sort: SortPlan,
  meant: readonly Condition[],
  { descending }: Way,
  window?: Window,
) {
  const way = descending ? sql`desc` : sql`asc`
  const order = [...sort.by, 'id'].map((column) => sql`${sql.ref(column)} ${way}`)
  const part = window ? sql`limit ${window.limit} offset ${window.offset}` : sql``
  return built(sql<Row>`
    select * from ${sql.table(table)} indexed by ${sql.ref(sort.index)}
    where ${every(meant)} order by ${sql.join(order)} ${part}`)
}

function countShelves({ table }: Shelved, sort: SortPlan, meant: readonly Condition[]) {
  const shelf = sql.ref(sort.shelf!)
  return built(sql<{ shelf: string; size: number }>`
    select ${shelf} as shelf, count(*) as size
    from ${sql.table(table)} indexed by ${sql.ref(sort.index)}
    where ${every(meant)} group by ${shelf}`)
}

/** The conditions that pick each shelf, in the order they are walked; one empty shelf where the sort has none. */
function shelvesOf<Sort extends string, Filters>(
  reader: Reader,
  plan: ListPlan<Sort, Filters>,
  { sort, descending }: ListRequest<Sort, Filters>,
): Condition[][] {
  const { shelf } = plan.sorts[sort]
  if (!shelf) return [[]]
  const order = plan.shelves?.(reader) ?? []
  return (descending ? order.toReversed() : order).map((value) => [sql`${sql.ref(shelf)} = ${value}`])
}

function walk<Row>(
  reader: Reader,
  plan: Shelved,
  sort: SortPlan,
  meant: readonly Condition[],
  window: Window & Way,
): Row[] {
  if (!sort.shelf) return reader.all(windowOf<Row>(plan, sort, meant, window, window))
  const sizes = new Map(
    reader.all(countShelves(plan, sort, meant)).map(({ shelf, size }) => [shelf, size] as const),
  )
  const order = plan.shelves?.(reader) ?? []
  const rows: Row[] = []
  let { offset } = window
  for (const shelf of window.descending ? order.toReversed() : order) {
    const size = sizes.get(shelf) ?? 0
    if (offset < size) {
      const here = [sql`${sql.ref(sort.shelf)} = ${shelf}`, ...meant]
      const part = { offset, limit: window.limit - rows.length }
      rows.push(...reader.all(windowOf<Row>(plan, sort, here, window, part)))
      if (rows.length >= window.limit) return rows
    }
    offset = Math.max(0, offset - size)
  }
  return rows
}
