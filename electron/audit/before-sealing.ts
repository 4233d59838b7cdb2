import type { Verification } from '../../shared/audit/contract.ts'
import type { Desk } from '../ipc/handlers.ts'
import { ownProof } from './proof.ts'
import { verifyLedger } from './verify.ts'

/**
 * Verifies the own ledger, whole, before something of it is signed. Always whole: what was edited behind the
 * program's back does not say so, so there is no smaller part that could be trusted to hold every edit.
 * Fault `ipc.cancelled`.
 */
export async function verifyBeforeSealing(desk: Desk): Promise<Verification> {
  return verifyLedger(desk.raw.own, desk.scene.ledger.id, stepsAt(desk), await ownProof(desk))
}

/** Tells the page how far a verification is, and lets others through. Fault `ipc.cancelled`. */
export const stepsAt =
  (desk: Desk) =>
  (done: number, of: number): Promise<void> => {
    desk.progress(done, of, 'entries')
    return desk.breathe()
  }
