const STEP_MS = 100

/** Lets through at most ten reports a second, always the first and whichever reaches the end. */
export function paced<A extends readonly unknown[]>(
  report: (done: number, of: number, ...rest: A) => void,
  now: () => number,
): (done: number, of: number, ...rest: A) => void {
  let lastMs = Number.NEGATIVE_INFINITY
  return (done, of, ...rest) => {
    const nowMs = now()
    // Subtle: a clock set back must not silence the rest of the task.
    const isEarly = nowMs >= lastMs && nowMs - lastMs < STEP_MS
    if (isEarly && done !== of) return
    lastMs = nowMs
    report(done, of, ...rest)
  }
}
