/** Work that halts now and then, so that whoever does it may let others through, or stop. */
export type Steps<T> = Generator<void, T>

/** How many rows are worked off between two halts: a few milliseconds. */
export const PORTION = 200

/** Does all of it, without halting. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** What `work` makes of each, in order, with a halt after every portion. */
export function* mapSteps<T, R>(things: readonly T[], work: (thing: T) => R): Steps<R[]> {
  const made: R[] = []
  for (const thing of things) {
    made.push(work(thing))
    if (made.length % PORTION === 0) yield
  }
  return made
}
