import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { digestOf } from '../../electron/attachments/content-files.ts'
import { keepContent } from '../../electron/attachments/contents.ts'
import { putPoint } from '../../electron/audit/checkpoint.ts'
import { answeredBy, outsideColumns } from '../../electron/audit/coverage.ts'
import { verifyLedger } from '../../electron/audit/verify.ts'
import { commit } from '../../electron/chain/commit.ts'
import type { LedgerDatabase } from '../../electron/chain/database.ts'
import { auditedTables, toldColumns, toldMeta } from '../../electron/chain/triggers.ts'
import { newId } from '../../electron/db/ids.ts'
import { writeMeta } from '../../electron/db/meta.ts'
import { migrate } from '../../electron/db/migrate.ts'
import { checkOf } from '../../shared/audit/checks.ts'
import { tableNamed } from '../../shared/tables.ts'
import { ledgerId, tempDatabase } from '../support/open-memory.ts'

type Column = {
  readonly name: string
  readonly type: string
  readonly hidden: number
  readonly pk: number
  readonly notnull: number
}
type Row = Record<string, string | number | null | Uint8Array>

const ambient = { user: 'u1', nowMs: 1_800_000_000_000, today: '2027-01-15', newId: () => newId() }
const blank = new Database(':memory:')
migrate(blank, () => {})
const schema = testSchema()
const outside = new Set(
  Object.entries(answeredBy).flatMap(([table, check]) =>
    ['chain', 'checkpoints', 'balances', 'contents'].includes(check) ? [] : [table],
  ),
)

/** Every table with its columns, read from a ledger file. */
function testSchema(): ReadonlyMap<string, Column[]> {
  const tables = blank
    .prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`)
    .pluck()
    .all() as string[]
  return new Map(tables.map((table) => [table, blank.pragma(`table_xinfo("${table}")`) as Column[]]))
}

describe('every table and column is answered for exactly once:', () => {
  test.each([...schema.keys()])('%s', (table) => {
    const isTold = (auditedTables as readonly string[]).includes(table)
    expect(isTold).not.toBe(table in answeredBy)
    if (!isTold) return
    const told = toldColumns(blank, table)
    const computed = Object.keys(tableNamed[table]?.derive?.()(madeUp(table) as never) ?? {})
    for (const { name, hidden } of schema.get(table)!) {
      const answers = [told.includes(name), computed.includes(name), hidden !== 0]
      expect(answers.filter(Boolean), `${table}.${name}`).toHaveLength(1)
    }
    const derived = tableNamed[table]?.derived ?? []
    expect(new Set(derived)).toEqual(
      new Set([
        ...computed,
        ...schema
          .get(table)!
          .filter(({ hidden }) => hidden !== 0)
          .map(({ name }) => name),
      ]),
    )
  })
})

const made: Readonly<Record<string, string>> = { paid_day: '2031-02-03', state: 'paid' }

/** A row of a table that nobody would enter: its columns hold something of their type. */
function madeUp(table: string): Row {
  const row: Row = {}
  for (const { name, type, hidden } of schema.get(table)!) {
    if (hidden !== 0) continue
    if (type === 'INTEGER') row[name] = 1
    else
      row[name] =
        type === 'BLOB' ? Buffer.alloc(table === 'record_key' ? 64 : 32, 1) : (made[name] ?? `${name}x`)
  }
  return { ...row, ...tableNamed[table]?.derive?.()(row as never) }
}

describe('with another tool, in every table:', () => {
  let db: LedgerDatabase
  beforeAll(() => {
    db = filled()
  })
  afterAll(() => db.close())

  const verified = async () => {
    const { broken, lines } = await verifyLedger(db.file, ledgerId, async () => {})
    // Nobody signed what was made up: that has its own test (tests/audit/decisions.test.ts).
    return { broken: broken.filter(({ what }) => checkOf[what] !== 'decisions'), lines }
  }
  const isNamed = (table: string, column = ''): string | undefined =>
    outsideColumns[`${table}.${column}` as keyof typeof outsideColumns] ??
    (outside.has(table) ? answeredBy[table as keyof typeof answeredBy] : undefined)

  /** What was done is found, or the result names its table as not compared. */
  async function mustShow(table: string, what: string, column?: string): Promise<void> {
    const { broken, lines } = await verified()
    const name = isNamed(table, column)
    if (name === undefined) expect(broken.length, `${table}: ${what}`).toBeGreaterThan(0)
    else expect(lines).toContainEqual({ what: name, count: expect.any(Number), outcome: 'not-compared' })
  }

  const tables = [...schema.keys()]
  test('nothing is found before', async () => expect((await verified()).broken).toEqual([]))

  /** Does something to the file, looks what verification says, and takes it back. */
  async function tryOut(edit: string, table: string, what: string, column?: string): Promise<void> {
    db.file.exec(`savepoint one; ${edit}`)
    try {
      await mustShow(table, what, column)
    } finally {
      db.file.exec('rollback to one; release one')
    }
  }

  test.each(tables)('%s: each column edited', async (table) => {
    const where = table === 'meta' ? `where key in ('${toldMeta.join("','")}')` : ''
    for (const { name, type, hidden } of schema.get(table)!) {
      if (hidden !== 0) continue
      const text = type === 'BLOB' ? 'randomblob(64)' : `"${name}" || 'y'`
      const changed = type === 'INTEGER' ? `"${name}" + 7` : text
      await tryOut(`update or ignore "${table}" set "${name}" = ${changed} ${where}`, table, name, name)
    }
  })

  test.each(tables)('%s: each column emptied, where it may be', async (table) => {
    for (const { name, notnull, hidden } of schema.get(table)!) {
      if (notnull === 0 && hidden === 0)
        await tryOut(`update "${table}" set "${name}" = null`, table, name, name)
    }
  })

  test.each(tables)('%s: a row deleted', async (table) => {
    const named: Readonly<Record<string, string>> = {
      meta: `where key = 'office_name'`,
      audit: 'where seq = 2',
    }
    await tryOut(`delete from "${table}" ${named[table] ?? ''}`, table, 'deleted')
  })

  test.each(tables)('%s: a row added', async (table) => {
    const columns = schema.get(table)!.filter(({ hidden }) => hidden === 0)
    const values = columns.map(({ name, type, pk }) => {
      if (table === 'meta') return name === 'key' ? `'forked_from'` : `'2'`
      if (pk === 0 && name !== 'number') return `"${name}"`
      return type === 'INTEGER' ? `"${name}" + 900` : `"${name}" || 'z'`
    })
    const list = columns.map(({ name }) => `"${name}"`).join(', ')
    const bare = indexesOf(db, table).map((name) => `drop index "${name}";`)
    const copy = `insert into "${table}" (${list}) select ${values.join(', ')} from "${table}" limit 1`
    await tryOut(`${bare.join(' ')} ${copy}`, table, 'added')
  })
})

const indexesOf = ({ file }: LedgerDatabase, table: string): string[] =>
  file
    .prepare(`select name from sqlite_schema where type = 'index' and tbl_name = ? and sql is not null`)
    .pluck()
    .all(table) as string[]

/** A ledger with a row in every table, each written as the program writes it: told where it is told. */
function filled(): LedgerDatabase {
  const db = tempDatabase()
  const { file } = db
  for (const name of file
    .prepare(`select name from sqlite_schema where type = 'trigger' and name not like 'audit%'`)
    .pluck()
    .all()) {
    file.exec(`drop trigger main."${name}"`)
  }
  file.pragma('foreign_keys=OFF')
  file.pragma('ignore_check_constraints=ON')
  const content = Buffer.from('样例附件')
  const special: Record<string, Row> = {
    attachment: { sha256: digestOf(content) },
    account_month: {
      account_id: 'account_idx',
      fund_id: 'fund_idx',
      month: 'monthx',
      debit_fen: 1,
      credit_fen: 1,
    },
  }
  const auditWriter = { ...db.auditWriter, decided: () => false }
  commit({ ...db, auditWriter }, ambient, { name: 'test.fill' }, (unit) => {
    for (const table of schema.keys()) {
      if (['audit', 'audit_stretch', 'checkpoint', 'meta'].includes(table)) continue
      if (table === 'attachment_content') keepContent(unit, content, null)
      else unit.inserter(table as never)({ ...madeUp(table), ...special[table] })
    }
    writeMeta(file, {
      ledger: ledgerId,
      kind: 'office',
      office_name: '样例社区党委',
      office_code: '990000001',
      incarnation: '1',
      sign_pub: 'key',
      recipient: 'age1',
      clean_exit: '1',
    })
    const head = file.prepare('select head from audit where seq = 1').pluck().get() as Uint8Array
    putPoint(unit, { size: 1, head, at: 5, text: 'text', signature: 'signature' })
  })
  // From here on another tool is at work.
  for (const schemaOf of ['main', 'temp']) {
    const triggers = `select name from ${schemaOf}.sqlite_schema where type = 'trigger'`
    for (const name of file.prepare(triggers).pluck().all()) file.exec(`drop trigger ${schemaOf}."${name}"`)
  }
  return db
}
