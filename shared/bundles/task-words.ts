import { definitions } from '../ledgers/index.ts'

/** What a folder dialog asks for. */
export const folderTitles = {
  publish: '选择U盘或文件夹，写入上报包',
  recheck: '选择U盘或文件夹，重新校验',
  receipt: '选择U盘或文件夹，写入回执',
  enrolment: '选择U盘或文件夹，写入登记文件',
} as const

/** What a pack for an auditor says of its own scope; it stands in the signed manifest. */
export function sayScope(period: string, masked: boolean): string {
  const kinds = Object.values(definitions).map(({ label }) => label)
  return `${period} 审计包：${kinds.join('、')}及全部操作记录，${masked ? '个人敏感栏目已遮盖' : '未遮盖，经负责人审批'}`
}

/** What a column of marks is called: the same person gives the same mark in every office of one superior. */
export const sayMark = (label: string): string => `${label}（比对标记）`

/** The steps of long tasks, for the strip that shows them. */
export const bundleSteps = {
  gather: '汇集内容',
  seal: '签章加密',
  write: '写入',
  open: '解密核验',
  store: '整理入库',
} as const
