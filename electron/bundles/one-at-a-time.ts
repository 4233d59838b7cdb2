import type { Desk } from '../ipc/handlers.ts'

const last = new WeakMap<object, Promise<unknown>>()

/**
 * Runs `work` after whatever seals or receives in this ledger now: two tasks that wait in turns would give
 * one number twice, or decide on a state that is no longer there.
 */
export function oneAtATime<T>(desk: Desk, work: () => Promise<T>): Promise<T> {
  const file = desk.raw.own
  const before = last.get(file) ?? Promise.resolve()
  const run = before.then(async () => {
    await desk.breathe()
    return work()
  })
  last.set(
    file,
    run.catch(() => {}),
  )
  return run
}
