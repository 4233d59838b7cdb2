import { bookingsLedger } from './bookings/ledger.ts'
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
} satisfies { readonly [Kind in string]: { readonly name: Kind } }

/** The kinds of ledger this program keeps. */
export type Definitions = typeof definitions
/** The name of a kind of ledger. */
export type LedgerName = keyof Definitions
