import { desk } from '../../../shared/desk/contract.ts'
import type { Endpoint } from '../../../shared/ipc/endpoint.ts'
import { useMay } from '../../bridge/session.ts'

/** Whether there is such a door and this person may use it. */
export function useMayAny(door: Endpoint | undefined): boolean {
  const may = useMay(door ?? desk.views)
  return door !== undefined && may
}
