import type { FundFaults } from './fund-faults.ts'
import type { VoucherFaults } from './vouchers/faults.ts'

/** Refusals of 经费. */
export type SpendingFaults = VoucherFaults & FundFaults

declare module '../../kernel/faults.ts' {
  interface Faults extends SpendingFaults {}
}
