import type { LimitedPart } from './limits.ts'

/** Every way to refuse a bundle (bundle.md C9). Nothing has changed where one of these is said. */
export type BundleFaults = ContentFaults & OrderFaults & ExchangeFaults & LeavingFaults

/** Of the file itself, in the order in which a reader finds them. */
type ContentFaults = {
  'bundles.not-bundle': Record<never, never>
  'bundles.damaged': Record<never, never>
  'bundles.not-for-us': Record<never, never>
  'bundles.unknown-sender': { office: string }
  'bundles.key-revoked': { office: string }
  'bundles.bad-signature': { office: string }
  'bundles.wrong-kind': { office: string; kind: string }
  'bundles.newer-version': Record<never, never>
  'bundles.practice': { theirs: boolean }
  'bundles.too-large': { part: LimitedPart; limit: number }
  /** The archive is not spelt as the format demands: E_TAR. */
  'bundles.bad-layout': Record<never, never>
  'bundles.bad-manifest': { field: string }
  'bundles.bad-digest': { member: string }
  /** The own ledger does not verify; a head may seal all the same, for a reason that travels. */
  'bundles.chain-broken': { count: number }
  /** A bundle was taken in whose sender knew that its ledger does not verify. */
  'bundles.sender-unsound': { office: string; count: number }
  'bundles.bad-rows': { table: string; line: number }
  'bundles.bad-totals': { table: string }
  'bundles.bad-receipt': { field: string }
  'bundles.bad-letter': { field: string }
  /** A letter that fits, of a type that this version does not know. */
  'bundles.unknown-letter': { office: string; type: string }
}

/** Of its place in the sequence (C6) and in the sender's history. */
type OrderFaults = {
  'bundles.fork': { seq: number }
  'bundles.stale-incarnation': { seq: number }
  'bundles.need-full': Record<never, never>
  'bundles.unknown-ancestor': Record<never, never>
  /** The sender's earlier entries are not what it sent us before: E_REWRITE. */
  'bundles.rewritten': Record<never, never>
  /** The sender's entries start after the last one we hold, so nobody can tell whether they continue it. */
  'bundles.history-gap': Record<never, never>
  /** A report or pack carries the chain it belongs to, or is not taken. */
  'bundles.without-chain': Record<never, never>
  /** The file of a received ledger was changed on this computer. */
  'bundles.received-changed': Record<never, never>
  /** The sender restored a backup: a person must confirm what the bundle supersedes. */
  'bundles.confirm-rebase': { superseded: number }
  /** So many rows vanished since the last bundle that a person must confirm. */
  'bundles.confirm-shrink': { table: string; gone: number }
  /** What a person confirmed is not where it was read, or is another bundle by now. */
  'bundles.choose-again': Record<never, never>
  /** A superior holds a later bundle of ours than we know: this ledger was put back to an earlier state. */
  'bundles.receipt-ahead': { seq: number }
}

/** Of sticks and of enrolment. */
type ExchangeFaults = {
  /** No bundle with this id is stored here. */
  'bundles.not-found': Record<never, never>
  'bundles.name-taken': { name: string }
  'bundles.read-back': Record<never, never>
  /** The stick failed so late that the file may stand there: publishing again finds out. */
  'bundles.maybe-written': Record<never, never>
  'bundles.not-enrolment': Record<never, never>
  'bundles.bad-key': Record<never, never>
  'bundles.check-digits': Record<never, never>
  'bundles.grant-mismatch': Record<never, never>
  /** The enrolment file says another relation than the one chosen, or is our own. */
  'bundles.wrong-relation': { office: string }
  /** The enrolment file was read in another session. */
  'bundles.read-again': Record<never, never>
  /** The file would end the enrolment of somebody we know, and nobody said so. */
  'bundles.would-replace': { office: string }
  /** The ledger in the file is enrolled here as another office. */
  'bundles.other-office': { office: string }
  /** The keys in a notice are older than those we have of this office. */
  'bundles.older-keys': { office: string }
  /** Our signing key is new, so a notice under it proves nothing to anybody. */
  'bundles.notice-useless': Record<never, never>
}

/** Of what shall leave. */
type LeavingFaults = {
  'bundles.self-approval': Record<never, never>
  /** Copies with unmasked columns are approved by a head. */
  'bundles.head-approves': Record<never, never>
  /** Only an auditor's pack may leave unmasked. */
  'bundles.report-masked': Record<never, never>
  /** What would be sealed is no longer what was approved. */
  'bundles.changed-since': Record<never, never>
  'bundles.draft-state': { state: 'prepared' | 'approved' | 'sealed' | 'withdrawn' }
  'bundles.peer-revoked': { office: string }
  'bundles.no-receipt-due': { office: string }
}

declare module '../kernel/faults.ts' {
  interface Faults extends BundleFaults {}
}
