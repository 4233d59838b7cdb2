import { isCode, labelOf } from '../../codes/index.ts'
import {
  deductionKindCodes,
  insuranceItemCodes,
  socialWorkLevelCodes,
  staffRatingCodes,
  taxTableCodes,
} from '../../codes/payroll.ts'
import { sayFactor } from '../../kernel/basis-points.ts'
import { idNumberFlawWords } from '../../kernel/id-number-words.ts'
import { sayMonth } from '../../kernel/month-words.ts'
import type { WordsFor } from '../../kernel/words-for.ts'
import { sayYuan } from '../../kernel/yuan.ts'
import type { PayrollFaults } from './faults.ts'

/** What a scale of the pay rules is called. */
export const scaleWords = {
  standard: '月起始标准',
  grade: '级别系数',
  level: '社工证津贴',
  rating: '考核等次系数',
  basic: '减除费用（每月）',
  deduction: '专项附加扣除标准',
} as const

/** What a figure of the parameters is called: its scale or place, and its key. */
export function sayParameter(scale: string, key: string): string {
  switch (scale) {
    case 'standard':
    case 'basic':
      return scaleWords[scale]
    case 'grade':
      return `${key} 级的${scaleWords.grade}`
    case 'level':
      return `${scaleWords.level}（${labelOf(socialWorkLevelCodes, key)}）`
    case 'rating':
      return `${scaleWords.rating}（${labelOf(staffRatingCodes, key)}）`
    case 'deduction':
      return `${scaleWords.deduction}（${labelOf(deductionKindCodes, key)}）`
    case 'component':
      return '薪酬项目'
    case 'annual':
    case 'bonus':
      return labelOf(taxTableCodes, scale)
    default:
      return `${scale}的${isCode(insuranceItemCodes, key) ? labelOf(insuranceItemCodes, key) : key}`
  }
}

/** Whether a scale's figures are factors in ten-thousandths; the others are fen. */
export const isFactorScale = (scale: string): boolean => scale === 'grade' || scale === 'rating'

/** A figure of a scale as people read it: 1.35, or 4,000.00. */
export const sayRate = (scale: string, value: number): string =>
  isFactorScale(scale) ? sayFactor(value) : sayYuan(value)

/** What a row of entries says whose person nobody registered. */
export const unknownStaff = '名册里没有这个身份号码，请核对，或先登记这名工作人员'

/** What a row of entries says that has neither a rating nor an amount. */
export const emptyEntry = '等次和金额都空着，请补填一项'

/** What the voucher of a month says. */
export const voucherWords = {
  summary: (month: string) => `计提${month.slice(0, 4)}年${Number(month.slice(5))}月工资及单位缴费`,
  net: '应发给个人的工资（实发）',
  social: '社会保险费（个人和单位）',
  housing: '住房公积金（个人和单位）',
  tax: '代扣个人所得税',
  kept: '代扣款',
} as const

/** Whole fen as people write yuan. */
const yuan = (fen: number): string => (fen / 100).toFixed(2)

export const payrollFaultWords: WordsFor<PayrollFaults> = {
  'payroll.not-found': () => '找不到这条报酬记录，可能已被撤销。请返回名单重新查找。',
  'payroll.stale': () => '这条记录刚被别人改过，请重新打开、核对后再办。',
  'payroll.bad-id-number': ({ why }) =>
    `公民身份号码不正确：${idNumberFlawWords[why]}。请对照身份证重新填写。`,
  'payroll.id-number-taken': ({ name, left }) =>
    `这个身份号码已登记为“${name}”${left ? '（已离职）' : ''}。` +
    `请打开那名工作人员${left ? '办理重新入职' : '办理'}，不要重复登记。`,
  'payroll.unknown-code': ({ field }) => `“${field}”填的不在选项之内，请从列表中选择。`,
  'payroll.days-backwards': ({ earlier, later }) => `“${later}”早于“${earlier}”，请核对这两个日期。`,
  'payroll.no-change': () => '没有任何改动，不需要保存。',
  'payroll.grade-outside': ({ post, least, most }) =>
    `${post}的级别应在 ${least} 至 ${most} 级之间，请核对岗位和级别。`,
  'payroll.not-left': ({ name }) => `${name}没有离职，不需要办理重新入职。岗位有变动的，请调整岗位薪级。`,
  'payroll.back-too-early': ({ month }) =>
    `${sayMonth(month)}才离职，重新入职要从之后的月份算起。当月就回来的，请更正卡片，清空离职日期。`,
  'payroll.before-last-change': ({ month }) =>
    `岗位薪级在${sayMonth(month)}已有更晚的变动，请填写不早于这个月的月份。`,
  'payroll.months-backwards': () => '止月早于起月，请核对这两个月份。',
  'payroll.before-joining': ({ month }) => `该工作人员${sayMonth(month)}才入职，请填写不早于这个月的月份。`,
  'payroll.enrolment-overlaps': ({ item, from, to }) =>
    `${item}已有${sayMonth(from)}至${sayMonth(to) || '今'}的参保登记，月份重叠。请先停保，或改填不重叠的月份。`,
  'payroll.not-enrolled': ({ month }) => `${sayMonth(month)}没有正在参保的险种。请先登记参保，再调整基数。`,
  'payroll.no-gap': ({ item, month }) => `${sayMonth(month)}的${item}已有缴费记录，不需要补缴。`,
  'payroll.already-counted': ({ month }) =>
    `${sayMonth(month)}的工资已经用到这一条并审批锁定。请改从之后的月份办理，` +
    '以前少发、多发的在当月填写里补发或扣减；确需更正的，请先退回那个月。',
  'payroll.counted-here': ({ month }) =>
    `本台账已经计算了该工作人员${sayMonth(month)}的工资，“此前已算到”要早于这个月。请改填更早的月份，或先作废那个月。`,
  'payroll.counted-elsewhere': ({ name, month }) =>
    `${name}的年度计税方式写明此前已算到${sayMonth(month)}，这个月不能再算一次。` +
    '请先更正“此前已算到”的月份和累计数，再重新计算。',
  'payroll.loan-and-rent': () => '住房贷款利息和住房租金不能在同一个月扣除。请先停掉其中一项。',
  'payroll.deduction-too-high': ({ kind, limitFen }) =>
    `${kind}每月最多扣除 ${yuan(limitFen)} 元，请核对金额。`,
  'payroll.missing-parameter': ({ what, month }) =>
    `${sayMonth(month)}没有可用的参数：${what}。请在“参数”里补上这个月的标准，再重新计算。`,
  'payroll.parameter-used': ({ month }) =>
    `${sayMonth(month)}的工资已经按现有参数算过，不能从更早的月份改起。请从之后的月份起新增一行。`,
  'payroll.limits-backwards': () => '基数上限低于下限，请核对这两个数。',
  'payroll.nothing-new': () => '程序自带的标准都已经有了，不需要再取用。',
  'payroll.no-post': ({ name, month }) =>
    `${name}在${sayMonth(month)}没有岗位和级别。请先登记岗位薪级，再重新计算。`,
  'payroll.no-rating': ({ name, component }) =>
    `${name}的“${component}”还没有填考核等次。请先在当月填写里补上，再重新计算。`,
  'payroll.wants-rating': ({ component }) => `“${component}”按考核等次发放。请只填等次，不填金额。`,
  'payroll.wants-amount': ({ component }) =>
    `“${component}”按金额发放。请只填金额（元），奖金和代扣款不填负数。`,
  'payroll.negative-net': ({ name, netFen }) =>
    `${name}的实发为 ${yuan(netFen)} 元，不能为负数。请核对扣款和缴费基数，再重新计算。`,
  'payroll.bonus-twice': ({ name, month }) =>
    `${name}本年已在${sayMonth(month)}用过一次性奖金单独计税，一年只能用一次。请把这笔奖金填入其他项目并入当月。`,
  'payroll.nobody': ({ month }) => `${sayMonth(month)}没有在职的工作人员。请先登记工作人员，再计算。`,
  'payroll.future-month': ({ month }) => `${sayMonth(month)}还没有到，请到当月再计算。`,
  'payroll.earlier-open': ({ month }) =>
    `${sayMonth(month)}的工资还没有审批锁定。请先办完那个月，再往后计算。`,
  'payroll.month-skipped': ({ month }) =>
    `中间的${sayMonth(month)}还没有计算。累计预扣要逐月进行，请先计算那个月。`,
  'payroll.later-month': ({ month }) =>
    `${sayMonth(month)}已经计算，它以前面的月份为依据。请从最后一个月起依次退回或作废，再办这个月。`,
  'payroll.month-locked': ({ month }) =>
    `${sayMonth(month)}的工资已审批锁定，不能再改。确需更正的，请先申请退回。`,
  'payroll.not-locked': ({ month }) =>
    `${sayMonth(month)}的工资还没有审批锁定。请先由另一人审批，再办这一项。`,
  'payroll.changed-since': ({ name }) =>
    `计算之后，${name}的资料、填写或参数有了变动。请重新计算、核对后再审批。`,
  'payroll.self-approval': () => '不能审批自己填写或计算过的月份。请换另一名复核人或负责人审批。',
  'payroll.no-bank-account': ({ name }) => `${name}没有登记银行账号。请先在卡片里补上，再生成银行文件。`,
}
