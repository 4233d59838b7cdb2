import { createContext, useContext } from 'react'
import type { Endpoint } from '../../shared/ipc/endpoint.ts'
import { mayUse } from '../../shared/session/may-use.ts'
import type { Session } from '../../shared/session/session.ts'

/** Who sits here, for every page below the shell. */
export const SessionContext = createContext<Session | undefined>(undefined)

/** Who sits here and which ledger is shown. Only below the shell. */
export function useSession(): Session {
  const session = useContext(SessionContext)
  if (!session) throw new Error('Broken claim: this page stands below an open session')
  return session
}

/**
 * Whether the screens show something nobody may change: a received ledger, a pack, or a read-only
 * opening.
 */
export function isReadOnly(session: Session): boolean {
  return session.readOnly || session.shown.kind !== 'own'
}

/**
 * Whether this person may use that door in what is shown now; for menus and keys, where `<Deed>`
 * does not fit.
 */
export function useMay(door: Endpoint): boolean {
  const session = useSession()
  return mayUse(door, { role: session.user.role, readOnly: isReadOnly(session) })
}
