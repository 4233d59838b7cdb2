import type { WireTable } from '../../fields/wire.ts'
import { fundWire } from './fund-wire.ts'
import { voucherWire } from './vouchers/wire.ts'

/** How 经费 travels; what an entry stands in comes before it, and a voucher after its entries. */
export const spendingWire: readonly WireTable[] = [...fundWire, ...voucherWire]
