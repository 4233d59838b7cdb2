/** Refusals of 记账凭证 and 结账. */
export type VoucherFaults = {
  'spending.voucher-not-found': Record<never, never>
  'spending.too-few-entries': Record<never, never>
  'spending.entry-sides': { line: number }
  'spending.entry-negative': { line: number }
  'spending.unbalanced': { debitFen: number; creditFen: number }
  'spending.account-not-found': { code: string }
  'spending.account-stopped': { name: string }
  'spending.account-not-last': { name: string }
  'spending.fund-needed': { name: string }
  'spending.fund-not-wanted': { name: string }
  'spending.day-ahead': { day: string }
  'spending.month-closed': { month: string }
  'spending.already-reversed': { month: string; number: number }
  'spending.is-reversal': Record<never, never>
  'spending.before-original': { day: string }
}
