import { bookingsLedger } from './bookings/ledger.ts'
import type { LedgerKind } from './index.ts'
import { membersLedger } from './members/ledger.ts'
import { organisationLedger } from './organisation/ledger.ts'
import { payrollLedger } from './payroll/ledger.ts'
import { spendingLedger } from './spending/ledger.ts'

/** What the program knows of every kind of ledger, in the order of the navigation. */
export const definitions = {
  organisation: organisationLedger,
  members: membersLedger,
  spending: spendingLedger,
  payroll: payrollLedger,
  bookings: bookingsLedger,
} satisfies { readonly [Kind in LedgerKind]: { readonly name: Kind } }
