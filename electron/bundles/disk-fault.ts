import { type Fault, fault } from '../../shared/faults.ts'

/**
 * The fault for an error of the operating system, by its code; anything that carries no such code is a defect
 * and thrown on.
 */
export function diskFault(error: unknown): Fault {
  const code = (error as { code?: unknown }).code
  if (typeof code !== 'string' || !/^E[A-Z0-9]+$/.test(code)) throw error
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return fault('disk.full', {})
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return fault('disk.no-permission', {})
  return fault('disk.failed', { code })
}
