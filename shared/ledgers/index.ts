import { bookings } from './bookings/contract.ts'
import { members } from './members/contract.ts'
import { organisation } from './organisation/contract.ts'
import { payroll } from './payroll/contract.ts'
import { spending } from './spending/contract.ts'

/** The kinds of ledger this program keeps. */
export const ledgers = { organisation, members, spending, payroll, bookings }
export type LedgerKind = keyof typeof ledgers
