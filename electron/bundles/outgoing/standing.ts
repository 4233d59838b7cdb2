import { draftWorkflow } from '../../../shared/bundles/workflow.ts'
import { locked, type StandingColumns } from '../../db/standing.ts'

/** How a prepared report stands, in its row; nobody changes one. */
export const draftColumns: StandingColumns<typeof draftWorkflow> = {
  table: 'export_draft',
  state: (row) => `${row}state`,
  hands: 'prepared_by',
  took: { approve: 'approved_by' },
}

/** The lock of prepared reports. */
export const draftLock = locked(draftWorkflow, draftColumns)
