import { bookMonthWorkflow, voucherWorkflow } from '../../../../shared/ledgers/spending/vouchers/workflow.ts'
import { locked, type StandingColumns } from '../../../db/standing.ts'

/** How a voucher stands, in its row; nobody ever changes one. */
export const voucherColumns: StandingColumns<typeof voucherWorkflow> = {
  table: 'voucher',
  state: (row) => `iif(${row}checked_by is null, 'unchecked', 'checked')`,
  hands: 'entered_by',
  took: { checkVoucher: 'checked_by' },
}

/** How a month of the books stands, in its row. */
export const bookMonthColumns: StandingColumns<typeof bookMonthWorkflow> = {
  table: 'book_month',
  state: (row) => `${row}state`,
  hands: `''`,
  took: { askReopening: 'asked_by', decideReopening: 'granted_by' },
}

/** The locks of the books. */
export const bookLocks = [
  locked(voucherWorkflow, voucherColumns),
  locked(bookMonthWorkflow, bookMonthColumns),
]
