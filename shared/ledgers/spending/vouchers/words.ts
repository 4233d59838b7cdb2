import { sayMonth } from '../../../kernel/month-words.ts'
import type { WordsFor } from '../../../kernel/words-for.ts'
import { sayYuan } from '../../../kernel/yuan.ts'
import type { VoucherFaults } from './faults.ts'

/** The number people read: 记-0012. */
export const sayNumber = (number: number): string => `记-${String(number).padStart(4, '0')}`

/** What a reversal says of itself. */
export const reversalSummary = (month: string, number: number, reason: string): string =>
  `冲销${month}${sayNumber(number)}：${reason}`.slice(0, 100)

export const voucherFaultWords: WordsFor<VoucherFaults> = {
  'spending.voucher-not-found': () => '找不到这张凭证。请返回凭证列表重新查找。',
  'spending.too-few-entries': () => '一张凭证至少要有一行借方和一行贷方，请补全分录。',
  'spending.entry-no-account': ({ line }) => `第 ${line} 行没有选择会计科目，请选择，或去掉这一行。`,
  'spending.entry-sides': ({ line }) => `第 ${line} 行的借方和贷方应当只填一边，请核对金额。`,
  'spending.entry-negative': ({ line }) =>
    `第 ${line} 行的金额是负数。要更正已入账的凭证，请打开原凭证办理红字冲销。`,
  'spending.unbalanced': ({ debitFen, creditFen }) =>
    `借贷不平：借方合计 ${sayYuan(debitFen)} 元，贷方合计 ${sayYuan(creditFen)} 元，` +
    `相差 ${sayYuan(Math.abs(debitFen - creditFen))} 元。请核对每一行的金额。`,
  'spending.account-not-found': ({ code }) => `没有编号为 ${code} 的会计科目。请先在“科目余额”里增设科目。`,
  'spending.account-stopped': ({ name }) => `科目“${name}”已停用，请改用别的科目，或先恢复使用。`,
  'spending.account-not-last': ({ name }) =>
    `科目“${name}”下面还有明细科目，请选用明细科目；都已停用的，请先恢复或增设。`,
  'spending.account-unclear': ({ name, below }) =>
    `程序自动记账要用科目“${name}”，它下面只能有一个在用的明细科目，现有：${below.join('、')}。` +
    '请在“科目余额”里停用多余的明细；有多个账户的，请另设同级科目，手工记账。',
  'spending.account-other-fund': ({ name, byFund }) =>
    `程序自动记账要用科目“${name}”，它${byFund ? '按经费核算' : '不按经费核算'}，明细科目也要一样，` +
    `请${byFund ? '勾选' : '去掉'}“按经费核算”。`,
  'spending.fund-needed': ({ name }) => `科目“${name}”按经费核算，请选择这一行属于哪一项经费。`,
  'spending.fund-not-wanted': ({ name }) => `科目“${name}”不按经费核算，请去掉这一行的经费。`,
  'spending.day-ahead': ({ day }) => `凭证日期 ${day} 还没有到，请填今天或以前的日期。`,
  'spending.month-closed': ({ month }) =>
    `${sayMonth(month)}已经结账，不能再记账。请把日期放到未结账的月份，或先申请反结账。`,
  'spending.already-reversed': ({ month, number }) =>
    `这张凭证已由${sayMonth(month)}${sayNumber(number)}冲销，不能再冲销一次。请打开那张凭证核对。`,
  'spending.is-reversal': () => '这张凭证本身就是红字冲销凭证，不能再冲销。需要时请重新填制一张凭证。',
  'spending.before-original': ({ day }) => `冲销日期不能早于原凭证日期 ${day}，请改填以后的日期。`,
  'spending.source-rules': () =>
    '这张凭证由拨款、支出或报酬自动生成，不能在这里冲销。请打开来源单据，在那里退回或作废。',
  'spending.already-checked': () => '这张凭证已经审核过，不需要再审核。请刷新后核对。',
  'spending.papers-closed': ({ month }) =>
    `${sayMonth(month)}已经结账，凭证所附的单据不能再增减。确需增减的，请先申请反结账。`,
  'spending.papers-checked': () => '这张凭证已经审核，所附的单据不能移走。请在后面补附正确的一份。',
  'spending.self-check': () => '不能审核自己制单的凭证，请由另一位复核人或负责人审核。',
  'spending.nothing-to-check': ({ month }) =>
    `${sayMonth(month)}没有由他人制单、等待审核的凭证。自己制单的凭证请由另一位复核人或负责人审核。`,
  'spending.account-taken': ({ code }) => `科目编号 ${code} 已被使用，请换一个编号。`,
  'spending.account-no-parent': ({ code }) => `没有上级科目 ${code}，请先增设上级科目，或核对编号。`,
  'spending.account-other-kind': ({ name }) => `明细科目要与上级科目“${name}”同类，请改选相同的类别。`,
  'spending.account-has-entries': ({ name }) =>
    `上级科目“${name}”已有记账，不能再在下面增设或启用明细。请另设一个同级科目。`,
  'spending.stale': () => '这条记录刚被别人改过，请刷新、核对后再办理。',
  'spending.nothing-to-close': () => '账上还没有凭证，没有可以结账的月份。请先记账。',
  'spending.close-earlier': ({ month }) => `${sayMonth(month)}还没有结账，请按月份先后结账。`,
  'spending.month-not-over': ({ month }) => `${sayMonth(month)}还没有结束，请到月末最后一天再结账。`,
  'spending.unchecked': ({ month, count }) =>
    `${sayMonth(month)}还有 ${count} 张凭证没有审核，请先由制单人以外的人审核。`,
  'spending.not-closed': ({ month }) => `${sayMonth(month)}没有结账，不需要反结账。请刷新后核对。`,
  'spending.later-closed': ({ month }) => `${sayMonth(month)}已经结账，请先对它反结账，再处理更早的月份。`,
  'spending.reopening-asked': ({ month }) => `${sayMonth(month)}已有人申请反结账，请等待另一人审批。`,
  'spending.reopening-pending': ({ month, name }) =>
    `${name}申请对${sayMonth(month)}反结账，还没有审批。请先由另一位复核人或负责人决定，再结以后的月份。`,
  'spending.reopening-not-asked': () => '这个月没有待审批的反结账申请，请刷新后核对。',
  'spending.self-grant': () => '不能审批自己提出的反结账申请，请由另一位复核人或负责人审批。',
  'spending.nothing-to-carry': ({ year }) => `${year} 年的收入和费用科目没有余额，不需要结转。请核对年份。`,
}

/** What carrying a year forward says of itself. */
export const carrySummary = (year: number): string => `${year}年末结转收入和费用`
