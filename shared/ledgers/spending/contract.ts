import { voucherDoors } from './vouchers/contract.ts'

/** 经费: funds and what is spent of them, with the books underneath. */
export const spending = { ...voucherDoors }
