import type { VoucherFaults } from './vouchers/faults.ts'

/** Refusals of 经费. */
export type SpendingFaults = VoucherFaults
