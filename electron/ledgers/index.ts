import type { LedgerName } from '../../shared/ledgers/index.ts'
import type { LedgerKeeper } from '../definition/keeper.ts'
import { bookingsKeeper } from './bookings/ledger.ts'
import { membersKeeper } from './members/ledger.ts'
import { organisationKeeper } from './organisation/ledger.ts'
import { payrollKeeper } from './payroll/ledger.ts'
import { books, spendingKeeper } from './spending/ledger.ts'

/**
 * Who keeps each kind of ledger, in the order in which the sample is filled: pay before the books that it is
 * posted to, members last, for they say that the sample is whole.
 */
export const keepers: { readonly [Kind in LedgerName]: LedgerKeeper<Kind> } = {
  organisation: organisationKeeper,
  bookings: bookingsKeeper,
  payroll: payrollKeeper(books),
  spending: spendingKeeper,
  members: membersKeeper,
}
