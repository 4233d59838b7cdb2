/** A point of one ledger's audit chain: after `size` entries its head is `head` (hex). */
export type Checkpoint = {
  readonly ledger: string
  readonly incarnation: number
  readonly size: number
  readonly head: string
  /** When it was made, by the sender's clock: information only. */
  readonly at: string
}

/** The text that is signed in namespace `checkpoint@tzb.v1` (security.md E). */
export function checkpointText({ ledger, incarnation, size, head, at }: Checkpoint): string {
  return `tzb-audit-checkpoint/v1\n${ledger}/${incarnation}\n${size}\n${head}\n${at}\n`
}
