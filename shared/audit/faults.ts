/** What the doors of 操作记录 refuse. */
export type AuditFaults = {
  /** The verification that a report was asked of is held no more. */
  'audit.verify-again': Record<never, never>
}

declare module '../kernel/faults.ts' {
  interface Faults extends AuditFaults {}
}
