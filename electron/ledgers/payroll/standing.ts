import { payWorkflow } from '../../../shared/ledgers/payroll/workflow.ts'
import { locked, type StandingColumns } from '../../db/standing.ts'

/** How a month of pay stands, in its row. */
export const payColumns: StandingColumns<typeof payWorkflow> = {
  table: 'pay_run',
  state: (row) => `${row}state`,
  hands: 'hands',
  took: { approve: 'approved_by' },
}

/** The lock of months of pay. */
export const payLock = locked(payWorkflow, payColumns)
