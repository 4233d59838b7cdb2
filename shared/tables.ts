import type { TableDefinition } from './definition/define-ledger.ts'
import type { WireTable } from './fields/wire.ts'
import { dictionary } from './kernel/dictionary.ts'
import type { Mask } from './kernel/mask.ts'
import { definitions } from './ledgers/index.ts'
import { platformTables } from './platform/tables.ts'

/** Every table of a ledger file: those of the kinds, and those that every ledger has. */
export const tables: readonly TableDefinition[] = [
  ...Object.values(definitions).flatMap((ledger): readonly TableDefinition[] => ledger.tables),
  ...platformTables,
]

/** What is known of a table, by its name; `undefined` for names from outside that no table has. */
export const tableNamed = dictionary<TableDefinition | undefined>(
  Object.fromEntries(tables.map((table) => [table.table, table])),
)

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** The columns of a table that a field of its forms masks, with how. */
export const masksIn = ({ fields = [] }: TableDefinition): ReadonlyMap<string, Mask> =>
  new Map(fields.flatMap(({ name, mask }) => (mask ? [[snake(name), mask] as const] : [])))

/** The columns of a table whose values the chain tells sealed. */
export const sensitiveColumns = (table: TableDefinition): readonly string[] => [
  ...masksIn(table).keys(),
  ...(table.sensitive ?? []),
]

/** The tables that leave in a report, or in a pack for an auditor, in the order in which they are packed. */
export function wireTablesOf(kind: 'report' | 'audit'): readonly WireTable[] {
  return tables.flatMap(({ travels }) => {
    if (travels === 'stays') return []
    if ('audit' in travels) return kind === 'audit' ? [travels.audit] : []
    return [travels]
  })
}
