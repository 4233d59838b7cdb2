/**
 * Stops the program where it has already gone wrong.
 *
 * An assertion is about us, never about the user's data: bad input is a fault.
 */
export function assert(condition: boolean, claim: string): asserts condition {
  if (!condition) throw new Error(`Broken claim: ${claim}`)
}

/** Closes a switch: adding a case anywhere makes this line fail to compile. */
export function never(value: never): never {
  throw new Error(`Broken claim: unreachable, got ${JSON.stringify(value)}`)
}
