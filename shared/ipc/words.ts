import type { WordsFor } from '../kernel/words-for.ts'
import type { IpcFaults } from './faults.ts'

export const ipcFaultWords: WordsFor<IpcFaults> = {
  'ipc.invalid-input': () => '填写的内容不完整或格式不对，请检查标红的项目后再试。',
  'ipc.unknown-endpoint': () => '程序各部分版本不一致，请重新安装本软件。',
  'ipc.cancelled': () => '已取消，未做任何修改。',
  'ipc.defect': ({ incident }) => `程序出错，未做任何修改。请记下编号 ${incident}，联系维护人员。`,
}
