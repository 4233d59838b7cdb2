export type SessionFaults = Record<never, never>
