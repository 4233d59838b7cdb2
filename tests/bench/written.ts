import type { LedgerDatabase } from '../../electron/chain/database.ts'
import type { Station } from '../bundles/service/stations.ts'

export type Row = Record<string, unknown>
/** Rows as they stand in a ledger, in the order in which they came. */
export type Written = { readonly table: string; readonly rows: Row[] }

/** The tables of a report of members. */
export const REPORTED = [
  'organisation',
  'post',
  'member',
  'member_branch',
  'member_class',
  'member_status',
  'movement',
]
const ENTERED = [
  'import_batch',
  'member',
  'member_branch',
  'member_class',
  'member_status',
  'movement',
  'import_row',
]

const BOTH = [...new Set([...ENTERED, ...REPORTED])]

/** The ledger that an office has open. */
export const bookOf = (office: Station): LedgerDatabase => office.open!.db
/** What stands in some tables, else in those of members. */
export function rowsIn(db: LedgerDatabase, tables: readonly string[] = BOTH): Written[] {
  return tables.map((table) => {
    const columns = (db.file.pragma(`table_info("${table}")`) as { name: string }[]).map(
      ({ name }) => `"${name}"`,
    )
    return {
      table,
      rows: db.file.prepare(`select ${columns} from "${table}" order by rowid`).all() as Row[],
    }
  })
}

export function insertAll(
  db: LedgerDatabase,
  { table, rows }: Written,
  after: (row: Row) => void = () => {},
): void {
  if (rows.length === 0) return
  const columns = Object.keys(rows[0]!)
  const insert = db.file.prepare(
    `insert into "${table}" (${columns.map((name) => `"${name}"`)}) values (${columns.map(() => '?')})`,
  )
  for (const row of rows) {
    insert.run(columns.map((name) => row[name]))
    after(row)
  }
}
