import type { LedgerName } from '../../shared/ledgers/index.ts'
import type { LedgerView } from '../definition/view.ts'
import { bookingsView } from './bookings/ledger.tsx'
import { membersView } from './members/ledger.tsx'
import { organisationView } from './organisation/ledger.tsx'
import { payrollView } from './payroll/ledger.tsx'
import { spendingView } from './spending/ledger.tsx'

/** What the screens know of every kind of ledger. */
export const ledgerViews: { readonly [Kind in LedgerName]: LedgerView } = {
  organisation: organisationView,
  members: membersView,
  spending: spendingView,
  payroll: payrollView,
  bookings: bookingsView,
}
