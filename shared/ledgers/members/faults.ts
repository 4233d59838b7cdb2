import type { IdNumberFlaw } from '../../kernel/id-number.ts'

/** Refusals about 党员 and their movements. */
export type MemberFaults = {
  'members.not-found': Record<never, never>
  'members.stale': Record<never, never>
  'members.bad-id-number': { why: IdNumberFlaw }
  /** Only members of some classes may be kept without one. */
  'members.id-number-needed': Record<never, never>
  /** What is sensitive of somebody is not cut while they are on the roster. */
  'members.still-here': { name: string }
  'members.id-number-taken': { name: string; branch: string; left: boolean }
  'members.branch-not-found': Record<never, never>
  'members.not-a-branch': Record<never, never>
  'members.unknown-code': { field: string }
  'members.days-backwards': { earlier: string; later: string }
  'members.future-day': Record<never, never>
  'members.before-last-change': { day: string }
  'members.no-change': Record<never, never>
  'members.has-left': { day: string }
  'members.has-not-left': Record<never, never>
  'members.holds-post': { title: string }
}

declare module '../../kernel/faults.ts' {
  interface Faults extends MemberFaults {}
}
