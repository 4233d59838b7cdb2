import { refuse } from '../../shared/kernel/refusal.ts'
import type { Steps } from '../../shared/kernel/steps.ts'
import type { CommandContext, TaskContext } from './handlers.ts'

/** Takes steps to their end, and lets others through between them. Fault: `ipc.cancelled`. */
export async function breathing<T>(task: TaskContext, steps: Steps<T>): Promise<T> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await task.breathe()
  }
}

/**
 * Reckons over the own ledger with halts, and writes what came of it as one deed. Where anybody wrote at a
 * halt, nothing is written, and all of it is reckoned again: what is written holds. Faults: `ipc.cancelled`,
 * and those of either half.
 */
export async function reckoned<F, T>(
  task: TaskContext,
  reckon: () => Steps<F>,
  write: (unit: CommandContext, found: F) => T,
): Promise<T> {
  for (;;) {
    const size = sizeOf(task)
    const found = await breathing(task, reckon())
    const done = task.commit((unit) => (sizeOf(task) === size ? { value: write(unit, found) } : null))
    if (done) return done.value
  }
}

/**
 * Answers a question that halts, as of one moment: it is asked anew where anybody wrote at a halt. Faults:
 * `session.locked`, `ipc.cancelled`.
 */
export async function answered<T>(task: TaskContext, ask: () => Steps<T>): Promise<T> {
  for (;;) {
    const size = sizeOf(task)
    const found = await breathing(task, ask())
    if (sizeOf(task) === size) return found
  }
}

/**
 * Called before each row that a transaction writes: tells now and then how far it is, and refuses with
 * `ipc.cancelled` if the person cancelled, which takes everything back.
 */
export function ticking(task: TaskContext, of: number): () => void {
  let done = 0
  return () => {
    if (done % PAUSE === 0) {
      if (task.cancelled()) refuse('ipc.cancelled', {})
      task.progress(done, of)
    }
    done += 1
  }
}

const PAUSE = 1000

const sizeOf = (task: TaskContext): number =>
  task.raw.own.prepare('select coalesce(max(seq), 0) from audit').pluck().get() as number
