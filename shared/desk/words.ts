import { sayMonth } from '../kernel/month-words.ts'

/**
 * Every line the desk may show: what is due, missing or waiting. `count` things, the soonest on `day`.
 */
export const deskWords = {
  'term-ending': (count, day) => `${count} 个组织的本届任期将满${on(day, '，最早')}，请准备换届`,
  'term-over': (count, day) => `${count} 个组织的任期已满未换届${on(day, '，最早')}`,
  'probation-ending': (count, day) => `${count} 名预备党员将满一年${on(day, '，最早')}，请准备讨论转正`,
  'probation-over': (count, day) => `${count} 名预备党员已满一年未办转正${on(day, '，最早')}`,
  'report-due': (_, day) => `上月的上报还没有封装${on(day, '，请于')}${day ? ' 前报出' : ''}`,
  'pay-due': (_, day) => `${monthOf(day)}工资还没有计算`,
  'pay-waiting': (_, day) => `${monthOf(day)}工资等您审批`,
  'base-due': (count) => `本月调整缴费基数，还有 ${count} 名工作人员没有调整`,
  'pay-gaps': (count) => `五险一金有 ${count} 项漏缴`,
  'staff-no-post': (count) => `${count} 名工作人员没有登记岗位薪级`,
  'staff-no-account': (count) => `${count} 名工作人员没有登记银行账号`,
  'vouchers-waiting': (count) => `${count} 张记账凭证等您审核`,
  'reopening-waiting': (_, day) => `${monthOf(day)}反结账申请等您审批`,
  'month-to-close': (_, day) => `${monthOf(day)}账还没有结`,
  'backup-due': (count) => (count > 0 ? `已有 ${count} 天没有备份` : '这本台账还没有备份过'),
  'no-join-day': (count) => `${count} 名党员缺入党日期`,
  'no-full-day': (count) => `${count} 名正式党员缺转正日期`,
  'no-mobile': (count) => `${count} 名党员缺联系电话`,
  'no-education': (count) => `${count} 名党员缺学历`,
  'no-secretary': (count) => `${count} 个支部没有书记`,
  'no-term': (count) => `${count} 个组织缺本届任期`,
  'lost-contact': (count) => `${count} 名失联党员，请继续查找并更新情况`,
  'drafts-kept': (count) => `${count} 份没写完的草稿`,
  'approve-waiting': (count) => `${count} 个上报等您审批`,
  'seal-waiting': (count) => `${count} 个上报已审批，等签章封装`,
  'publish-waiting': (count) => `${count} 个包已封装，还没有写入U盘`,
  'receipt-waiting': (count) => `${count} 个包还没有收到回执`,
  'returned-waiting': (count) => `${count} 个上报被退回，请更正后重报`,
  'judge-waiting': (count) => `${count} 个下级上报等认定`,
  'spending-waiting': (count) => `${count} 笔支出等您复核或审批`,
  'spending-to-pay': (count) => `${count} 笔支出已审批，等支付`,
  'spending-returned': (count) => `${count} 笔支出被退回，请更正后重新提交`,
  'spending-late': (count) => `${count} 笔支出逾期没有公示`,
  'spending-papers': (count) => `${count} 笔待支付的支出单据不齐`,
  'line-near': (count) => `${count} 个预算科目占用超过九成`,
  'booking-waiting': (count, day) => `${count} 场活动场所预约等您审批${on(day, '，最早')}`,
  'check-in-missing': (count) => `${count} 场活动已结束未签到`,
  'own-key-waiting': () => '您的签名钥匙还没有由另一位同事核对确认，暂时不能审批和签章',
  'keys-to-confirm': (count) => `${count} 位同事的签名钥匙等您核对确认`,
  'offices-missing': (count) => `${count} 个下级单位上月还没有报`,
  'receipts-to-write': (count) => `${count} 个下级单位等您写回执`,
} as const satisfies Readonly<Record<string, (count: number, day: string | null) => string>>

/** A line the desk has words for. */
export type DeskCode = keyof typeof deskWords

/** The sentence of one line; a line this version does not know says only how many. */
export function sayDeskItem(code: string, count: number, day: string | null): string {
  if (!Object.hasOwn(deskWords, code)) return `${count} 件待办`
  return deskWords[code as DeskCode](count, day)
}

function monthOf(day: string | null): string {
  return day ? `${sayMonth(day.slice(0, 7))}的` : ''
}

function on(day: string | null, before: string): string {
  return day ? `${before} ${day}` : ''
}
