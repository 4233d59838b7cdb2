import type { Hall } from './hall.ts'

const last = new WeakMap<Hall, Promise<unknown>>()

/**
 * Runs what opens, closes or re-keys a ledger one after the other: two that waited for scrypt side by side
 * would each open a ledger, or give one keyring two successors.
 */
export function inTurn<I, O>(work: (hall: Hall, input: I) => Promise<O>) {
  return (hall: Hall, input: I): Promise<O> => {
    const run = (last.get(hall) ?? Promise.resolve()).then(() => work(hall, input))
    last.set(
      hall,
      run.catch(() => {}),
    )
    return run
  }
}
