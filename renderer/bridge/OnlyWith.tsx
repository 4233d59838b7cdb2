import type { ReactNode } from 'react'
import type { Endpoint } from '../../shared/ipc/endpoint.ts'
import { useMay } from './session.ts'

/**
 * Shows what stands inside only to those who may use the door: for forms and menus, where `<Deed>`
 * is too small.
 */
export function OnlyWith({ door, children }: { readonly door: Endpoint; readonly children: ReactNode }) {
  return useMay(door) ? children : null
}
