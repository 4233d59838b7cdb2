/** Refusals of every kind of ledger: the `faults.ts` of each adds its own. */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled by the kinds.
export interface LedgerFaults {}
