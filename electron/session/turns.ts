import type { Runtime } from '../ipc/runtime.ts'

const last = new WeakMap<Runtime, Promise<unknown>>()

/**
 * Runs what opens, closes or re-keys a ledger one after the other: two that waited for scrypt side by side
 * would each open a ledger, or give one keyring two successors.
 */
export function inTurn<I, O>(work: (runtime: Runtime, input: I) => Promise<O>) {
  return (runtime: Runtime, input: I): Promise<O> => {
    const run = (last.get(runtime) ?? Promise.resolve()).then(() => work(runtime, input))
    last.set(
      runtime,
      run.catch(() => {}),
    )
    return run
  }
}
