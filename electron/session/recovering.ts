import type { Id } from '../../shared/kernel/id.ts'
import { must } from '../../shared/refusal.ts'
import type { Session } from '../../shared/session/session.ts'
import type { Unit } from '../db/commit.ts'
import { tryWithDelay } from '../keys/attempts.ts'
import { wipe } from '../keys/keyring.ts'
import { keyDiskIn } from '../keys/keyring-disk.ts'
import { recover } from '../keys/recovery.ts'
import { unlockWithCode } from '../keys/unlock.ts'
import type { Hall } from './hall.ts'
import { asResult, begin, closeLedger, folderOf, openWith, sessionOf } from './opening.ts'
import { adoptKeyring, mustBeOpen, personIn } from './people.ts'
import { mustBePlain } from './plain.ts'
import { beginSigning, signersWith } from './signing.ts'

/**
 * Opens a ledger with the paper code: the person gets a password of their own, the office a new code.
 * Faults: those of unlocking, `session.bad-recovery-code`, `session.weak-password`.
 */
export async function recoverLedger(
  hall: Hall,
  wanted: { readonly ledgerId: Id; readonly userId: Id; readonly code: string; readonly newPassword: string },
): Promise<{ session: Session; recoveryCode: string }> {
  closeLedger(hall)
  const home = folderOf(hall, wanted.ledgerId)
  mustBePlain(home)
  const disk = keyDiskIn(home)
  const attempt = () =>
    asResult(() => openWith(home, disk, (ring) => unlockWithCode(ring, wanted.code), hall.now()))
  const { value: opened, failedBefore } = must(await tryWithDelay(disk, 'recovery', hall.waitNow, attempt))
  let after: Awaited<ReturnType<typeof recover>>
  const codeSealKey = opened.keys.sealKey
  try {
    after = await recover(opened.ring, opened.keys, wanted, {
      random: hall.random,
      newId: hall.newId,
      ln: hall.ln,
    })
  } catch (error) {
    opened.book.close()
    wipe(opened.keys)
    throw error
  }
  if (codeSealKey && after.keys.sealKey !== codeSealKey) codeSealKey.fill(0)
  // SECURITY: the session holds this person's keys, not the code's (tests/session/session.test.ts).
  begin(hall, home, disk, { ...opened, keys: after.keys }, personIn(after.ring, wanted.userId), failedBefore)
  try {
    const tell = (unit: Unit) => unit.tell('session.recovered', wanted.userId, {})
    // The envelope certifies what comes of it: the person's new key, and that of the next envelope.
    const signers = signersWith(hall, opened.keys.seed)
    adoptKeyring(hall, after.ring, 'session.recover', '', tell, { signers, keys: 'certified' })
    beginSigning(hall, mustBeOpen(hall), after.seed)
  } catch (error) {
    closeLedger(hall, { backUp: false })
    throw error
  }
  return { session: sessionOf(mustBeOpen(hall), hall), recoveryCode: after.recoveryCode }
}
