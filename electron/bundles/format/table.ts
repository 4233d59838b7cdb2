import { type Cell, compareKeys, isKeyCell, type Row } from '../../../shared/bundles/cells.ts'
import type { TableEntry, Totals } from '../../../shared/bundles/parts.ts'
import { assert } from '../../../shared/kernel/assert.ts'
import { fault } from '../../../shared/kernel/faults.ts'
import { Refusal, refuse } from '../../../shared/kernel/refusal.ts'
import { areLines, finishLines, inflate, linesOf, type PackedLines, packLines } from './ndjson.ts'

/** A table to be sealed. Rows come in key order (SQLite's own, see `compareKeys`), cells in column order. */
export type TableSource = {
  readonly name: string
  /** Version of the wire rows. */
  readonly version: number
  readonly columns: readonly string[]
  readonly key: readonly string[]
  /** Columns that were masked or emptied, in column order. */
  readonly masked?: readonly string[]
  /** Integer columns whose sums go into the control totals. */
  readonly sums?: readonly string[]
  readonly rows: Iterable<Row>
}

/** A table whose rows were read: it no longer needs the ledger. */
export type PackedTable = {
  readonly source: Omit<TableSource, 'rows'>
  readonly lines: PackedLines
  readonly sums: Totals['sums']
}

/** Reads all rows at once, so it may run inside one read transaction; compression goes on beside it. */
export function packTable(source: TableSource): PackedTable {
  const { rows, ...rest } = source
  const key = source.key.map((column) => source.columns.indexOf(column))
  const totals = new Summing(source)
  const lines = packLines(spell(rows, source, key, totals))
  return { source: rest, lines, sums: totals.read() }
}

/** The manifest's entry for a packed table, and its gzip member. */
export async function finishTable({
  source,
  lines,
}: PackedTable): Promise<{ entry: TableEntry; gz: Buffer }> {
  const { facts, gz } = await finishLines(lines)
  const entry: TableEntry = {
    name: source.name,
    version: source.version,
    columns: [...source.columns],
    key: [...source.key],
    masked: [...(source.masked ?? [])],
    rows: lines.lines,
    ...facts,
    member: `tables/${source.name}.ndjson.gz`,
  }
  return { entry, gz }
}

/**
 * Verifies a member against its signed entry: digests, one canonical row per line, as many as promised,
 * sorted and unique by key. Feeds every row to `sums` and gives back the inflated bytes. Faults:
 * `bundles.bad-digest`, `bundles.bad-rows`, `bundles.bad-totals`.
 */
export function verifyTable(entry: TableEntry, gz: Uint8Array, sums: Summing): Buffer {
  const raw = inflate(gz, entry, entry.member)
  if (!areLines(raw)) refuse('bundles.bad-rows', { table: entry.name, line: 0 })
  const key = entry.key.map((column) => entry.columns.indexOf(column))
  let previous: Row | undefined
  let line = 0
  for (const text of linesOf(raw)) {
    line++
    const row = parseRow(text, entry.columns.length)
    if (!row || !isInOrder(previous, row, key)) {
      throw new Refusal(fault('bundles.bad-rows', { table: entry.name, line }))
    }
    if (!sums.add(row)) refuse('bundles.bad-totals', { table: entry.name })
    previous = row
  }
  if (line !== entry.rows) refuse('bundles.bad-rows', { table: entry.name, line })
  return raw
}

/** The rows in the bytes that {@link verifyTable} gave back. */
export function* readRows(raw: Buffer): Generator<Row> {
  for (const line of linesOf(raw)) yield (JSON.parse(line) as unknown[]).map(fromJson)
}

/** Adds up integer columns; empty cells count as nothing. */
export class Summing {
  readonly #table: string
  readonly #columns: readonly { readonly column: string; readonly index: number }[]
  readonly #sums: number[]

  constructor({ name, columns, sums = [] }: Pick<TableSource, 'name' | 'columns' | 'sums'>) {
    this.#table = name
    this.#columns = sums.map((column) => ({ column, index: columns.indexOf(column) }))
    this.#sums = sums.map(() => 0)
  }

  /** False where a cell is no integer, or a sum leaves the range of exact integers. */
  add(row: Row): boolean {
    for (let at = 0; at < this.#columns.length; at++) {
      const cell = row[this.#columns[at]!.index]
      if (cell === null) continue
      if (typeof cell !== 'number') return false
      this.#sums[at]! += cell
      if (!Number.isSafeInteger(this.#sums[at])) return false
    }
    return true
  }

  read(): Totals['sums'] {
    return this.#columns.map(({ column }, at) => ({ table: this.#table, column, sum: this.#sums[at]! }))
  }
}

function* spell(
  rows: Iterable<Row>,
  { name, columns }: TableSource,
  key: readonly number[],
  sums: Summing,
): Generator<string> {
  let previous: Row | undefined
  for (const row of rows) {
    assert(row.length === columns.length, `a row of ${name} has a cell per column`)
    assert(isInOrder(previous, row, key), `rows of ${name} are sorted and unique by key`)
    assert(sums.add(row), `sums of ${name} are exact integers`)
    previous = row
    yield `${spellRow(row)}\n`
  }
}

/** The canonical spelling of a row (bundle.md C3). */
export function spellRow(row: Row): string {
  let plain = true
  for (const cell of row) {
    if (cell instanceof Uint8Array) plain = false
    else assert(isPlainCell(cell), 'cells are well-formed text, exact integers, yes, no or nothing')
  }
  return JSON.stringify(plain ? row : row.map(toJson))
}

/** The row a line spells, or `undefined` unless it is spelt exactly as {@link spellRow} would. */
export function parseRow(line: string, width: number): Row | undefined {
  let cells: unknown
  try {
    cells = JSON.parse(line)
  } catch {
    return undefined
  }
  if (!Array.isArray(cells) || cells.length !== width) return undefined
  let plain = true
  for (const cell of cells) {
    if (isPlainCell(cell)) continue
    if (!isBlob(cell)) return undefined
    plain = false
  }
  const row: Row = plain ? cells : cells.map(fromJson)
  return JSON.stringify(plain ? cells : row.map(toJson)) === line ? row : undefined
}

function isInOrder(previous: Row | undefined, row: Row, key: readonly number[]): boolean {
  return key.every((column) => isKeyCell(row[column])) && (!previous || compareKeys(previous, row, key) < 0)
}

function isPlainCell(cell: unknown): boolean {
  if (cell === null || typeof cell === 'boolean') return true
  if (typeof cell === 'string') return cell.isWellFormed()
  return Number.isSafeInteger(cell) && !Object.is(cell, -0)
}

type Blob = { readonly $b: string }
function isBlob(cell: unknown): cell is Blob {
  return typeof cell === 'object' && cell !== null && typeof (cell as Partial<Blob>).$b === 'string'
}

function toJson(cell: Cell): unknown {
  return cell instanceof Uint8Array ? { $b: Buffer.from(cell).toString('base64') } : cell
}

function fromJson(cell: unknown): Cell {
  return isBlob(cell) ? Buffer.from(cell.$b, 'base64') : (cell as Cell)
}
