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
  'spending.entry-sides': ({ line }) => `第 ${line} 行的借方和贷方应当只填一边，请核对金额。`,
  'spending.entry-negative': ({ line }) =>
    `第 ${line} 行的金额是负数。要更正已入账的凭证，请打开原凭证办理红字冲销。`,
  'spending.unbalanced': ({ debitFen, creditFen }) =>
    `借贷不平：借方合计 ${sayYuan(debitFen)} 元，贷方合计 ${sayYuan(creditFen)} 元，` +
    `相差 ${sayYuan(Math.abs(debitFen - creditFen))} 元。请核对每一行的金额。`,
  'spending.account-not-found': ({ code }) => `没有编号为 ${code} 的会计科目。请先在“科目余额”里增设科目。`,
  'spending.account-stopped': ({ name }) => `科目“${name}”已停用，请改用别的科目，或先恢复使用。`,
  'spending.account-not-last': ({ name }) => `科目“${name}”下面还有明细科目，请选用明细科目。`,
  'spending.fund-needed': ({ name }) => `科目“${name}”按经费核算，请选择这一行属于哪一项经费。`,
  'spending.fund-not-wanted': ({ name }) => `科目“${name}”不按经费核算，请去掉这一行的经费。`,
  'spending.day-ahead': ({ day }) => `凭证日期 ${day} 还没有到，请填今天或以前的日期。`,
  'spending.month-closed': ({ month }) =>
    `${month} 已经结账，不能再记账。请把日期放到未结账的月份，或先申请反结账。`,
  'spending.already-reversed': ({ month, number }) =>
    `这张凭证已由 ${month} ${sayNumber(number)} 冲销，不能再冲销一次。请打开那张凭证核对。`,
  'spending.is-reversal': () => '这张凭证本身就是红字冲销凭证，不能再冲销。需要时请重新填制一张凭证。',
  'spending.before-original': ({ day }) => `冲销日期不能早于原凭证日期 ${day}，请改填以后的日期。`,
}
