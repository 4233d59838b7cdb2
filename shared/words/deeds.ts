import type { Contract } from '../contract.ts'
import { eventWords } from './events.ts'

/** Every door that may leave an entry in the chain: all but the questions. */
type RecordedDoor = {
  [S in keyof Contract]: {
    [D in keyof Contract[S]]: Contract[S][D] extends { readonly kind: 'query' }
      ? never
      : `${S & string}.${D & string}`
  }[keyof Contract[S]]
}[keyof Contract]

/**
 * What each deed is called in 操作记录, in the task strip and in filters. A door without words does
 * not compile.
 */
export const deedWords = {
  'organisation.found': '新建组织',
  'organisation.correct': '更正组织信息',
  'organisation.dissolve': '撤销组织',
  'organisation.appoint': '任职',
  'organisation.relieve': '免职',
  'organisation.exportSheet': '导出组织表格',
  'organisation.print': '打印组织名册',
  'members.unmask': '查看隐藏内容',
  'members.enter': '新增党员',
  'members.correct': '更正党员信息',
  'members.change': '变更支部、类别或党籍状态',
  'members.leave': '党员减少',
  'members.comeBack': '恢复党籍或重新转入',
  'members.exportSheet': '导出党员表格',
  'members.printRoster': '打印党员名册',
  'members.printCard': '打印党员信息卡',
  'payroll.unmask': '查看工作人员隐藏内容',
  'payroll.enter': '新增工作人员',
  'payroll.correct': '更正工作人员信息',
  'payroll.changePost': '调整岗位薪级',
  'payroll.enrol': '登记参保',
  'payroll.changeBase': '调整缴费基数',
  'payroll.deduct': '登记专项附加扣除',
  'payroll.endStretch': '停保或停止扣除',
  'payroll.dropStretch': '撤销误登的参保或扣除',
  'payroll.setTaxYear': '设定年度计税方式',
  'payroll.setInsurance': '更新五险一金参数',
  'payroll.setRate': '更新薪酬标准',
  'payroll.setComponent': '更新薪酬项目',
  'payroll.takeDefaults': '取用程序自带标准',
  'payroll.writeEntries': '填写当月项目',
  'payroll.compute': '计算工资',
  'payroll.approve': '审批工资',
  'payroll.discard': '作废未审批的工资',
  'payroll.reopen': '退回已审批的工资',
  'payroll.makeUp': '登记补缴',
  'payroll.exportSheet': '导出工作人员表格',
  'payroll.printSheet': '打印工资表',
  'payroll.printSlips': '打印工资条',
  'payroll.bankFile': '生成银行代发文件',
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
  'session.resetPassword': '重置密码',
  'session.removePerson': '移除人员',
  'session.grantSeal': '授予签发权',
  'session.recoverySheet': '打印恢复单',
  'session.backUp': '备份',
  'session.restore': '从备份恢复',
  'session.backups': '查看备份',
  'session.backupsOf': '查看备份',
  'session.people': '查看使用人员',
  'desk.saveView': '保存常用查询',
  'desk.dropView': '删除常用查询',
  'desk.saveDraft': '保存草稿',
  'desk.dropDraft': '丢弃草稿',
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

/** The words for a deed as it stands in the chain; a name this version does not know is shown as it is. */
export function sayDeed(name: string): string {
  return (deedWords as Readonly<Record<string, string>>)[name] ?? eventWords[name] ?? name
}
