import { isCode, labelOf } from '../../codes/index.ts'
import type { WordsFor } from '../../kernel/words-for.ts'
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
      return `${scaleWords.level}（${labelOf('socialWorkLevel', key)}）`
    case 'rating':
      return `${scaleWords.rating}（${labelOf('staffRating', key)}）`
    case 'deduction':
      return `${scaleWords.deduction}（${labelOf('deductionKind', key)}）`
    case 'component':
      return '薪酬项目'
    case 'annual':
    case 'bonus':
      return labelOf('taxTable', scale)
    default:
      return `${scale}的${isCode('insuranceItem', key) ? labelOf('insuranceItem', key) : key}`
  }
}

/** Whole fen as people write yuan. */
const yuan = (fen: number): string => (fen / 100).toFixed(2)

export const payrollFaultWords: WordsFor<PayrollFaults> = {
  'payroll.missing-parameter': ({ what, month }) =>
    `${month} 没有可用的参数：${what}。请在“参数”里补上这个月的标准，再重新计算。`,
  'payroll.no-post': ({ name, month }) => `${name}在 ${month} 没有岗位和级别。请先登记岗位薪级，再重新计算。`,
  'payroll.no-rating': ({ name, component }) =>
    `${name}的“${component}”还没有填考核等次。请先在当月填写里补上，再重新计算。`,
  'payroll.negative-net': ({ name, netFen }) =>
    `${name}的实发为 ${yuan(netFen)} 元，不能为负数。请核对扣款和缴费基数，再重新计算。`,
  'payroll.bonus-twice': ({ name, month }) =>
    `${name}本年已在 ${month} 用过一次性奖金单独计税，一年只能用一次。请把这笔奖金填入其他项目并入当月。`,
}
