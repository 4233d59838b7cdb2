import type { WordsFor } from '../kernel/words-for.ts'
import type { DiskFaults } from './faults.ts'

export const diskFaultWords: WordsFor<DiskFaults> = {
  'disk.full': () => '磁盘或U盘空间不足，未做任何修改。请清理出空间后再试。',
  'disk.failed': ({ code }) =>
    `磁盘或U盘读写失败（${code}），未做任何修改。请检查U盘是否插好，换一个接口或U盘再试。`,
  'disk.no-permission': () => '没有写入这个位置的权限，未做任何修改。请换一个文件夹，或请管理员开放权限。',
}
