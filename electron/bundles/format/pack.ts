import { createHash, createHmac } from 'node:crypto'
import type { Cell, Row } from '../../../shared/bundles/cells.ts'
import type { Treatment, WireTable } from '../../../shared/fields/wire.ts'
import { type Mask, masked } from '../../../shared/kernel/mask.ts'
import { tableNamed, wireTablesOf } from '../../../shared/tables.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import type { LedgerFile } from '../../db/open.ts'
import { markColumn, markMaker } from './marks.ts'
import { spellRow, type TableSource } from './table.ts'

/** What shall leave: which tables, to whom, and whether personal columns keep their values. */
export type Leaving = {
  readonly kind: 'report' | 'audit'
  readonly unmasked: boolean
  /** The key of the marks beside hidden ID numbers, and of the digest of all: `markKeyFor`. */
  readonly markKey: Uint8Array
  /** The entries of the chain that leave with it; later checkpoints stay. */
  readonly chainSize: number
}

/** A column as it leaves; marks are columns of their own. */
export type LeavingColumn = {
  readonly name: string
  readonly treatment: Treatment
  /** The column of the ledger file it is made from. */
  readonly source: string
  readonly isMark: boolean
}

/** Every column of a table with its treatment; those left out are named, for the preview. */
export function leavingColumns(table: WireTable, unmasked: boolean): LeavingColumn[] {
  return table.columns.flatMap((column) => {
    const { name } = column
    const treatment = unmasked && column.treatment === 'masked' ? 'plain' : column.treatment
    const itself: LeavingColumn = { name, treatment, source: name, isMark: false }
    const mark = markColumn(column)
    if (mark === undefined) return [itself]
    return [itself, { name: mark, treatment: 'plain' as const, source: name, isMark: true }]
  })
}

/**
 * A table as it would leave now, read row by row. Subtle: the rows belong to this moment; they are to be
 * used up before anybody waits.
 */
export function sourceOf(file: LedgerFile, table: WireTable, leaving: Leaving): TableSource {
  const columns = leavingColumns(table, leaving.unmasked).filter(({ treatment }) => treatment !== 'left-out')
  return {
    name: table.table,
    version: table.version,
    columns: columns.map(({ name }) => name),
    key: table.key,
    masked: columns.filter(({ treatment }) => treatment === 'masked').map(({ name }) => name),
    sums: table.sums ?? [],
    rows: rowsOf(file, table, columns, leaving),
  }
}

/**
 * The digest of everything that would leave now: tables, columns, treatments and rows.
 *
 * SECURITY: it stands in the chain, which others read, and what leaves may hold what is hidden from them; it
 * is keyed, so that nobody can try numbers against it (tests/masks/digests.test.ts).
 */
export function contentDigest(file: LedgerFile, leaving: Leaving, chainHead: string): string {
  const tables = wireTablesOf(leaving.kind).map((table) => tableFacts(sourceOf(file, table, leaving)))
  return digestOfFacts(tables, leaving, chainHead)
}

/** The same digest, of tables that were packed: `sha256` is that of a table's lines. */
export function packedDigest(
  packed: readonly { readonly source: Omit<TableSource, 'rows'>; readonly sha256: string }[],
  leaving: Leaving,
  chainHead: string,
): string {
  return digestOfFacts(
    packed.map(({ source, sha256 }) => factsText(source, sha256)),
    leaving,
    chainHead,
  )
}

function digestOfFacts(facts: readonly string[], { kind, markKey }: Leaving, chainHead: string): string {
  const digest = createHmac('sha256', markKey)
  for (const text of facts) digest.update(text)
  if (kind === 'audit') digest.update(chainHead)
  return digest.digest('hex')
}

function tableFacts(source: TableSource): string {
  const lines = createHash('sha256')
  let text = ''
  for (const row of source.rows) {
    text += `${spellRow(row)}\n`
    if (text.length < BATCH) continue
    lines.update(text)
    text = ''
  }
  return factsText(source, lines.update(text).digest('hex'))
}

function factsText({ name, version, columns, masked }: Omit<TableSource, 'rows'>, sha256: string): string {
  return `${sha256Hex(JSON.stringify([name, version, columns, masked, sha256]))}\n`
}

const BATCH = 1 << 15

function* rowsOf(
  file: LedgerFile,
  table: WireTable,
  columns: readonly LeavingColumn[],
  leaving: Leaving,
): Generator<Row> {
  const names = columns.map(({ source }) => `"${source}"`).join(', ')
  const order = table.key.map((name) => `"${name}"`).join(', ')
  const { where, values } = leavingRows(table, leaving)
  const statement = file.prepare(`select ${names} from "${table.table}" where ${where} order by ${order}`)
  const changes = changesFor(table, columns, leaving)
  const rows = statement.raw().iterate(...values)
  for (const row of rows as IterableIterator<Cell[]>) {
    for (const { at, change } of changes) row[at] = change(row[at]!)
    yield row
  }
}

/** How many rows of a table leave. */
export function countLeaving(file: LedgerFile, table: WireTable, leaving: Leaving): number {
  const { where, values } = leavingRows(table, leaving)
  const counted = file.prepare(`select count(*) from "${table.table}" where ${where}`).pluck()
  return counted.get(...values) as number
}

/** Which rows leave: all, but for later checkpoints, keys to what is masked, and parts of what stays. */
function leavingRows({ table }: WireTable, { kind, chainSize, unmasked }: Leaving) {
  if (table === 'record_key') return { where: unmasked ? 'true' : 'false', values: [] }
  if (table === 'checkpoint') return { where: 'size <= ?', values: [chainSize] }
  const partOf = tableNamed[table]?.partOf
  if (!partOf || 'table' in partOf) return { where: 'true', values: [] }
  const leaving = wireTablesOf(kind).map((one) => one.table)
  return { where: `"${partOf.tableIn}" in (${leaving.map(() => '?').join(', ')})`, values: leaving }
}

/** What happens to which cells; most stay as they are. */
function changesFor(table: WireTable, columns: readonly LeavingColumn[], leaving: Leaving) {
  const mark = markMaker(leaving.markKey)
  const marked = (cell: Cell): Cell => (typeof cell === 'string' && cell !== '' ? mark(cell) : null)
  return columns.flatMap(({ source, treatment, isMark }, at) => {
    if (isMark) return [{ at, change: marked }]
    if (treatment !== 'masked') return []
    return [{ at, change: hiding(table.columns.find(({ name }) => name === source)?.mask) }]
  })
}

function hiding(mask: Mask | undefined): (cell: Cell) => Cell {
  return (cell) => (mask !== undefined && typeof cell === 'string' ? masked(mask, cell) : null)
}
