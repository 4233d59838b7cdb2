import type { Endpoint } from '../ipc/endpoint.ts'
import type { Role } from '../kernel/roles.ts'

/** Who sits here, as far as doors care. */
export type Visitor = { readonly role: Role; readonly readOnly: boolean }

/** Whether a door would open: to hide buttons, never to guard; the ledger asks again at every call. */
export function mayUse(door: Endpoint, visitor: Visitor): boolean {
  if (door.kind === 'gate') return door.who?.includes(visitor.role) ?? true
  if (!door.who.includes(visitor.role)) return false
  return door.kind === 'query' || door.inReadOnly === 'recorded' || !visitor.readOnly
}
