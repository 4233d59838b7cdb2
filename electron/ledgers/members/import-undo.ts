import { type DatedRow, putBack } from '../../chain/dated.ts'
import type { CommandContext } from '../../ipc/handlers.ts'
import * as store from './import-store.ts'
import { type MemberSetName, memberSets, ofMember } from './sets.ts'

/** What an import wrote down about a person before it changed them. */
type Before = {
  readonly columns: Readonly<Record<string, unknown>>
  readonly stretches: { readonly [set in MemberSetName]?: readonly DatedRow[] }
}

/** Takes an import of people back, or names those who moved on since. */
export function undoPeople(unit: CommandContext, batchId: string): readonly string[] {
  const stuck = store.movedOn(unit, batchId)
  if (stuck.length > 0) return stuck
  for (const { id, before } of store.changedBy(unit, batchId)) {
    const { columns, stretches } = JSON.parse(before) as Before
    for (const [set, rows] of Object.entries(stretches)) {
      putBack(unit, memberSets[set as MemberSetName], ofMember(id), rows)
    }
    store.setColumns(unit, id, columns)
  }
  store.removeInserted(unit, batchId)
  return []
}
