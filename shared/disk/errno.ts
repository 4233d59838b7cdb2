import { type Fault, fault } from '../kernel/faults.ts'

/**
 * The fault for an error that the operating system names by a code (`ENOSPC`), undefined for a code that is
 * none of a disk's. The one table: whoever meets a disk asks here.
 */
export function faultOfErrno(code: string): Fault | undefined {
  if (FULL.has(code)) return fault('disk.full', {})
  if (BARRED.has(code)) return fault('disk.no-permission', {})
  return BROKEN.has(code) ? fault('disk.failed', { code }) : undefined
}

const FULL = new Set(['ENOSPC', 'EDQUOT'])
const BARRED = new Set(['EACCES', 'EPERM', 'EROFS'])
/** EFBIG: the file system takes no file of that size, however much is free. */
const BROKEN = new Set([
  'EIO',
  'ENOENT',
  'ENODEV',
  'ENXIO',
  'EBUSY',
  'EMFILE',
  'ENOTDIR',
  'EISDIR',
  'EFBIG',
  'ENOTCONN',
  'ESTALE',
  'ETIMEDOUT',
])
