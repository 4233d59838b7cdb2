import type { Role } from './roles.ts'

/** What each role is called. */
export const roleWords: Readonly<Record<Role, string>> = {
  clerk: '录入',
  reviewer: '复核',
  head: '负责人',
  admin: '管理员',
  auditor: '审计',
}

/** What each role may do, in one line, where somebody has to choose one. */
export const roleDuties: Readonly<Record<Role, string>> = {
  clerk: '录入、更正、导入，准备上报',
  reviewer: '录入人的全部权限，审批上报，接收下级文件，查看操作记录',
  head: '复核人的全部权限，签章封装、写回执、登记单位、封存单',
  admin: '管理人员和密码、维护组织，不能签发上报',
  auditor: '只能查看和核验，不能修改',
}
