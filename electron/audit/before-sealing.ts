import type { Verification } from '../../shared/audit/contract.ts'
import { refuse } from '../../shared/refusal.ts'
import type { Desk } from '../ipc/handlers.ts'
import { ownProof } from './proof.ts'
import { verifyLedger } from './verify.ts'

/**
 * Verifies the own ledger, whole, before something of it is signed. Always whole: what was edited behind the
 * program's back does not say so, so there is no smaller part that could be trusted to hold every edit.
 * Fault `ipc.cancelled`.
 */
export async function verifyBeforeSealing(desk: Desk): Promise<Verification> {
  const step = async (done: number, of: number) => {
    if (desk.cancelled()) refuse('ipc.cancelled', {})
    desk.progress(done, of, 'entries')
    await desk.breathe()
  }
  return verifyLedger(desk.raw.own, desk.scene.ledger.id, step, await ownProof(desk))
}
