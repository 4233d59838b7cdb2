/** Refusals of 记账凭证 and 结账. */
export type VoucherFaults = {
  'spending.voucher-not-found': Record<never, never>
  'spending.too-few-entries': Record<never, never>
  'spending.entry-no-account': { line: number }
  'spending.entry-sides': { line: number }
  'spending.entry-negative': { line: number }
  'spending.unbalanced': { debitFen: number; creditFen: number }
  'spending.account-not-found': { code: string }
  'spending.account-stopped': { name: string }
  'spending.account-not-last': { name: string }
  'spending.account-unclear': { name: string; below: readonly string[] }
  'spending.account-other-fund': { name: string; byFund: boolean }
  'spending.fund-needed': { name: string }
  'spending.fund-not-wanted': { name: string }
  'spending.day-ahead': { day: string }
  'spending.month-closed': { month: string }
  'spending.already-reversed': { month: string; number: number }
  'spending.is-reversal': Record<never, never>
  'spending.before-original': { day: string }
  'spending.source-rules': Record<never, never>
  'spending.already-checked': Record<never, never>
  'spending.papers-closed': { month: string }
  'spending.papers-checked': Record<never, never>
  'spending.self-check': Record<never, never>
  'spending.nothing-to-check': { month: string }
  'spending.account-taken': { code: string }
  'spending.account-no-parent': { code: string }
  'spending.account-other-kind': { name: string }
  'spending.account-has-entries': { name: string }
  'spending.stale': Record<never, never>
  'spending.nothing-to-close': Record<never, never>
  'spending.close-earlier': { month: string }
  'spending.month-not-over': { month: string }
  'spending.unchecked': { month: string; count: number }
  'spending.not-closed': { month: string }
  'spending.later-closed': { month: string }
  'spending.reopening-asked': { month: string }
  'spending.reopening-pending': { month: string; name: string }
  'spending.reopening-not-asked': Record<never, never>
  'spending.self-grant': Record<never, never>
  'spending.nothing-to-carry': { year: number }
}
