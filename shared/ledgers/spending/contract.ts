import { fundDoors } from './fund-doors.ts'
import { spendDoors } from './spend-doors.ts'
import { voucherDoors } from './vouchers/contract.ts'

/** 经费: funds and what is spent of them, from the application to the board, with the books underneath. */
export const spending = { ...fundDoors, ...spendDoors, ...voucherDoors }
