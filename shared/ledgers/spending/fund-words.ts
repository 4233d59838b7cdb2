import { labelOf } from '../../codes/index.ts'
import { paperKindCodes, spendCategoryCodes, spendingStateCodes } from '../../codes/spending.ts'
import type { WordsFor } from '../../kernel/words-for.ts'
import { sayYuan } from '../../kernel/yuan.ts'
import { fundRuleFields } from './fields.ts'
import type { FundFaults } from './fund-faults.ts'

const yuan = (fen: number): string => `${sayYuan(fen)} 元`
const labelIn = (name: string): string => fundRuleFields.find((field) => field.name === name)?.label ?? name

/** Why spendings of an import that was taken back are withdrawn. */
export const undoneNote = '撤销导入'

export const fundFaultWords: WordsFor<FundFaults> = {
  'spending.not-found': () => '找不到这笔支出，可能已被撤销导入。请返回支出清单重新查找。',
  'spending.fund-not-found': () => '找不到这项资金。请刷新“预算与规定”后重试。',
  'spending.line-not-found': () => '找不到这个预算科目。请先在“预算与规定”里建立它。',
  'spending.rule-not-found': () => '找不到这条规定，或它已经失效。请刷新后核对。',
  'spending.appropriation-not-found': () => '找不到这笔拨款，或它已经冲销。请刷新后核对。',
  'spending.no-change': () => '没有任何改动，不需要保存。',
  'spending.unknown-code': ({ field }) => `“${field}”填的不在选项之内，请从列表中选择。`,
  'spending.name-taken': ({ name }) => `已经有一个“${name}”，请换一个名称，以免混淆。`,
  'spending.rule-incomplete': ({ field }) => `这条规定还缺“${labelIn(field)}”，请补填后再保存。`,
  'spending.fund-closed': ({ since }) => `这项资金自 ${since} 起停止使用，不能再支出。请换一项资金。`,
  'spending.not-opened': ({ since }) => `这项资金 ${since} 才启用，请核对日期。`,
  'spending.other-year': ({ year }) => `这个预算科目是 ${year} 年度的，请选择支出日期所在年度的科目。`,
  'spending.future-day': () => '日期不能晚于今天，请核对日期。',
  'spending.out-of-scope': ({ category }) =>
    `“${labelOf(spendCategoryCodes, category)}”不在这项资金的支出范围内，请换用其他资金或科目。`,
  'spending.forbidden': ({ item, word }) =>
    word === ''
      ? `这项资金不得用于“${item}”，请换用其他资金。`
      : `事由里的“${word}”属于这项资金不得支出的“${item}”。请换用其他资金；写法有误的，请改写事由。`,
  'spending.over-line': ({ leftFen }) =>
    `超出预算科目：这个科目只剩 ${yuan(leftFen)} 可以使用。请减少金额、换科目，或先调整预算。`,
  'spending.over-fund': ({ leftFen }) =>
    `超出资金余额：这项资金只剩 ${yuan(leftFen)} 可以使用。` +
    '请先登记到账的拨款（建账以前的结余记在期初凭证里），或减少金额。',
  'spending.line-below': ({ boundFen }) => `这个科目已经占用 ${yuan(boundFen)}，预算不能低于它。请核对金额。`,
  'spending.fund-below': ({ shortFen }) =>
    `冲销后，这项资金会短缺 ${yuan(shortFen)}。请先撤回或冲销相应的支出。`,
  'spending.duplicate-invoice': ({ number, of }) =>
    `发票 ${number} 已经在支出 ${of} 中报过，同一张发票不能报两次。请核对发票号码。`,
  'spending.invoice-incomplete': () => '发票号码和开票单位要一起填写，请补填另一项。',
  'spending.papers-missing': ({ papers }) =>
    `还缺 ${papers.map((kind) => labelOf(paperKindCodes, kind)).join('、')}，请先把单据拖进“单据”里。`,
  'spending.wrong-state': ({ state }) =>
    `这笔支出现在是“${labelOf(spendingStateCodes, state)}”，不能这样办理。请刷新后核对。`,
  'spending.self-approval': () => '不能复核或审批自己录入、改动过的支出，请由另一位复核人或负责人办理。',
  'spending.over-limit': ({ limitFen }) =>
    limitFen === 0
      ? '您的岗位没有这项资金的审批权限，请由负责人审批。'
      : `超出您的审批限额 ${yuan(limitFen)}，请由限额更高的人审批。`,
  'spending.limit-by-head': () => '审批限额只能由负责人增加和终止，请由负责人登录办理。',
  'spending.import-this-month': () => '本月的支出请用“录入支出”办理，导入只用于补录以往月份。',
  'spending.import-over-limit': ({ limitFen, role }) =>
    role === 'head'
      ? `金额超过规定给负责人的审批限额 ${yuan(limitFen)}。当时另有规定的，请先在“预算与规定”里补记再导入。`
      : limitFen === 0
        ? '您的岗位没有这项资金的审批权限，请由负责人导入。'
        : `金额超过您的审批限额 ${yuan(limitFen)}，请由负责人导入。`,
  'spending.pays-own-approval': () => '审批人不能再经手支付（稽核与出纳要分开），请由另一个人登记支付。',
  'spending.paid-before': ({ day }) => `支付日期早于支出日期 ${day}，请核对日期。`,
  'spending.publicity-short': ({ days }) =>
    `公示时间不足，这项资金要求至少公示 ${days} 天。请把截止日期推后。`,
  'spending.publicity-early': ({ day }) => `公示早于支付日期 ${day}，请核对公示起止日期。`,
}
