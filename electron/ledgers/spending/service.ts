import { spending } from '../../../shared/ledgers/spending/contract.ts'
import { honour } from '../../ipc/handlers.ts'
import { accountDeeds } from './vouchers/account-deeds.ts'
import { leavingDeeds } from './vouchers/leaving.ts'
import { monthDeeds } from './vouchers/month-deeds.ts'
import { voucherDeeds } from './vouchers/voucher-deeds.ts'

/** 经费, with the books underneath. */
export const spendingService = honour(spending, {
  ...voucherDeeds,
  ...accountDeeds,
  ...monthDeeds,
  ...leavingDeeds,
})
