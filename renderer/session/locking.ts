import type { Session } from '../../shared/session/session.ts'
import { lockNow } from '../bridge/use-session-gate.ts'
import { rememberAtDoor, rememberSession } from './door-memory.ts'

/** Locks; the same person is asked for the password. */
export function lockForMe(session: Session): void {
  rememberSession(session)
  void lockNow()
}

/** Locks; anybody of the ledger may sit down next. */
export function lockForSomebodyElse(session: Session): void {
  rememberAtDoor({ ledgerId: session.ledgerId })
  void lockNow()
}

/** Locks, and the first screen asks which backup to put in the ledger's place. */
export function lockToRestore(session: Session): void {
  rememberAtDoor({ ledgerId: session.ledgerId, errand: 'restore' })
  void lockNow()
}
