import type { z } from 'zod'
import type { bundles, ExportDraft, InboxItem, OutboxItem } from './contract.ts'
import type { Relation } from './enrolment-contract.ts'

type Received = z.output<typeof bundles.receive.output>[number]
type Cell = z.output<typeof bundles.matrix.output>['offices'][number]['cells'][number]

/** How somebody enrolled stands to this office. */
export const relationWords: Readonly<Record<Relation, string>> = {
  superior: '上级单位',
  subordinate: '下级单位',
  auditor: '审计',
  partner: '共建单位',
}

/** What kind of bundle it is. */
export const bundleKindWords: Readonly<Record<OutboxItem['kind'], string>> = {
  report: '上报',
  audit: '审计包',
  receipt: '回执',
  return: '退回通知',
}

/** Where a prepared report stands. */
export const draftStateWords: Readonly<Record<z.output<typeof ExportDraft>['state'], string>> = {
  prepared: '待审批',
  approved: '已审批，待签章封装',
  sealed: '已封装',
  withdrawn: '已撤回',
}

/** What the receipt of a bundle says. */
export const receiptWords: Readonly<Record<NonNullable<OutboxItem['receipt']>['status'], string>> = {
  accepted: '已接受',
  duplicate: '重复，已收过',
  refused: '未收下',
  held: '已收到，待认定',
  returned: '已退回',
}

/** Whether the office judged a received bundle. */
export const acceptanceWords: Readonly<Record<InboxItem['acceptance'], string>> = {
  waiting: '待认定',
  accepted: '已接受',
  returned: '已退回',
}

/** What became of a file that was received. */
export const outcomeWords: Readonly<Record<Received['outcome'] | InboxItem['outcome'], string>> = {
  first: '已收下，是该单位的第一个包',
  next: '已收下',
  gap: '已收下，但前面缺号',
  late: '已收下，是补送的旧期',
  rebase: '已收下，对方恢复过备份',
  duplicate: '以前收过，未重复计入',
  receipt: '回执已登记',
  refused: '未收下',
  waiting: '对方的密钥还没有登记，已放在收件箱等候；请核对登记对方的新密钥，再收下等候的包',
  void: '用已停用的密钥签章，不算数',
}

/** A cell of 上报情况. */
export const cellWords: Readonly<Record<Cell['state'], string>> = {
  missing: '未报',
  received: '待认定',
  accepted: '已接受',
  returned: '已退回',
  late: '迟报',
}

/** What leaves of a column. */
export const treatmentWords = { plain: '原样', masked: '遮盖', 'left-out': '不带出' } as const
