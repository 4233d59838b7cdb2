import { dirname } from 'node:path'
import type { Statement } from 'better-sqlite3'
import type { Compilable } from 'kysely'
import { assert } from '../../shared/kernel/assert.ts'
import type { LedgerFile } from './open.ts'
import type { Schema } from './schema.ts'

/** A query that Kysely built; `Row` is what it yields. */
type Built<Row> = Compilable<Row>

/** A ledger file to read from. */
export type Reader = {
  /** The folder in which the file lies; what belongs to it lies there too. */
  readonly beside: string
  all<Row>(query: Built<Row>): Row[]
  find<Row>(query: Built<Row>): Row | undefined
  /** Rows one at a time, for exports that must not hold a table in memory. */
  each<Row>(query: Built<Row>): IterableIterator<Row>
}

/** A ledger file inside a transaction. */
export type Writer = Reader & {
  /** Runs an insert, update or delete and tells how many rows it touched. */
  write(query: Built<unknown>): number
  /** A prepared insert for many rows of one table; every row names the same columns. */
  inserter<T extends keyof Schema & string>(table: T): (row: object) => void
}

/** Reads and writes one open file, with its statements kept prepared. */
export function access(file: LedgerFile): Writer {
  const prepared = new Map<string, Statement>()
  const statementFor = (sql: string): Statement => {
    let statement = prepared.get(sql)
    if (!statement) {
      statement = file.prepare(sql)
      prepared.set(sql, statement)
    }
    return statement
  }
  const run = <Row>(query: Built<Row>) => {
    const { sql, parameters } = query.compile()
    return { statement: statementFor(sql), parameters }
  }
  return {
    beside: dirname(file.name),
    all<Row>(query: Built<Row>) {
      const { statement, parameters } = run(query)
      return statement.all(parameters) as Row[]
    },
    find<Row>(query: Built<Row>) {
      const { statement, parameters } = run(query)
      return statement.get(parameters) as Row | undefined
    },
    each<Row>(query: Built<Row>) {
      // Subtle: an iterating statement is busy, so it must not be the cached one.
      const { sql, parameters } = query.compile()
      return file.prepare(sql).iterate(parameters) as IterableIterator<Row>
    },
    write(query) {
      assert(file.inTransaction, 'rows are written inside a transaction')
      const { statement, parameters } = run(query)
      return statement.run(parameters).changes
    },
    inserter(table) {
      let columns: string[] | undefined
      let statement: Statement
      return (row) => {
        assert(file.inTransaction, 'rows are written inside a transaction')
        if (!columns) {
          columns = Object.keys(row)
          const names = columns.map((name) => `"${name}"`).join(',')
          statement = statementFor(
            `insert into "${table}"(${names}) values(${columns.map(() => '?').join(',')})`,
          )
        }
        statement.run(columns.map((name) => (row as Record<string, unknown>)[name]))
      }
    },
  }
}
