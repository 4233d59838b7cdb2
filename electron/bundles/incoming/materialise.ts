import { rmSync } from 'node:fs'
import type { Cell, Row } from '../../../shared/bundles/cells.ts'
import { checkpointText } from '../../../shared/bundles/checkpoint.ts'
import type { IndicatorCode } from '../../../shared/bundles/indicators.ts'
import { MOST_SUMMED_FEN } from '../../../shared/bundles/limits.ts'
import type { TableEntry } from '../../../shared/bundles/parts.ts'
import { bundleSteps } from '../../../shared/bundles/task-words.ts'
import type { WireCell, WireRow, WireTable } from '../../../shared/fields/wire.ts'
import { refuse } from '../../../shared/kernel/refusal.ts'
import { wireTablesOf } from '../../../shared/tables.ts'
import { columnLabel } from '../../../shared/words/changes.ts'
import { firstHead, headAfter, leafOf } from '../../chain/chain.ts'
import { parseEntry } from '../../chain/entry.ts'
import { foldingStretches, keepingStretches } from '../../chain/stretches.ts'
import { access } from '../../db/access.ts'
import { writeMeta } from '../../db/meta.ts'
import { migrate } from '../../db/migrate.ts'
import { type LedgerFile, openFile } from '../../db/open.ts'
import type { TaskContext } from '../../ipc/handlers.ts'
import { signPubOf } from '../enrolment/enrol.ts'
import { withheld } from '../format/leaves.ts'
import { markColumn, placeholderFor } from '../format/marks.ts'
import type { OpenedBundle } from '../format/unseal.ts'

/** What a received ledger holds, as its receiver needs to know it. */
export type Materialised = {
  readonly rows: number
  readonly figures: Readonly<Record<IndicatorCode, number>>
  /** Marks of everybody present, 16 bytes each, sorted and without repetition. */
  readonly marks: Buffer
  /** Labels of the columns that were masked or left out. */
  readonly maskedLabels: readonly string[]
}

/** The month a bundle is about. */
export const periodOf = ({ period, created_at }: OpenedBundle['manifest']): string =>
  period?.id ?? created_at.slice(0, 7)

const CHUNK = 2000

/**
 * Builds the encrypted file of a received ledger at `path`, complete, closed and not yet durable: the same
 * schema, rows read through the wire versions, and the chain as far as it was sent.
 *
 * Faults: `bundles.newer-version`, `bundles.bad-rows`, `disk.*`, `ipc.cancelled`. The caller removes the file
 * where this throws.
 */
export async function materialise(
  task: TaskContext,
  opened: OpenedBundle,
  path: string,
  key: Uint8Array,
): Promise<Materialised> {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${end}`, { force: true })
  const file = openFile(path, key, 'aegis', 'create')
  try {
    migrate(file, () => {})
    // Subtle: a half-made file is thrown away, so nothing of it is worth a journal; the caller syncs the
    // whole.
    for (const setting of [
      'journal_mode=DELETE',
      'journal_mode=OFF',
      'synchronous=OFF',
      'foreign_keys=OFF',
    ]) {
      file.pragma(setting)
    }
    file.exec('begin')
    const filled = await fill(task, opened, file)
    fillChain(file, opened)
    mustHang(file)
    const { from } = opened.manifest
    writeMeta(file, {
      ledger: from.ledger,
      kind: 'received',
      office_code: from.office,
      incarnation: String(from.incarnation),
      source: opened.id,
      sign_pub: signPubOf(opened.sender.publicKey),
    })
    const figures = task.countFigures(access(file), periodOf(opened.manifest))
    file.exec('commit')
    return { ...filled, figures, maskedLabels: maskedLabels(opened) }
  } finally {
    file.close()
  }
}

async function fill(task: TaskContext, opened: OpenedBundle, file: LedgerFile) {
  const total = opened.manifest.totals.rows
  const marks: string[] = []
  let rows = 0
  for (const { entry, rows: sent } of inOurOrder(opened.tables)) {
    const table = wireFor(entry)
    const put = inserter(file, table)
    const read = rowReader(table, entry, marks)
    const isWithin = moneyKeeper(table)
    let line = 0
    for (const row of sent()) {
      line++
      const values = read(row)
      if (!values || !isWithin(values) || !put(values))
        refuse('bundles.bad-rows', { table: entry.name, line })
      if (++rows % CHUNK !== 0) continue
      task.progress(rows, total, bundleSteps.store)
      await task.breathe()
    }
  }
  return { rows, marks: packMarks(marks) }
}

/**
 * Subtle: a bundle names its tables by the alphabet, but a file may want some rows before others (entries
 * before their voucher), so they go in as our own tables stand.
 */
function inOurOrder<T extends { readonly entry: TableEntry }>(tables: readonly T[]): T[] {
  const places = new Map(wireTablesOf('audit').map(({ table }, at) => [table, at]))
  const placeOf = ({ entry }: T) => places.get(entry.name) ?? -1
  return [...tables].sort((one, other) => placeOf(one) - placeOf(other))
}

/** The table of ours that a table of a bundle fills; fault `bundles.newer-version`. */
function wireFor(entry: TableEntry): WireTable {
  const table = wireTablesOf('audit').find((one) => one.table === entry.name)
  if (!table || entry.version > table.version) return refuse('bundles.newer-version', {})
  return table
}

/** Reads rows of a bundle into rows of the file; marks of people present are gathered on the way. */
function rowReader(table: WireTable, entry: TableEntry, marks: string[]): (row: Row) => WireRow | undefined {
  const { columns, version } = entry
  const fromWire = table.fromWire(version)
  const marked = table.columns.flatMap((column) => {
    const mark = markColumn(column)
    const at = mark === undefined ? -1 : columns.indexOf(mark)
    return at < 0 ? [] : [{ name: column.name, at, isMasked: entry.masked.includes(column.name) }]
  })
  const markPlaces = new Set(marked.map(({ at }) => at))
  const left = columns.indexOf('left_day')
  return (row) => {
    const cells: Record<string, Cell> = {}
    for (let at = 0; at < columns.length; at++) if (!markPlaces.has(at)) cells[columns[at]!] = row[at]!
    const values = fromWire(cells)
    if (!values || marked.length === 0) return values
    const changed: Record<string, WireCell> = { ...values }
    for (const { name, at, isMasked } of marked) {
      const mark = row[at]
      if (mark === null) continue
      if (typeof mark !== 'string' || !MARK.test(mark)) return undefined
      if (left < 0 || row[left] === null) marks.push(mark)
      const value = values[name]
      if (isMasked && typeof value === 'string') changed[name] = placeholderFor(value, mark)
    }
    return changed
  }
}

/** Says of one row after the other whether every money column still adds up to what may be summed. */
function moneyKeeper({ columns }: WireTable): (values: WireRow) => boolean {
  const sums = columns.filter(({ name }) => name.endsWith('_fen')).map(({ name }) => ({ name, sum: 0 }))
  return (values) => {
    for (const each of sums) each.sum += Math.abs(Number(values[each.name] ?? 0))
    return sums.every(({ sum }) => sum <= MOST_SUMMED_FEN)
  }
}

const MARK = /^[0-9a-f]{32}$/

/** A prepared insert; answers false where the file's own constraints refuse the row. */
function inserter(file: LedgerFile, { table }: WireTable): (values: WireRow) => boolean {
  let columns: readonly string[] | undefined
  let run: (values: WireRow) => void
  const prepare = (values: WireRow) => {
    const names = Object.keys(values)
    const list = names.map((name) => `"${name}"`).join(',')
    const statement = file.prepare(
      `insert into "${table}"(${list}) values(${names.map(() => '?').join(',')})`,
    )
    run = (row) => void statement.run(names.map((name) => sqlValue(row[name] ?? null)))
    columns = names
  }
  return (values) => {
    if (!columns) prepare(values)
    try {
      run(values)
      return true
    } catch (error) {
      const code = String((error as { code?: unknown }).code)
      if (code.startsWith('SQLITE_CONSTRAINT') || error instanceof TypeError) return false
      throw error
    }
  }
}

const sqlValue = (cell: WireCell): unknown => (typeof cell === 'boolean' ? Number(cell) : cell)

function packMarks(marks: readonly string[]): Buffer {
  return Buffer.from([...new Set(marks)].sort().join(''), 'hex')
}

/** The sender's chain: its entries where a pack carries them, else only where it begins. */
function fillChain(file: LedgerFile, { manifest, entries, leaves, sender: _ }: OpenedBundle): void {
  const insert = file.prepare('insert into audit(seq, body, head, record) values (?, ?, ?, ?)')
  const stretches = foldingStretches(keepingStretches(file))
  let head = firstHead(manifest.from.ledger)
  insert.run(0, '', head, '')
  let seq = 0
  for (const body of entries()) {
    const leaf = leaves.subarray(seq * 32, (seq + 1) * 32)
    seq++
    head = headAfter(head, body === null ? leaf : leafOf(body))
    const entry = body === null ? undefined : parseEntry(body)
    insert.run(seq, body ?? withheld(leaf), head, entry ? `${entry.table}:${entry.id}` : '')
    if (entry) stretches.take({ ...entry, seq })
  }
  stretches.end()
  const { audit, from } = manifest
  if (seq === 0 || !audit?.checkpoint) return
  const { at, sig } = audit.checkpoint
  const { ledger, incarnation } = from
  const text = checkpointText({ ledger, incarnation, size: audit.size, head: audit.head, at })
  file
    .prepare('insert or replace into checkpoint(size, head, at, text, signature) values (?, ?, ?, ?, ?)')
    .run(audit.size, Buffer.from(audit.head, 'hex'), Date.parse(at) || 0, text, sig)
}

/**
 * No row may point at nothing, and no organisation stand under itself. Subtle: rows go in line by line, so
 * that a row's number in its table is its line.
 */
function mustHang(file: LedgerFile): void {
  const loose = file.pragma('foreign_key_check') as { table: string; rowid: number | null }[]
  const first = loose.find(({ rowid }) => rowid !== null) ?? loose[0]
  if (first) refuse('bundles.bad-rows', { table: first.table, line: first.rowid ?? 0 })
  const round = file.prepare(UNDER_NOTHING).pluck().get() as number | null
  if (round !== null) refuse('bundles.bad-rows', { table: 'organisation', line: round })
}

const UNDER_NOTHING = `
  with recursive standing(id) as (
    select id from organisation where parent_id is null
    union all
    select below.id from standing cross join organisation below on below.parent_id = standing.id
  )
  select min(rowid) from organisation where id not in (select id from standing)`

function maskedLabels({ manifest }: OpenedBundle): string[] {
  const labels = manifest.tables.flatMap((entry) => {
    const table = wireFor(entry)
    // What always travels and is not there was not kept yet by the program that sent it.
    const leftOut = table.columns
      .filter(({ name, treatment }) => treatment !== 'plain' && !entry.columns.includes(name))
      .map(({ name }) => name)
    return [...entry.masked, ...leftOut].map((column) => columnLabel(entry.name, column))
  })
  return [...new Set(labels)]
}
