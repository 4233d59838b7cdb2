/** Wrong passwords of one person in a row: how many, and when the last was (milliseconds since 1970). */
export type Failures = { readonly count: number; readonly lastAtMs: number }

/**
 * Seconds until the next try is taken: none for four failures, then 1 minute, 10 after ten, 1 hour after
 * fifteen.
 */
export function secondsToWait(failures: Failures, nowMs: number): number {
  const left = failures.lastAtMs + delaySeconds(failures.count) * 1000 - nowMs
  return Math.max(0, Math.min(delaySeconds(failures.count), Math.ceil(left / 1000)))
}

/** The same failures with one more, now. */
export function oneMoreFailure(failures: Failures | undefined, nowMs: number): Failures {
  return { count: Math.min((failures?.count ?? 0) + 1, 1_000_000), lastAtMs: nowMs }
}

/**
 * The failures as the present clock can know them: nothing failed in the future. Kept after every look, it
 * makes a clock set back cost one full delay from now and never more.
 */
export function knownBy(failures: Failures, nowMs: number): Failures {
  return failures.lastAtMs <= nowMs ? failures : { count: failures.count, lastAtMs: nowMs }
}

function delaySeconds(count: number): number {
  if (count < 5) return 0
  if (count < 10) return 60
  return count < 15 ? 600 : 3600
}
