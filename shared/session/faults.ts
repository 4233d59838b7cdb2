/** Refusals around keys, people and the way into a ledger. */
export type SessionFaults = {
  'session.wrong-password': Record<never, never>
  'session.unknown-user': Record<never, never>
  'session.wait': { seconds: number }
  'session.weak-password': { flaw: PasswordFlaw }
  'session.bad-recovery-code': { reason: RecoveryCodeFlaw }
  'session.keyring-damaged': Record<never, never>
  'session.keyring-newer': Record<never, never>
  'session.keyring-tampered': Record<never, never>
  'session.keyring-rolled-back': Record<never, never>
  'session.keyring-mismatch': Record<never, never>
  'session.people-differ': Record<never, never>
  'session.no-proof': Record<never, never>
  'session.two-people': Record<never, never>
  'session.second-person': Record<never, never>
  'session.name-taken': { name: string }
  'session.seal-right-missing': Record<never, never>
  'session.seal-needs-head': { name: string }
  'session.must-change-first': { name: string }
  'session.last-admin': Record<never, never>
  'session.last-sealer': Record<never, never>
  'session.secret-damaged': Record<never, never>
  'session.sign-first': Record<never, never>
  'session.key-waiting': Record<never, never>
  'session.key-unknown': Record<never, never>
  'session.certify-other': { name: string }
}

/** What is wrong with a chosen password. */
export type PasswordFlaw = 'too-short' | 'too-long' | 'too-common' | 'contains-name' | 'same-as-before'

/**
 * Why a typed recovery code does not open: `check` means a slip of the pen, `other-ledger` a code of
 * something else.
 */
export type RecoveryCodeFlaw = 'characters' | 'length' | 'check' | 'other-ledger'

declare module '../kernel/faults.ts' {
  interface Faults extends SessionFaults {}
}
