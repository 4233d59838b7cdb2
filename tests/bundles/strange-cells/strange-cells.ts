import Database from 'better-sqlite3'
import type { TableSource } from '../../../electron/bundles/format/table.ts'
import { migrate } from '../../../electron/db/migrate.ts'
import type { LedgerFile } from '../../../electron/db/open.ts'
import { compareKeys } from '../../../shared/bundles/cells.ts'
import type { WireCell, WireRow, WireTable } from '../../../shared/fields/wire.ts'
import { wireTablesOf } from '../../../shared/tables.ts'
import { codeSets } from '../../support/code-sets.ts'
import { companions, idOf, soundRows } from './sound-rows.ts'

/** One cell that is not as usual, in a row that is otherwise sound, with what the row hangs on. */
export type Strange = {
  readonly table: string
  readonly column: string
  readonly cell: WireCell
  /** The rows by table, in the order in which tables are filled. */
  readonly rows: readonly (readonly [table: string, row: WireRow])[]
}

const tables = wireTablesOf('audit')
const tableOf = (name: string): WireTable => tables.find(({ table }) => table === name)!

const words = [
  ...['', ' ', 'a\u0000b', '\u202egnp.exe', '-', 'A', 'constructor', '__proto__'],
  ...['<script>alert(1)</script>', '=1+1', '\ud842\udfb7', '1 1', '1,13', '3 5'],
]
const days = [
  ...['0001-01-01', '1799-12-31', '1800-01-01', '2031-05-12', '2199-12-31', '9999-12-31', '2031-02-30'],
  ...['0000-01-01 9999-12-31', '2031-13-45 ', '2031-05-12 2031-05-13'],
]
const months = ['0001-01', '1800-01', '2031-05', '2199-12', '9999-12', '2031-13']
const numbers = [
  ...[0, 1, -1, 2, 13, 19, 1440, 1441, 1899, 2000, 2100, 5000, 10_001, 2 ** 31],
  ...[1e12, 9e15, 2 ** 53 - 1, 1 - 2 ** 53],
]
const states = [
  ...['standing', 'reversed', 'computed', 'approved', 'closed', 'asked', 'open', 'in', 'out', 'png', 'ofd'],
  ...['submit', 'pay', 'head', 'auditor', 'booked', 'refused', 'cancelled'],
]
const others: WireCell[] = [null, true, false, Buffer.from([0, 255])]

/** The other codes that may stand where a sound row has this one. */
function codesBeside(cell: WireCell | undefined): readonly string[] {
  const sets = Object.values(codeSets).map((set) => set.codes.map(({ code }): string => code))
  return sets.filter((codes) => codes.length < 30 && codes.some((code) => code === cell)).flat()
}

/** Every cell to be tried in a column: the longest texts that it takes, and whatever else is strange. */
function cellsFor(table: WireTable, column: string, sound: WireRow): readonly WireCell[] {
  const read = table.fromWire(table.version)
  const takes = (cell: WireCell) => read({ ...sound, [column]: cell }) !== undefined
  const longest = ['样', '9', '<'].flatMap((letter) => {
    const length = longestOf((count) => takes(letter.repeat(count)))
    return [letter.repeat(length), letter.repeat(length + 1)]
  })
  const own = String(sound[table.key[0]!])
  const references = [own, idOf('organisation', 999_999_999), idOf('organisation', 0), idOf('fund', 0)]
  const isWord = takes('样') || takes('a')
  // With the key of an anchor it would be the anchor, told otherwise.
  const anchor = column === table.key[0] ? soundRows[table.table]!(0)[column] : undefined
  const said = [...words, ...(isWord ? [] : [...days, ...months]), ...codesBeside(sound[column])]
  return [
    ...new Set([...said, ...states.filter(() => !isWord), ...numbers, ...others, ...longest, ...references]),
  ].filter((cell) => cell !== anchor && takes(cell))
}

function longestOf(fits: (count: number) => boolean): number {
  let most = 0
  for (let step = 1 << 14; step >= 1; step >>= 1) if (fits(most + step)) most += step
  return most
}

/** Every strange cell that a table's own description takes. */
export function strangeCells(): Strange[] {
  let nth = 0
  return tables.flatMap((table) =>
    table.columns.flatMap(({ name }) =>
      cellsFor(table, name, soundRows[table.table]!(nth + 1)).map((cell) => {
        nth++
        const place = table.table === 'voucher_entry' ? nth * 2 : nth
        const row = { ...soundRows[table.table]!(place), [name]: cell }
        return { table: table.table, column: name, cell, rows: familyOf(table.table, nth, row) }
      }),
    ),
  )
}

function familyOf(table: string, nth: number, row: WireRow): Strange['rows'] {
  const beside = (companions[table] ?? []).flatMap((name) => {
    const sound = soundRows[name]!
    if (name === 'voucher_entry')
      return [sound(nth * 2), sound(nth * 2 + 1)].map((one) => [name, one] as const)
    return [[name, sound(nth)] as const]
  })
  const partner = table === 'voucher_entry' ? [[table, soundRows[table]!(nth * 2 + 1)] as const] : []
  const rows = [...beside, [table, row] as const, ...partner]
  return rows.sort(([one], [other]) => placeOf(one) - placeOf(other))
}

const placeOf = (name: string) => tables.findIndex(({ table }) => table === name)

/** What everything else hangs on. */
export const anchors: Strange['rows'] = tables.flatMap(({ table }) =>
  table === 'voucher_entry'
    ? [0, 1].map((nth) => [table, soundRows[table]!(nth)] as const)
    : [[table, soundRows[table]!(0)] as const],
)

/**
 * Those of some strange cells that a ledger file takes side by side, by its own constraints, and those that
 * it does not take even alone, which are refused by the line. What only met another by its number is neither.
 */
export function takenTogether(cells: readonly Strange[]): { taken: Strange[]; refused: Strange[] } {
  const taken = new Set(takenBeside(cells))
  const alone = withAnchors((file) =>
    cells.filter((cell) => {
      if (taken.has(cell)) return true
      file.exec('savepoint alone')
      const isTaken = fits(file, cell) && hangs(looseRows(file))(cell)
      file.exec('rollback to alone')
      file.exec('release alone')
      return isTaken
    }),
  )
  const known = new Set(alone)
  return { taken: [...taken], refused: cells.filter((cell) => !known.has(cell)) }
}

function takenBeside(cells: readonly Strange[]): Strange[] {
  return withAnchors((file) => {
    const fitting = cells.filter((cell) => fits(file, cell))
    return fitting.filter(hangs(looseRows(file)))
  })
}

const hangs =
  (loose: ReadonlySet<string>) =>
  (cell: Strange): boolean =>
    !cell.rows.some(([table, row]) => loose.has(`${table} ${row['id']}`))

/** Looks at a ledger file that holds what everything else hangs on. */
function withAnchors<T>(look: (file: LedgerFile) => T): T {
  const file = new Database(':memory:') as LedgerFile
  try {
    migrate(file, () => {})
    file.pragma('foreign_keys=OFF')
    for (const [table, row] of anchors) put(file, table, row)
    return look(file)
  } finally {
    file.close()
  }
}

function fits(file: LedgerFile, { rows }: Strange): boolean {
  file.exec('savepoint one')
  try {
    for (const [table, row] of rows) put(file, table, row)
    file.exec('release one')
    return true
  } catch {
    file.exec('rollback to one')
    file.exec('release one')
    return false
  }
}

type Reading = ReturnType<WireTable['fromWire']>
const readings = new Map(
  tables.map((table): [string, Reading] => [table.table, table.fromWire(table.version)]),
)

function put(file: LedgerFile, name: string, row: WireRow): void {
  const read = readings.get(name)!(row)
  if (!read) throw new Error(`${name} takes no ${JSON.stringify(row)}`)
  const columns = Object.keys(read)
  const values = columns.map((column) =>
    typeof read[column] === 'boolean' ? Number(read[column]) : read[column],
  )
  file
    .prepare(`insert into "${name}"(${columns.map((one) => `"${one}"`)}) values(${columns.map(() => '?')})`)
    .run(values)
}

/** Rows that point at nothing. */
function looseRows(file: LedgerFile): ReadonlySet<string> {
  const loose = file.pragma('foreign_key_check') as { table: string; rowid: number | null }[]
  return new Set(
    loose.flatMap(({ table, rowid }) => {
      // Sums of the file's own making hang loose where their rows do.
      if (rowid === null) return []
      const id = file.prepare(`select id from "${table}" where rowid = ?`).pluck().get(rowid)
      return [`${table} ${id}`]
    }),
  )
}

/** The tables of a bundle that carries these rows beside the anchors. */
export function tablesWith(cells: readonly Strange[]): TableSource[] {
  const byTable = new Map<string, Map<WireCell, WireRow>>()
  for (const [name, row] of [...anchors, ...cells.flatMap(({ rows }) => rows)]) {
    const rows = byTable.get(name) ?? new Map<WireCell, WireRow>()
    byTable.set(name, rows)
    rows.set(row[tableOf(name).key[0]!]!, row)
  }
  return [...byTable]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, rows]) => {
      const { key, version, columns } = tableOf(name)
      const names = columns.map((column) => column.name)
      const places = key.map((column) => names.indexOf(column))
      const spelt = [...rows.values()].map((row) => names.map((column) => row[column]!))
      return { name, version, columns: names, key, rows: spelt.sort((a, b) => compareKeys(a, b, places)) }
    })
}
