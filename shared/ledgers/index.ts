import { bookings } from './bookings/contract.ts'
import { members } from './members/contract.ts'
import { organisation } from './organisation/contract.ts'

/** The kinds of ledger this program keeps. */
export const ledgers = { organisation, members, bookings }
export type LedgerKind = keyof typeof ledgers
