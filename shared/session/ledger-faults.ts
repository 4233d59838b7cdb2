/** Refusals of the ledger file and of a session in it. */
export type LedgerFileFaults = {
  'session.locked': Record<never, never>
  'session.read-only': Record<never, never>
  'session.not-allowed': { role: string }
  'session.ledger-here': { office: string }
  'session.ledger-missing': Record<never, never>
  'session.ledger-damaged': Record<never, never>
  'session.ledger-foreign': Record<never, never>
  'session.ledger-newer': Record<never, never>
  'session.ledger-in-use': { by: string }
  'session.journal-foreign': Record<never, never>
  'session.linked': { name: string }
  'session.bad-place': Record<never, never>
  'session.backup-failed': Record<never, never>
}

declare module '../kernel/faults.ts' {
  interface Faults extends LedgerFileFaults {}
}
