import type { TaskContext } from './handlers.ts'

const last = new WeakMap<object, Promise<unknown>>()

/**
 * Runs `work` after whatever seals or receives in this ledger now: two tasks that wait in turns would give
 * one number twice, or decide on a state that is no longer there.
 */
export function oneAtATime<T>(task: TaskContext, work: () => Promise<T>): Promise<T> {
  const file = task.raw.own
  const before = last.get(file) ?? Promise.resolve()
  const run = before.then(async () => {
    await task.breathe()
    return work()
  })
  last.set(
    file,
    run.catch(() => {}),
  )
  return run
}
