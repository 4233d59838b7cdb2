import type { Verification } from '../../shared/audit/contract.ts'
import type { TaskContext } from '../ipc/handlers.ts'
import { ownProof } from './proof.ts'
import { verifyLedger } from './verify.ts'

/**
 * Verifies the own ledger, whole, before something of it is signed. Always whole: what was edited behind the
 * program's back does not say so, so there is no smaller part that could be trusted to hold every edit.
 * Fault `ipc.cancelled`.
 */
export async function verifyBeforeSealing(task: TaskContext): Promise<Verification> {
  return verifyLedger(task.raw.own, task.request.ledger.id, stepsAt(task), await ownProof(task))
}

/** Tells the page how far a verification is, and lets others through. Fault `ipc.cancelled`. */
export const stepsAt =
  (task: TaskContext) =>
  (done: number, of: number): Promise<void> => {
    task.progress(done, of, 'entries')
    return task.breathe()
  }
