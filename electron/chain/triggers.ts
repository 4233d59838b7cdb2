import { type Cells, decidedEvents, decides } from '../../shared/audit/decisions.ts'
import type { Decision } from '../../shared/definition/decision.ts'
import { assert } from '../../shared/kernel/assert.ts'
import { tableNamed, tables } from '../../shared/tables.ts'
import { hexDrawer } from '../db/chance.ts'
import type { MetaKey } from '../db/meta.ts'
import type { LedgerFile } from '../db/open.ts'
import { bodyText, cellsText, changedText, type Deed, type Say } from './body.ts'
import { headAfter, leafOf } from './chain.ts'
import { KEY_BYTES, sealCell, sealedIn } from './sealed-cells.ts'
import { cutBack, keepingStretches, lengthen, type Stretch } from './stretches.ts'

/** Every table whose rows are told to the chain. Each has one text key column, see {@link keyOf}. */
export const auditedTables = tables.filter(({ audited }) => audited === 'rows').map(({ table }) => table)

/** What a ledger says of itself and is told; the rest of its `meta` is housekeeping. */
export const toldMeta = [
  'ledger',
  'kind',
  'office_name',
  'office_code',
  'incarnation',
  'forked_from',
  'sign_pub',
  'recipient',
  'key_life',
  'key_turn',
] as const satisfies readonly MetaKey[]

/** The column by which entries name the rows of a table. */
export const keyOf = (table: string): string => (table === 'meta' ? 'key' : 'id')

/** Which rows of a table are told, as a condition on `side`: those of the file, or a trigger's. */
export const toldRows = (table: string, side: string): string =>
  table === 'meta' ? `${side}."key" in (${toldMeta.map((key) => `'${key}'`).join(', ')})` : 'true'

/** What writes entries of the chain: a deed takes it up, and no row can be written without it. */
export type AuditWriter = {
  take(deed: Deed): void
  put(): void
  /** Keeps from where to where the deed's entries stand; the last that a deed writes. */
  settle(): void
  /** Writes an event: something that happened without a row of its own. */
  event(name: string, id: string, facts: string): void
  /** How many entries the chain has. */
  size(): number
  /** Whether this deed decided something that its person has to sign. */
  decided(): boolean
  /** The head after the last entry, as hex. */
  head(): string
}

/** The columns of a table that its entries tell, sorted. */
export function toldColumns(file: LedgerFile, table: string): string[] {
  const info = file.pragma(`table_info("${table}")`) as { name: string }[]
  return info
    .map((column) => column.name)
    .filter((name) => !tableNamed[table]?.derived?.includes(name))
    .sort()
}

/**
 * Ties the audited tables of an open file to the chain, by TEMP triggers made at every opening.
 *
 * SECURITY: a program that has no audit writer cannot write a row (tests/audit/chain.test.ts).
 */
export function armTriggers(file: LedgerFile, schema: number): AuditWriter {
  let deed: Deed | undefined
  let leaf: Buffer | undefined
  let isDecided = false
  const stretches: Stretch[] = []
  const keepStretch = keepingStretches(file)
  const columnsOf = new Map(auditedTables.map((table) => [table as string, toldColumns(file, table)]))
  const write: Write = (seq, what, before, after) => {
    assert(deed !== undefined, 'rows are written in the name of a deed')
    const body = bodyText(deed, schema, { seq, salt: drawSalt() }, what, before, after)
    leaf = leafOf(body)
    lengthen(stretches, { seq, user: deed.user, deed: deed.name, at: deed.atMs, tx: deed.tx })
    return body
  }
  const judge: Judge = (decision, columns, old, now) => {
    isDecided ||= decides(decision, old && cellsOf(columns, old), now && cellsOf(columns, now))
  }
  defineTellers(file, columnsOf, write, judge)
  file.function('link_head', (previous: Uint8Array) => {
    assert(leaf !== undefined, 'a link follows its entry')
    const head = headAfter(previous, leaf)
    leaf = undefined
    return head
  })
  for (const [table, columns] of columnsOf) file.exec(triggersFor(table, columns))
  const insertEvent = file.prepare(
    `insert into audit(seq, body, head, record) ${linked('tell_event(seq, @id, @facts)', `':' || @id`)}`,
  )
  const size = file.prepare('select coalesce(max(seq), 0) from audit').pluck()
  const lastHead = file.prepare('select head from audit order by seq desc limit 1').pluck()
  return {
    take(next) {
      assert(deed === undefined, 'one deed at a time')
      deed = next
      isDecided = false
      stretches.length = 0
    },
    put() {
      deed = undefined
    },
    event(name, id, facts) {
      assert(deed !== undefined, 'an event belongs to a deed')
      const outer = deed
      deed = { ...outer, name }
      insertEvent.run({ id, facts })
      isDecided ||= decidedEvents.has(name)
      deed = outer
    },
    settle() {
      cutBack(stretches, this.size())
      for (const stretch of stretches.splice(0)) keepStretch(stretch)
    },
    size: () => size.get() as number,
    decided: () => isDecided,
    head: () => Buffer.from(lastHead.get() as Uint8Array).toString('hex'),
  }
}

const drawSalt = hexDrawer(16)
const drawHex = hexDrawer(KEY_BYTES)
const drawKey = (): Buffer => Buffer.from(drawHex(), 'hex')

type What = Parameters<typeof bodyText>[3]
type Write = (seq: number, what: What, before: string, after: string) => string
type Values = readonly unknown[] | null
type Judge = (decision: Decision, columns: readonly string[], old: Values, now: Values) => void

const cellsOf = (columns: readonly string[], values: readonly unknown[]): Cells =>
  Object.fromEntries(columns.map((column, at) => [column, values[at] as Cells[string]]))

/** Tells the sensitive columns of a record sealed under its key. */
function sayer(table: string, key: Buffer | null): Say | undefined {
  const sealed = sealedIn(table)
  if (sealed.size === 0) return undefined
  assert(key !== null, 'a record with sensitive columns has a key')
  return (column, value) => {
    const isTold = !sealed.has(column) || (typeof value !== 'string' && typeof value !== 'number')
    return isTold ? value : sealCell(key, table, column, value)
  }
}

/** The functions that triggers call: each gives the text of one entry. */
function defineTellers(
  file: LedgerFile,
  columnsOf: ReadonlyMap<string, string[]>,
  write: Write,
  judge: Judge,
): void {
  const judged = (table: string, old: Values, now: Values) => {
    const decision = tableNamed[table]?.decides
    if (decision) judge(decision, columnsOf.get(table)!, old, now)
  }
  file.function(
    'tell_insert',
    { varargs: true },
    (seq: number, table: string, id: string, key: Buffer | null, ...now: unknown[]) => {
      judged(table, null, now)
      return write(
        seq,
        { kind: 'row', table, op: 'insert', id },
        'null',
        cellsText(columnsOf.get(table)!, now, sayer(table, key)),
      )
    },
  )
  file.function(
    'tell_delete',
    { varargs: true },
    (seq: number, table: string, id: string, key: Buffer | null, ...old: unknown[]) => {
      judged(table, old, null)
      return write(
        seq,
        { kind: 'row', table, op: 'delete', id },
        cellsText(columnsOf.get(table)!, old, sayer(table, key)),
        'null',
      )
    },
  )
  file.function(
    'tell_update',
    { varargs: true },
    (seq: number, table: string, id: string, key: Buffer | null, ...both: unknown[]) => {
      const columns = columnsOf.get(table)!
      const old = both.slice(0, columns.length)
      const now = both.slice(columns.length)
      judged(table, old, now)
      const { before, after } = changedText(columns, old, now, sayer(table, key))
      return write(seq, { kind: 'row', table, op: 'update', id }, before, after)
    },
  )
  file.function('draw_key', drawKey)
  file.function('tell_event', (seq: number, id: string, facts: string) =>
    write(seq, { kind: 'event', table: '', op: '', id }, 'null', facts),
  )
}

// Subtle: the previous link is read from the table, so that a rollback cannot leave memory ahead of the file.
function linked(body: string, record: string): string {
  return `select seq, ${body}, link_head(previous), ${record} from
    (select audit.seq + 1 as seq, head as previous from audit order by audit.seq desc limit 1)`
}

function triggersFor(table: string, columns: readonly string[]): string {
  const key = keyOf(table)
  const list = (side: string) => columns.map((name) => `${side}."${name}"`).join(', ')
  const owner = tableNamed[table]?.sealedFor ?? key
  const trigger = (op: 'insert' | 'update' | 'delete', id: string, values: string) => {
    const [side] = id.split('.')
    const drawn =
      sealedIn(table).size > 0
        ? `insert or ignore into record_key(id, key) values (${side}."${owner}", draw_key());`
        : ''
    const held = drawn ? `(select key from record_key where id = ${side}."${owner}")` : 'null'
    return `create temp trigger tell_${op}_${table} after ${op} on main."${table}"
     when ${toldRows(table, op === 'delete' ? 'old' : 'new')} begin
       ${drawn}
       insert into audit(seq, body, head, record)
       ${linked(`tell_${op}(seq, '${table}', ${id}, ${held}, ${values})`, `'${table}:' || ${id}`)};
     end;`
  }
  return [
    trigger('insert', `new.${key}`, list('new')),
    trigger('update', `new.${key}`, `${list('old')}, ${list('new')}`),
    trigger('delete', `old.${key}`, list('old')),
  ].join('\n')
}
