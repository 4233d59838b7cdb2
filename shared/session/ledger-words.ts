import type { WordsFor } from '../kernel/words-for.ts'
import type { LedgerFileFaults } from './ledger-faults.ts'

export const ledgerFileFaultWords: WordsFor<LedgerFileFaults> = {
  'session.locked': () => '台账已锁定，请重新输入密码打开。',
  'session.read-only': () => '当前是只读查看，不能修改。请返回本单位台账后再办理。',
  'session.not-allowed': () => '您的岗位没有办理这件事的权限，请由有权限的同事办理。',
  'session.ledger-here': ({ office }) =>
    `本机已有“${office}”的台账，所选的这一份没有复制进来。请直接打开本机的；要回到所选的这一份，请选它的备份文件夹，从里面的备份恢复。`,
  'session.ledger-missing': () => '找不到台账文件，可能被移动或删除了。请插回原来的磁盘，或从备份恢复。',
  'session.ledger-damaged': () => '台账文件损坏或不完整，没有打开。请从备份恢复台账。',
  'session.ledger-foreign': () => '这个文件不是社区台账的台账文件。请选择正确的台账文件夹。',
  'session.ledger-newer': () => '这本台账由更新版本的软件保存过，请先升级本软件再打开。',
  'session.ledger-in-use': ({ by }) =>
    `台账正被另一个程序${by ? `（${by}）` : ''}打开着，请先在那里锁定或退出，再回来打开。`,
  'session.journal-foreign': () =>
    '台账文件旁边未存完的记录不属于这份台账文件（文件可能被手工换过），没有打开，两样都原样留着。请从备份恢复；不要自己移动或删除文件，并报告负责人。',
  'session.linked': ({ name }) =>
    `文件夹里的“${name}”是指向别处的链接，或者在别处另有名字，没有打开。请换成单独的一份文件或文件夹后再试。`,
  'session.bad-place': () => '台账不能放在U盘或网络共享文件夹里，请改放到本机硬盘上。',
  'session.backup-failed': () => '备份没有通过检查，没有采用。请换一个磁盘再备份一次，或选择另一份备份。',
}
