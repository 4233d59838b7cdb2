import type { WireTable } from '../fields/wire.ts'
import { bookingWire } from './bookings/wire.ts'
import { memberWire } from './members/wire.ts'
import { organisationWire } from './organisation/wire.ts'
import { payrollWire } from './payroll/wire.ts'
import { spendingWire } from './spending/wire.ts'

/** Every table of a ledger that bundles carry. */
export const wireTables: readonly WireTable[] = [
  ...organisationWire,
  ...memberWire,
  ...bookingWire,
  ...payrollWire,
  ...spendingWire,
]
