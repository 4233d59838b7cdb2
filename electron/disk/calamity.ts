import { faultOfErrno } from '../../shared/disk/errno.ts'
import { type Fault, fault } from '../../shared/kernel/faults.ts'

/**
 * The fault for an error of the operating system or SQLite, by its code; undefined when it is a
 * defect of ours.
 */
export function calamity(error: unknown): Fault | undefined {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code !== 'string') return undefined
  if (code === 'SQLITE_FULL') return fault('disk.full', {})
  // Subtle: SQLite says this where the file was moved away under it, which is no question of rights.
  if (code === 'SQLITE_READONLY_DBMOVED') return fault('disk.failed', { code })
  if (code.startsWith('SQLITE_READONLY')) return fault('disk.no-permission', {})
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT'))
    return fault('session.ledger-damaged', {})
  if (code.startsWith('SQLITE_BUSY')) return fault('session.ledger-in-use', { by: '' })
  if (code.startsWith('SQLITE_IOERR') || code.startsWith('SQLITE_CANTOPEN'))
    return fault('disk.failed', { code })
  return faultOfErrno(code)
}
