import type { WireTable } from './fields/wire.ts'
import { dictionary } from './kernel/dictionary.ts'
import type { TableDefinition } from './ledgers/definition.ts'
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

/** The tables that leave in a report, or in a pack for an auditor, in the order in which they are packed. */
export function wireTablesOf(kind: 'report' | 'audit'): readonly WireTable[] {
  return tables.flatMap(({ travels }) => {
    if (travels === 'stays') return []
    if ('audit' in travels) return kind === 'audit' ? [travels.audit] : []
    return [travels]
  })
}
