import { spendingWorkflow } from '../../../shared/ledgers/spending/workflow.ts'
import { locked, type StandingColumns } from '../../db/standing.ts'

/** How a spending stands, in its row. */
export const spendingColumns: StandingColumns<typeof spendingWorkflow> = {
  table: 'spending',
  state: (row) => `${row}state`,
  hands: 'hands',
  took: { review: 'reviewed_by', approve: 'approved_by', pay: 'paid_by' },
}

/** The lock of spendings. */
export const spendingLock = locked(spendingWorkflow, spendingColumns)
