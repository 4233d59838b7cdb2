import { constants } from 'node:os'
import { expect, test } from 'vitest'
import { calamity } from '../../electron/disk/calamity.ts'
import { diskFault } from '../../electron/disk/disk-fault.ts'
import { faultOfErrno } from '../../shared/disk/errno.ts'

test('whoever meets a disk says the same of every error it can have', () => {
  for (const code of Object.keys(constants.errno)) {
    const error = Object.assign(new Error(code), { code })
    expect(calamity(error), code).toEqual(faultOfErrno(code))
    expect(diskFault(error), code).toEqual(faultOfErrno(code) ?? { code: 'disk.failed', params: { code } })
  }
  expect(faultOfErrno('EFBIG')).toEqual({ code: 'disk.failed', params: { code: 'EFBIG' } })
})
