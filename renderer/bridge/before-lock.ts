/** Runs `keep` before this window locks the ledger, until the answer is called. */
export function beforeLock(keep: () => Promise<unknown>): () => void {
  keepers.add(keep)
  return () => keepers.delete(keep)
}

/** Keeps what is being written; settles whatever becomes of it, because a lock waits for no form's luck. */
export async function keepBeforeLock(): Promise<void> {
  await Promise.allSettled([...keepers].map((keep) => keep()))
}

const keepers = new Set<() => Promise<unknown>>()
