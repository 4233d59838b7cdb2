/** Refusals about whose an account is. */
export type AccountFaults = {
  'accounts.own': Record<never, never>
  'accounts.not-found': Record<never, never>
  'accounts.stale': Record<never, never>
  'accounts.linked-already': { name: string }
  'accounts.days-backwards': Record<never, never>
}

declare module '../kernel/faults.ts' {
  interface Faults extends AccountFaults {}
}
