const STEP_MS = 100

/**
 * Lets through at most ten reports a second, always the first and whichever reaches the end. `now` counts
 * milliseconds and never goes back.
 */
export function paced<A extends readonly unknown[]>(
  report: (done: number, of: number, ...rest: A) => void,
  now: () => number = () => performance.now(),
): (done: number, of: number, ...rest: A) => void {
  let lastMs = Number.NEGATIVE_INFINITY
  return (done, of, ...rest) => {
    const nowMs = now()
    if (nowMs - lastMs < STEP_MS && done !== of) return
    lastMs = nowMs
    report(done, of, ...rest)
  }
}
