import { refuse } from '../../../../shared/kernel/refusal.ts'
import { judgePapers } from '../../../../shared/ledgers/spending/vouchers/rules.ts'
import type { AttachmentJudge } from '../../../attachments/judge.ts'
import { closedThrough, findVoucher } from './store.ts'

/** When papers come to a voucher and leave it. Fault `spending.voucher-not-found`. */
export const voucherPapers: AttachmentJudge = (reader, id) => {
  const voucher = findVoucher(reader, id) ?? refuse('spending.voucher-not-found', {})
  return judgePapers(voucher, closedThrough(reader))
}
