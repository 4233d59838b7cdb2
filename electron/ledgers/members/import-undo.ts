import { type DatedTable, restoreStretches, type StretchRow } from '../../db/dated.ts'
import type { Hands } from '../../ipc/handlers.ts'
import * as store from './import-store.ts'

/** What an import wrote down about a person before it changed them. */
type Before = {
  readonly columns: Readonly<Record<string, unknown>>
  readonly stretches: { readonly [table in DatedTable]?: readonly StretchRow[] }
}

/** Takes an import of people back, or names those who moved on since. */
export function undoPeople(hands: Hands, batchId: string): readonly string[] {
  const stuck = store.movedOn(hands, batchId)
  if (stuck.length > 0) return stuck
  for (const { id, before } of store.changedBy(hands, batchId)) {
    const { columns, stretches } = JSON.parse(before) as Before
    for (const [table, rows] of Object.entries(stretches)) {
      restoreStretches(hands, table as DatedTable, id, rows)
    }
    store.setColumns(hands, id, columns)
  }
  store.removeInserted(hands, batchId)
  return []
}
