import type { WireTable } from '../../../shared/fields/wire.ts'
import { assert } from '../../../shared/kernel/assert.ts'
import { type EntryBody, leafOf } from '../../chain/chain.ts'
import { parseEntry } from '../../chain/entry.ts'
import { sealedIn } from '../../chain/sealed-cells.ts'
import type { LedgerFile } from '../../db/open.ts'
import { type ChainPoint, withheld } from './leaves.ts'

/** The point of our own chain after `size` entries; undefined where it is not that long. */
export function chainAt(file: LedgerFile, size: number): ChainPoint | undefined {
  const head = file.prepare('select head from audit where seq = ?').pluck().get(size) as
    | Uint8Array
    | undefined
  return head && { size, head: Buffer.from(head).toString('hex') }
}

/** The leaves of the entries after `from` up to `to`, 32 bytes each. */
export function leavesBetween(file: LedgerFile, from: number, to: number): Buffer {
  const leaves = Buffer.alloc((to - from) * 32)
  let at = 0
  for (const body of bodies(file, from, to)) {
    leafOf(body).copy(leaves, at)
    at += 32
  }
  assert(at === leaves.length, 'a chain has no gaps')
  return leaves
}

/**
 * The entries after `from` up to `to` as an auditor is given them, one line each: the body, or its leaf where
 * the body would show what is masked.
 */
export function* entryLines(
  file: LedgerFile,
  from: number,
  to: number,
  tables: readonly WireTable[] | null,
): Generator<string> {
  const hidden = tables && hiddenColumns(tables)
  for (const body of bodies(file, from, to)) {
    const line = hidden && tellsHidden(parseEntry(body), hidden) ? withheld(leafOf(body)) : body
    yield `${line}\n`
  }
}

/** Tables without personal columns, whose entries may be shown in a masked pack. */
const OPEN_TABLES = [
  'setting',
  'person_account',
  'person_key',
  'import_batch',
  'peer',
  'waiting',
  'outbox',
  'inbox',
  'receipt',
  'figure',
  'export_draft',
  'meta',
]

type Hidden = ReadonlyMap<string, ReadonlySet<string>>

function hiddenColumns(tables: readonly WireTable[]): Hidden {
  const hidden = tables.map(({ table, columns }) => {
    const hiding = columns.filter(
      ({ name, treatment }) => treatment !== 'plain' && !sealedIn(table).has(name),
    )
    return [table, new Set(hiding.map(({ name }) => name))] as const
  })
  return new Map([...OPEN_TABLES.map((table) => [table, new Set<string>()] as const), ...hidden])
}

// SECURITY: an entry of a table nobody thought of is withheld, as is every entry that tells a masked column
// that is not sealed (tests/bundles/service/pack.test.ts: withheld)
function tellsHidden(entry: EntryBody | undefined, hidden: Hidden): boolean {
  // What is no entry any more may tell anything.
  if (!entry) return true
  const { kind, table, before, after } = entry
  if (kind === 'event') return false
  const columns = hidden.get(table)
  if (!columns) return true
  const told = [...Object.entries(before ?? {}), ...Object.entries(after ?? {})]
  return told.some(([column, value]) => value !== null && columns.has(column))
}

function bodies(file: LedgerFile, from: number, to: number): IterableIterator<string> {
  const statement = file.prepare('select body from audit where seq > ? and seq <= ? order by seq').pluck()
  return statement.iterate(from, to) as IterableIterator<string>
}
