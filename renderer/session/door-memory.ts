import type { Session } from '../../shared/session/session.ts'

/**
 * Which ledger and person the first screen offers after a lock, and what it should do there. Kept
 * in memory only.
 */
export type DoorMemory = {
  readonly ledgerId: string
  /** Absent when somebody else is about to sit down. */
  readonly userId?: string
  readonly errand?: 'restore'
}

let memory: DoorMemory | undefined

/** Remembers whom to offer when the ledger is locked next. */
export function rememberAtDoor(next: DoorMemory): void {
  memory = next
}

/** Remembers the person of a session that was just opened. */
export function rememberSession(session: Session): void {
  memory = { ledgerId: session.ledgerId, userId: session.user.id }
}

/** Whom the first screen offers. */
export const atDoor = (): DoorMemory | undefined => memory
