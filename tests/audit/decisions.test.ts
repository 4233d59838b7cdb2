import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { Findings } from '../../electron/audit/findings.ts'
import { Signatures } from '../../electron/audit/signatures.ts'
import type { EntryBody } from '../../electron/chain/chain.ts'
import { parseEntry } from '../../electron/chain/entry.ts'
import { auditedTables, toldColumns } from '../../electron/chain/triggers.ts'
import type { Cells } from '../../shared/audit/decisions.ts'
import { everyRole, type Role } from '../../shared/kernel/roles.ts'
import { tables } from '../../shared/tables.ts'
import { foundPeople, personId, signingAs } from '../support/founding.ts'
import { ledgerId, testDatabase } from '../support/open-memory.ts'

const decisions = tables.flatMap(({ table, decides }) => (decides ? [[table, decides] as const] : []))

/** Every change that counts as a decision: what a row comes to say, and what it stops saying. */
const changes = decisions.flatMap(([table, { columns, leaves, who }]) => [
  ...Object.entries(columns ?? {}).flatMap(([column, values]) =>
    (values === 'any' ? ['x'] : values).map((value) => ({ table, who, column, before: null, after: value })),
  ),
  ...Object.entries(leaves ?? {}).flatMap(([column, values]) =>
    values.map((value) => ({ table, who, column, before: value, after: 'elsewhere' })),
  ),
])

describe.each(changes)('$table.$column: $before → $after', ({ table, who, column, before, after }) => {
  const namesPerson = column.endsWith('_by')
  const row = (by: Role) => ({ [column]: namesPerson ? personId(by) : after }) as Cells

  test.each(everyRole)('is somebody’s with the right to it, here %s', (role) => {
    const isSound = who.includes(role)
    expect(found({ table, before: { [column]: before }, after: row(role) }, role, role)).toEqual(
      isSound ? [] : ['unsigned'],
    )
  })

  test('is nobody’s without a signature, or with that of another', () => {
    const [one] = who
    const change = { table, before: { [column]: before }, after: row(one!) }
    expect(found(change, one!, null)).toEqual(['unsigned'])
    for (const other of everyRole.filter((role) => role !== one)) {
      expect(found(change, one!, other)).toEqual(['unsigned'])
    }
  })
})

describe('a rule of a fund', () => {
  const { who } = decisions.find(([table]) => table === 'fund_rule')![1]
  const set = { table: 'fund_rule', before: {}, after: { kind: 'limit', amount_fen: 50_000 } }
  const ended = { table: 'fund_rule', before: { to_day: null }, after: { to_day: '2031-06-15' } }

  test.each(everyRole)('is somebody’s with the right to it, here %s', (role) => {
    for (const change of [set, ended]) {
      expect(found(change, role, role)).toEqual(who.includes(role) ? [] : ['unsigned'])
      expect(found(change, role, null)).toEqual(['unsigned'])
    }
  })
})

test('what is decided stands in columns that entries tell', () => {
  const { file } = testDatabase()
  for (const [table, { columns, leaves }] of decisions) {
    expect(auditedTables).toContain(table)
    const told = toldColumns(file, table)
    for (const column of [...Object.keys(columns ?? {}), ...Object.keys(leaves ?? {})]) {
      expect(told, `${table}.${column}`).toContain(column)
    }
  }
})

test('a person named by a column is whoever signs', () => {
  const change = { table: 'spending', before: {}, after: { approved_by: personId('reviewer') } }
  expect(found(change, 'head', 'head')).toEqual(['unsigned'])
})

type Change = { readonly table: string; readonly before: Cells; readonly after: Cells }

/** What is found of one change in the name of one person, signed by another or by nobody. */
function found(change: Change, user: Role, signer: Role | null): string[] {
  const findings = new Findings()
  const signatures = new Signatures(ledgerId, findings)
  for (const entry of founding()) feed(signatures, entry)
  const entry = { ...blank, ...change, kind: 'row', op: 'update', user: personId(user), seq: 900 } as const
  feed(signatures, entry)
  if (signer) {
    const point = { first: 900, last: 900, head: headAfter(900) }
    const { key, sign } = signingAs(signer, ledgerId).signer
    const after = { key, first: 900, last: 900, ...sign(point) }
    feed(signatures, { ...blank, after, deed: 'deed.signed', kind: 'event', user: personId(user), seq: 901 })
  }
  signatures.end()
  return findings.broken.map(({ what }) => what)
}

function feed(signatures: Signatures, entry: EntryBody): void {
  signatures.take(entry)
  signatures.pass(Buffer.from(entry.seq > 800 ? headAfter(entry.seq) : heads.get(entry.seq)!, 'hex'))
}

const headAfter = (seq: number): string => createHash('sha256').update(String(seq)).digest('hex')

/** A real founding, read once: the entries, and the head after each. */
const heads = new Map<number, string>()
let founded: EntryBody[] | undefined
function founding(): EntryBody[] {
  if (founded) return founded
  const db = testDatabase()
  foundPeople(db, ledgerId, 'office', 1_900_000_000_000)
  const rows = db.file.prepare('select seq, body, head from audit where seq > 0 order by seq').all() as {
    seq: number
    body: string
    head: Uint8Array
  }[]
  for (const { seq, head } of rows) heads.set(seq, Buffer.from(head).toString('hex'))
  founded = rows.map(({ body }) => parseEntry(body)!)
  return founded
}

const blank: EntryBody = {
  ...{ v: 1, seq: 0, at: 1, user: '', deed: 'test.deed', kind: 'row', table: '', op: '', id: 'one' },
  ...{ before: null, after: null, tx: 'forged', reason: '', salt: '0'.repeat(32), schema: 1 },
}
