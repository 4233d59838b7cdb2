import type { Session } from '../../shared/session/session.ts'
import { startAtDesk } from '../bridge/place.ts'
import { enterSession } from '../bridge/use-session-gate.ts'
import { atDoor, rememberSession } from './door-memory.ts'

/** Shows the pages of a session just opened: where this person left off, or the desk for anybody else. */
export function sitDown(session: Session): void {
  const before = atDoor()
  if (before?.ledgerId !== session.ledgerId || before.userId !== session.user.id) startAtDesk()
  rememberSession(session)
  enterSession(session)
}
