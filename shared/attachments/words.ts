import type { WordsFor } from '../kernel/words-for.ts'
import type { AttachmentFaults } from './faults.ts'

/** What each refusal says. */
export const attachmentFaultWords: WordsFor<AttachmentFaults> = {
  'attachments.record-not-found': () => '找不到要附单据的这条记录，可能已被撤销。请返回清单重新查找。',
  'attachments.not-found': () => '找不到这份单据，可能刚被移走。请刷新后核对。',
  'attachments.missing': () =>
    '这份单据的原件在本机找不到了，没有打开。请报告负责人，从备份恢复或重新附上，并在操作记录里点“核验”。',
  'attachments.swapped': () =>
    '这份单据的内容在本机被换过，与登记时不一致，没有打开。请停止使用它，报告负责人，并在操作记录里点“核验”。',
  'attachments.unknown-kind': () => '单据种类不在选项之内，请从列表中选择。',
  'attachments.wrong-media': () => '只能附 PDF、OFD、JPG、PNG 文件，请把单据扫描或另存为其中一种。',
  'attachments.too-large': ({ limitMb }) => `文件超过 ${limitMb} MB，请压缩或分成几份再附上。`,
  'attachments.too-many': ({ limit }) => `一条记录最多附 ${limit} 份单据，请合并后再附上。`,
}
