import { sql } from 'kysely'
import type { z } from 'zod'
import type { audit, Entry } from '../../shared/audit/contract.ts'
import { seen } from '../../shared/kernel/text.ts'
import type { HistoryTable } from '../../shared/ledgers/derived.ts'
import { tables } from '../../shared/tables.ts'
import type { EntryBody } from '../chain/chain.ts'
import { isWithheld, parseEntry } from '../chain/entry.ts'
import { isSealed, openCell, sealedIn } from '../chain/sealed-cells.ts'
import type { Reader } from '../db/access.ts'
import { kysely } from '../db/kysely.ts'
import type { Schema } from '../db/schema.ts'
import { maskCells } from './masking.ts'

type EntryFilter = z.output<(typeof audit.entries)['input']>

/** A window of the chain, newest first, under the filters of 操作记录. */
export function entriesWhere(reader: Reader, filter: EntryFilter) {
  const { user, deed, from, to, limit } = filter
  const rows =
    user || deed || from || to
      ? entriesOfDeeds(reader, filter, limit + 1)
      : reader.all(entries.where('seq', 'in', seqsAbout(filter).limit(limit + 1)).orderBy('seq', 'desc'))
  const names = namesIn(reader)
  return {
    entries: rows.slice(0, limit).map((row) => entryOf(reader, row, names)),
    size: chainSize(reader),
    more: rows.length > limit,
  }
}

const entries = kysely.selectFrom('audit').select(['seq', 'body'])

/** The numbers of entries about a table, newest first; of all tables where none is asked for. */
function seqsAbout({ beforeSeq, table }: Pick<EntryFilter, 'beforeSeq' | 'table'>) {
  let query = kysely.selectFrom('audit').select('seq').where('seq', '>', 0)
  if (beforeSeq !== undefined) query = query.where('seq', '<', beforeSeq)
  if (table) query = query.where('record', '>=', `${table}:`).where('record', '<', `${table};`)
  return query.orderBy('seq', 'desc')
}

/**
 * Entries of a person, a deed or some days: stretch by stretch, newest first, so that what was asked for is
 * found without reading what was not.
 */
function entriesOfDeeds(reader: Reader, filter: EntryFilter, most: number): StoredEntry[] {
  const found: StoredEntry[] = []
  let before = filter.beforeSeq ?? Number.MAX_SAFE_INTEGER
  while (found.length < most) {
    const stretches = reader.all(stretchesBefore(before, filter).limit(PAGE))
    for (const { first, last } of stretches) {
      const about = seqsAbout({ ...filter, beforeSeq: Math.min(before, last + 1) })
      const within = about.where('seq', '>=', first).limit(most - found.length)
      found.push(...reader.all(entries.where('seq', 'in', within).orderBy('seq', 'desc')))
      if (found.length >= most) break
      before = first
    }
    if (stretches.length < PAGE) break
  }
  return found
}
const PAGE = 500
type StoredEntry = Pick<Schema['audit'], 'seq' | 'body'>

function stretchesBefore(before: number, { user, deed, from, to }: EntryFilter) {
  let query = kysely.selectFrom('audit_stretch').select(['first', 'last']).where('first', '<', before)
  if (user) query = query.where('user', '=', user)
  if (deed) query = query.where('deed', '=', deed)
  if (from) query = query.where('at', '>=', startOfDay(from))
  if (to) query = query.where('at', '<', startOfDay(to) + 86_400_000)
  return query.orderBy('first', 'desc')
}

/** Every entry about one record and its dated sets, newest first. */
export function historyOf(reader: Reader, table: HistoryTable, id: string): Entry[] {
  const records = [`${table}:${id}`, `:${id}`, ...partsOf(reader, table, id)]
  const names = namesIn(reader)
  return reader
    .all(
      kysely
        .selectFrom('audit')
        .select(['seq', 'body'])
        .where('record', 'in', records)
        .orderBy('seq', 'desc')
        .limit(500),
    )
    .map((row) => entryOf(reader, row, names))
}

/** Which people, deeds and tables occur in the chain. */
export function facetsOf(reader: Reader) {
  const distinct = (name: 'user' | 'deed') =>
    reader
      .all(kysely.selectFrom('audit_stretch').select(name).distinct().where(name, '<>', '').orderBy(name))
      .map((row) => seen((row as { user: string } & { deed: string })[name]))
  const names = namesIn(reader)
  const users = distinct('user').map((id) => ({ id, name: seen(names.get(id) ?? '') }))
  return { users, deeds: distinct('deed'), tables: tablesIn(reader).map(seen) }
}

/** The tables of the chain's records, by hops over their index. */
function tablesIn(reader: Reader): string[] {
  const tables: string[] = []
  for (let after = ''; ; ) {
    const next = reader.find(
      kysely.selectFrom('audit').select('record').where('record', '>=', after).orderBy('record').limit(1),
    )
    if (!next) return tables
    const end = next.record.indexOf(':')
    // Subtle: what was withheld has no record, and an event is of no table.
    if (end > 0) tables.push(next.record.slice(0, end))
    after = end < 0 ? `${next.record} ` : `${next.record.slice(0, end)};`
  }
}

/** How many entries the chain has. */
export function chainSize(reader: Reader): number {
  return reader.find(kysely.selectFrom('audit').select('seq').orderBy('seq', 'desc').limit(1))?.seq ?? 0
}

/** The parts of a record, by the names under which the chain tells them. */
function partsOf(reader: Reader, whole: HistoryTable, id: string): string[] {
  return tables.flatMap(({ table, partOf }) => {
    if (!partOf || ('table' in partOf && partOf.table !== whole)) return []
    const ofWhole = 'table' in partOf ? sql`` : sql` and ${sql.ref(partOf.tableIn)} = ${whole}`
    const ids = sql<{
      id: string
    }>`select id from ${sql.table(table)} where ${sql.ref(partOf.column)} = ${id}${ofWhole}`
    return reader.all({ compile: () => ids.compile(kysely) }).map((row) => `${table}:${row.id}`)
  })
}

const namesIn = (reader: Reader): ReadonlyMap<string, string> =>
  new Map(
    reader.all(kysely.selectFrom('person_account').select(['id', 'name'])).map(({ id, name }) => [id, name]),
  )

/** Cells without signs that nobody sees, in their names too: whoever wrote a chain wrote both. */
function seenCells(cells: Entry['before']): Entry['before'] {
  if (cells === null) return null
  return Object.fromEntries(
    Object.entries(cells).map(([name, cell]) => [seen(name), typeof cell === 'string' ? seen(cell) : cell]),
  )
}

// SECURITY: what a received chain tells turns nothing around on the page
// (tests/session/hidden-names.test.ts)
function entryOf(
  reader: Reader,
  row: { seq: number; body: string },
  names: ReadonlyMap<string, string>,
): Entry {
  if (isWithheld(row.body)) return { ...NOTHING, kind: 'withheld', seq: row.seq }
  const body = parseEntry(row.body)
  if (!body) return { ...NOTHING, kind: 'broken', seq: row.seq }
  return {
    seq: row.seq,
    atMs: body.at,
    user: seen(body.user),
    userName: seen(names.get(body.user) ?? ''),
    deed: seen(body.deed),
    kind: body.kind,
    table: seen(body.table),
    op: body.op,
    id: seen(body.id),
    before: seenCells(maskCells(body.table, openCells(reader, body, body.before))),
    after: seenCells(maskCells(body.table, openCells(reader, body, body.after))),
    tx: seen(body.tx),
    reason: seen(body.reason),
  }
}

/** What stands for a value whose key is not here: destroyed, or never sent. */
const CLOSED = '********'

/** Cells with the sealed values open. */
function openCells(
  reader: Reader,
  { table, id }: EntryBody,
  cells: EntryBody['before'],
): EntryBody['before'] {
  const sealed = Object.entries(cells ?? {}).filter(
    ([name, cell]) => sealedIn(table).has(name) && isSealed(cell),
  )
  if (sealed.length === 0) return cells
  const key = reader.find(kysely.selectFrom('record_key').select('key').where('id', '=', id))?.key
  const open = sealed.map(([name, cell]) => {
    const value = key && openCell(key, table, name, cell as string)
    return [name, value ?? CLOSED] as const
  })
  return { ...cells, ...Object.fromEntries(open) }
}

const NOTHING = {
  atMs: 0,
  user: '',
  userName: '',
  deed: '',
  table: '',
  op: '',
  id: '',
  before: null,
  after: null,
  tx: '',
  reason: '',
} as const satisfies Omit<Entry, 'seq' | 'kind'>

const startOfDay = (day: string): number => new Date(`${day}T00:00:00+08:00`).getTime()
