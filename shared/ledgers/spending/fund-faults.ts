import type { Role } from '../../kernel/roles.ts'
import type { SpendingState } from './spending.ts'

/** Refusals about funds, budgets and spendings. */
export type FundFaults = {
  'spending.not-found': Record<never, never>
  'spending.fund-not-found': Record<never, never>
  'spending.line-not-found': Record<never, never>
  'spending.rule-not-found': Record<never, never>
  'spending.appropriation-not-found': Record<never, never>
  'spending.no-change': Record<never, never>
  'spending.unknown-code': { field: string }
  'spending.name-taken': { name: string }
  'spending.rule-incomplete': { field: string }
  'spending.fund-closed': { since: string }
  'spending.not-opened': { since: string }
  'spending.other-year': { year: number }
  'spending.future-day': Record<never, never>
  'spending.out-of-scope': { category: string }
  'spending.forbidden': { item: string; word: string }
  'spending.over-line': { leftFen: number }
  'spending.over-fund': { leftFen: number }
  'spending.line-below': { boundFen: number }
  'spending.fund-below': { shortFen: number }
  'spending.duplicate-invoice': { number: string; of: string }
  'spending.invoice-incomplete': Record<never, never>
  'spending.papers-missing': { papers: readonly string[] }
  'spending.wrong-state': { state: SpendingState }
  'spending.self-approval': Record<never, never>
  'spending.over-limit': { limitFen: number }
  'spending.limit-by-head': Record<never, never>
  'spending.import-this-month': Record<never, never>
  'spending.import-over-limit': { limitFen: number; role: Role }
  'spending.pays-own-approval': Record<never, never>
  'spending.paid-before': { day: string }
  'spending.publicity-short': { days: number }
  'spending.publicity-early': { day: string }
}
