import { tableNamed, wireTablesOf } from '../../shared/tables.ts'
import type { Cell, EntryBody } from '../chain/chain.ts'
import { isSealed, sealCell, sealedIn } from '../chain/sealed-cells.ts'
import { auditedTables, keyOf, toldColumns, toldRows } from '../chain/triggers.ts'
import { readMeta } from '../db/meta.ts'
import type { LedgerFile } from '../db/open.ts'
import type { Findings } from './findings.ts'

type Row = Map<string, Cell>

/**
 * Replays what the entries tell of rows, in order, and compares every `before` with what the entries before
 * it made of the row: what was changed with another tool is found even where the program wrote over it
 * later.
 */
export class Replay {
  readonly #tables = new Map<string, Map<string, Row>>()
  readonly #findings: Findings
  readonly #isMasked: boolean

  /** `isMasked`: the file was sent with masked columns, which are not compared. */
  constructor(findings: Findings, isMasked: boolean) {
    this.#findings = findings
    this.#isMasked = isMasked
  }

  /** Takes in what one entry tells; events tell of no row. */
  take({ kind, seq, table, op, id, before, after }: EntryBody): void {
    if (kind !== 'row') return
    const rows = this.#rowsOf(table)
    const stood = rows.get(id)
    const was = new Map(Object.entries(before ?? {}))
    const fits =
      op === 'insert' ? stood === undefined : stood !== undefined && says(stood, was, op === 'delete')
    if (!fits) this.#findings.note('before', seq, table, id)
    if (op === 'delete') {
      rows.delete(id)
      return
    }
    // Carry on from what the entry says, so that one change is told once.
    const row = op === 'insert' || stood === undefined ? was : stood
    for (const [column, value] of Object.entries(after ?? {})) row.set(column, value)
    rows.set(id, row)
  }

  /** Compares the rows of the file with what was told, and draws the line. */
  compare(file: LedgerFile): void {
    let count = 0
    for (const table of carriedTables(file)) count += this.#compareTable(file, table)
    this.#findings.draw('rows', count)
  }

  #rowsOf(table: string): Map<string, Row> {
    const rows = this.#tables.get(table) ?? new Map<string, Row>()
    this.#tables.set(table, rows)
    return rows
  }

  #compareTable(file: LedgerFile, table: string): number {
    const isMasked = this.#isMasked
    const columns = toldColumns(file, table)
    const told = this.#rowsOf(table)
    const key = keyOf(table)
    const list = columns.map((name) => `"${name}"`).join(', ')
    const live = file.prepare(`select ${list} from "${table}" where ${toldRows(table, `"${table}"`)}`)
    const keyFor = keysOf(file, table)
    const sealed = sealedIn(table)
    const agrees = (name: string, was: Cell, is: Cell, row: Record<string, Cell>): boolean => {
      if (!sealed.has(name) || is === null || !isSealed(was)) return was === is
      const held = keyFor(row)
      // Subtle: who was given masked columns was given no keys.
      return held ? was === sealCell(held, table, name, is as string) : isMasked
    }
    let count = 0
    for (const row of live.iterate() as IterableIterator<Record<string, Cell>>) {
      count += 1
      const id = String(row[key])
      const expected = told.get(id)
      told.delete(id)
      if (!expected) this.#findings.note('row-added', null, table, id)
      else if (!columns.every((name) => agrees(name, expected.get(name) ?? null, row[name]!, row)))
        this.#findings.note('row-changed', null, table, id)
    }
    for (const id of told.keys()) this.#findings.note('row-missing', null, table, id)
    return count
  }
}

/** Finds the key under which the chain tells the sensitive columns of a row. */
function keysOf(file: LedgerFile, table: string) {
  const owner = tableNamed[table]?.sealedFor ?? keyOf(table)
  const held = file.prepare('select key from record_key where id = ?').pluck()
  return (row: Record<string, Cell>) => held.get(row[owner]) as Buffer | undefined
}

/** Whether a row stood as an entry says it did; a whole row has no other columns than those told. */
function says(stood: Row, was: Row, isWhole: boolean): boolean {
  for (const [column, value] of was) if ((stood.get(column) ?? null) !== value) return false
  if (!isWhole) return true
  for (const [column, value] of stood) if (value !== null && !was.has(column)) return false
  return true
}

/** The tables that must agree with the chain: all of one's own; of a received ledger, those sent. */
function carriedTables(file: LedgerFile): readonly string[] {
  if (readMeta(file, 'kind') !== 'received') return auditedTables
  const sent = new Set(wireTablesOf('audit').map(({ table }) => table))
  return auditedTables.filter((table) => sent.has(table))
}
