import { faultOfErrno } from '../../shared/disk/errno.ts'
import { type Fault, fault } from '../../shared/kernel/faults.ts'

/**
 * The fault for an error of the operating system, by its code; anything that carries no such code is a defect
 * and thrown on.
 */
export function diskFault(error: unknown): Fault {
  const code = (error as { code?: unknown }).code
  if (typeof code !== 'string' || !/^E[A-Z0-9]+$/.test(code)) throw error
  return faultOfErrno(code) ?? fault('disk.failed', { code })
}
