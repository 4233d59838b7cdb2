export type MemberFaults = { 'members.not-found': Record<never, never> }
