import type { OrganisationFieldName } from '../../shared/ledgers/organisation/fields.ts'
import { idInSheet } from '../../shared/ledgers/organisation/import-row.ts'
import type { ImportPlan } from '../../shared/sheets/plan-import.ts'
import { counted, type Looks } from './looks.ts'

/** A list of party committees, each under the one before, the last row first; the top is of any type. */
export function chainOf(length: number, top: string, looks: Looks): ImportPlan<OrganisationFieldName> {
  const rows = Array.from({ length }, (_, nth) => {
    const values = {
      code: `C${nth}`,
      type: nth === 0 ? top : '611',
      fullName: `样例第${nth}党委`,
      shortName: `${nth}党委`,
      parentId: nth === 0 ? null : idInSheet(`C${nth - 1}`),
    }
    const row = { row: length - nth, verdict: 'new' as const, key: `C${nth}` }
    return { ...row, values: counted(values, looks), changes: [], issues: [], assumed: [] }
  }).reverse()
  const counts = { new: length, changed: 0, same: 0, wrong: 0, duplicate: 0, wrongCells: 0, skipped: 0 }
  return { rows, counts, missing: [] }
}
