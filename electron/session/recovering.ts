import type { Id } from '../../shared/kernel/id.ts'
import { must } from '../../shared/kernel/refusal.ts'
import type { Session } from '../../shared/session/session.ts'
import type { Unit } from '../chain/commit.ts'
import { mustBePlain } from '../disk/plain.ts'
import type { Runtime } from '../ipc/runtime.ts'
import { tryWithDelay } from '../keys/attempts.ts'
import { wipe } from '../keys/keyring.ts'
import { keyDiskIn } from '../keys/keyring-disk.ts'
import { recover } from '../keys/recovery.ts'
import { unlockWithCode } from '../keys/unlock.ts'
import { asResult, begin, closeLedger, folderOf, openWith, sessionOf } from './opening.ts'
import { adoptKeyring, mustBeOpen, personIn } from './people.ts'
import { beginSigning, signersWith } from './signing.ts'

/**
 * Opens a ledger with the paper code: the person gets a password of their own, the office a new code.
 * Faults: those of unlocking, `session.bad-recovery-code`, `session.weak-password`.
 */
export async function recoverLedger(
  runtime: Runtime,
  wanted: { readonly ledgerId: Id; readonly userId: Id; readonly code: string; readonly newPassword: string },
): Promise<{ session: Session; recoveryCode: string }> {
  closeLedger(runtime)
  const home = folderOf(runtime, wanted.ledgerId)
  mustBePlain(home)
  const disk = keyDiskIn(home)
  const attempt = () =>
    asResult(() => openWith(home, disk, (ring) => unlockWithCode(ring, wanted.code), runtime.now()))
  const { value: opened, failedBefore } = must(await tryWithDelay(disk, 'recovery', runtime.waitNow, attempt))
  let after: Awaited<ReturnType<typeof recover>>
  const codeSealKey = opened.keys.sealKey
  try {
    after = await recover(opened.ring, opened.keys, wanted, {
      random: runtime.random,
      newId: runtime.newId,
      ln: runtime.ln,
    })
  } catch (error) {
    opened.db.close()
    wipe(opened.keys)
    throw error
  }
  if (codeSealKey && after.keys.sealKey !== codeSealKey) codeSealKey.fill(0)
  // SECURITY: the session holds this person's keys, not the code's (tests/session/session.test.ts).
  begin(
    runtime,
    home,
    disk,
    { ...opened, keys: after.keys },
    personIn(after.ring, wanted.userId),
    failedBefore,
  )
  try {
    const record = (unit: Unit) => unit.record('session.recovered', wanted.userId, {})
    // The envelope certifies what comes of it: the person's new key, and that of the next envelope.
    const signers = signersWith(runtime, opened.keys.seed)
    adoptKeyring(runtime, after.ring, 'session.recover', '', record, { signers, keys: 'certified' })
    beginSigning(runtime, mustBeOpen(runtime), after.seed)
  } catch (error) {
    closeLedger(runtime, { backUp: false })
    throw error
  }
  return { session: sessionOf(mustBeOpen(runtime), runtime), recoveryCode: after.recoveryCode }
}
