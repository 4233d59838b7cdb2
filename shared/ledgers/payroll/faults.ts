import type { IdNumberFlaw } from '../../kernel/id-number.ts'

/** Refusals about 社区工作人员 and their pay. */
export type PayrollFaults = {
  'payroll.not-found': Record<never, never>
  'payroll.stale': Record<never, never>
  'payroll.bad-id-number': { why: IdNumberFlaw }
  'payroll.id-number-taken': { name: string; left: boolean }
  'payroll.unknown-code': { field: string }
  'payroll.days-backwards': { earlier: string; later: string }
  'payroll.no-change': Record<never, never>
  'payroll.grade-outside': { post: string; least: number; most: number }
  'payroll.not-left': { name: string }
  'payroll.back-too-early': { month: string }
  'payroll.before-last-change': { month: string }
  'payroll.months-backwards': Record<never, never>
  'payroll.before-joining': { month: string }
  'payroll.enrolment-overlaps': { item: string; from: string; to: string }
  'payroll.not-enrolled': { month: string }
  'payroll.no-gap': { item: string; month: string }
  'payroll.already-counted': { month: string }
  'payroll.counted-here': { month: string }
  'payroll.counted-elsewhere': { name: string; month: string }
  'payroll.loan-and-rent': Record<never, never>
  'payroll.deduction-too-high': { kind: string; limitFen: number }
  'payroll.missing-parameter': { what: string; month: string }
  'payroll.parameter-used': { month: string }
  'payroll.limits-backwards': Record<never, never>
  'payroll.nothing-new': Record<never, never>
  'payroll.no-post': { name: string; month: string }
  'payroll.no-rating': { name: string; component: string }
  'payroll.wants-rating': { component: string }
  'payroll.wants-amount': { component: string }
  'payroll.negative-net': { name: string; netFen: number }
  'payroll.bonus-twice': { name: string; month: string }
  'payroll.nobody': { month: string }
  'payroll.future-month': { month: string }
  'payroll.earlier-open': { month: string }
  'payroll.month-skipped': { month: string }
  'payroll.later-month': { month: string }
  'payroll.month-locked': { month: string }
  'payroll.not-locked': { month: string }
  'payroll.changed-since': { name: string }
  'payroll.self-approval': Record<never, never>
  'payroll.no-bank-account': { name: string }
}

declare module '../../kernel/faults.ts' {
  interface Faults extends PayrollFaults {}
}
