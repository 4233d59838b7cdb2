import type { BookingFaults } from './bookings/faults.ts'
import type { MemberFaults } from './members/faults.ts'
import type { OrganisationFaults } from './organisation/faults.ts'
import type { PayrollFaults } from './payroll/faults.ts'
import type { SpendingFaults } from './spending/faults.ts'

/** Refusals of every ledger kind. */
export type LedgerFaults = OrganisationFaults & MemberFaults & BookingFaults & PayrollFaults & SpendingFaults
