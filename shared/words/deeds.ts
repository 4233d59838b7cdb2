import type { Contract } from '../contract.ts'
import type { LedgerDefinition } from '../definition/define-ledger.ts'
import { dictionary } from '../kernel/dictionary.ts'
import type { LedgerName } from '../ledgers/index.ts'
import { definitions } from '../ledgers/index.ts'
import { eventWords } from './events.ts'

type Platform = Omit<Contract, LedgerName>

/** Every door of the platform that may leave an entry in the chain: all but the questions. */
type RecordedDoor = {
  [S in keyof Platform]: {
    [D in keyof Platform[S]]: Platform[S][D] extends { readonly kind: 'query' }
      ? never
      : `${S & string}.${D & string}`
  }[keyof Platform[S]]
}[keyof Platform]

const platformDeeds = {
  'session.overview': '查看本机台账',
  'session.create': '建立台账',
  'session.practice': '打开样例台账',
  'session.adopt': '添加台账文件夹',
  'session.unlock': '打开台账',
  'session.recover': '用恢复码打开',
  'session.lock': '锁定台账',
  'session.show': '查看收到的台账',
  'session.showOwn': '返回本单位台账',
  'session.changePassword': '修改密码',
  'session.addPerson': '添加人员',
  'session.sign': '本人签名',
  'session.certify': '确认签名钥匙',
  'session.resetPassword': '重置密码',
  'session.removePerson': '移除人员',
  'session.grantSeal': '授予签发权',
  'session.amendPerson': '更改人员姓名或岗位',
  'session.renewRecovery': '更换恢复码',
  'session.renewKeys': '更换本单位密钥',
  'session.recoverySheet': '打印恢复单',
  'session.backUp': '备份',
  'session.restore': '从备份恢复',
  'session.backups': '查看备份',
  'session.backupsOf': '查看备份',
  'session.people': '查看使用人员',
  'cutting.cut': '清除敏感内容',
  'cutting.printList': '打印清除清单',
  'accounts.link': '登记对应人员',
  'accounts.endLink': '结束对应人员',
  'accounts.dropLink': '作废对应人员',
  'desk.saveView': '保存常用查询',
  'desk.dropView': '删除常用查询',
  'desk.saveDraft': '保存草稿',
  'desk.dropDraft': '丢弃草稿',
  'attachments.attach': '附单据',
  'attachments.detach': '移走单据',
  'attachments.open': '查看单据',
  'attachments.save': '另存单据',
  'audit.verify': '核验操作记录',
  'audit.verifyReport': '打印核验报告',
  'audit.checkpointSheet': '打印封存单',
  'imports.open': '选择导入文件',
  'imports.paste': '粘贴导入',
  'imports.replan': '重新核对导入',
  'imports.apply': '导入',
  'imports.marked': '保存标红的工作簿',
  'imports.template': '保存导入模板',
  'imports.undo': '撤销导入',
  'bundles.exportEnrolment': '导出登记文件',
  'bundles.readEnrolment': '读取登记文件',
  'bundles.enrol': '登记单位',
  'bundles.revoke': '作废登记',
  'bundles.prepare': '准备上报',
  'bundles.approve': '审批上报',
  'bundles.withdraw': '撤回上报',
  'bundles.seal': '签章封装',
  'bundles.publish': '写入U盘',
  'bundles.recheck': '重新校验U盘',
  'bundles.receive': '接收文件',
  'bundles.judge': '接受或退回',
  'bundles.writeReceipt': '写回执',
  'bundles.figuresSheet': '导出汇总数字',
  'tasks.cancel': '取消',
} as const satisfies Record<RecordedDoor, string>

/**
 * What each deed is called in 操作记录, in the task strip and in filters, by the name of its door. A door
 * without words does not compile.
 */
export const deedWords = dictionary<string>({
  ...platformDeeds,
  ...Object.fromEntries(Object.values(definitions).flatMap(deedsOf)),
})

function deedsOf({ name, deeds }: LedgerDefinition): (readonly [string, string])[] {
  return Object.entries(deeds).map(([door, label]) => [`${name}.${door}`, label])
}

/** The words for a deed as it stands in the chain; a name this version does not know is shown as it is. */
export function sayDeed(name: string): string {
  return deedWords[name] ?? eventWords[name] ?? name
}
