import { bookingWorkflow } from '../../../shared/ledgers/bookings/workflow.ts'
import { locked, type StandingColumns } from '../../db/standing.ts'

/** How a booking stands, in its row. */
export const bookingColumns: StandingColumns<typeof bookingWorkflow> = {
  table: 'booking',
  state: (row) => `${row}state`,
  hands: 'hands',
  took: { decide: 'decided_by' },
}

/** The lock of bookings. */
export const bookingLock = locked(bookingWorkflow, bookingColumns)
