/** Refusals about 党组织 and 任职. */
export type OrganisationFaults = {
  'organisation.not-found': Record<never, never>
  'organisation.stale': Record<never, never>
  'organisation.code-taken': { code: string; by: string }
  'organisation.wrong-parent': { why: 'loop' | 'type' | 'dissolved' }
  'organisation.term-backwards': Record<never, never>
  'organisation.not-empty': { members: number; children: number }
  'organisation.still-in-use': { day: string }
  'organisation.post-taken': { holder: string }
  'organisation.post-not-found': Record<never, never>
  'organisation.future-day': Record<never, never>
  'organisation.unknown-code': { field: string }
  'organisation.outside-life': Record<never, never>
}

declare module '../../kernel/faults.ts' {
  interface Faults extends OrganisationFaults {}
}
