import type { Day } from '../../kernel/day.ts'
import { type Fault, fault } from '../../kernel/faults.ts'
import { ok } from '../../kernel/result.ts'
import { plain, tidy } from '../../kernel/text.ts'
import type { CellReader } from '../../sheets/cells.ts'
import { issue } from '../../sheets/issues.ts'
import type { FieldIssue, JudgedRow, RowJudgement, RowValues } from '../../sheets/plan-import.ts'
import type { SpendingFieldName } from './fields.ts'
import { Payment, type Spending, SpendingCard } from './spending.ts'

type Values = RowValues<SpendingFieldName>
type Issue = FieldIssue<SpendingFieldName>

/** A line is named within its fund and year, so its cell is kept as it stands until both are known. */
export const lineReader: CellReader = (text) => ok({ value: tidy(text) })

/** What makes two rows the same spending: day, payee, amount and purpose. */
export const spendingKey = ({ day, payee, amountFen, purpose }: Values): string | null =>
  typeof day === 'string' &&
  typeof payee === 'string' &&
  typeof amountFen === 'number' &&
  typeof purpose === 'string'
    ? `${day} ${plain(payee)} ${amountFen} ${plain(purpose)}`
    : null

/** A spending’s part that a workbook may give; its line by name. */
export function importedValues(spending: Spending, lineName: string): Values {
  const all = { ...spending, lineId: lineName }
  return Object.fromEntries(
    importedNames.map((name) => [name, all[name]]).filter(([, value]) => value !== null),
  )
}

/**
 * What one row shows by itself: only what is past and paid is imported, and what is kept already stays as it
 * is. Where the day or the way of payment is not given, it was paid by transfer on the day it was spent.
 */
export const judgePast =
  (today: Day) =>
  ({ given, before }: JudgedRow<SpendingFieldName>): RowJudgement<SpendingFieldName> => {
    const issues: Issue[] = []
    const refuse = (field: SpendingFieldName, words: string) =>
      issues.push({ field, issue: issue('told', { words }) })
    const say = (field: SpendingFieldName, refused: Fault) =>
      issues.push({ field, issue: issue('refused', { fault: refused }) })
    for (const [name, value] of before ? Object.entries(given) : []) {
      const field = name as SpendingFieldName
      if (value !== before![field] && importedNames.includes(field as never)) refuse(field, KEPT)
    }
    const defaults: Values = { paidDay: given.day ?? null, payWay: 'transfer' }
    const values: Values = { ...defaults, ...before, ...given }
    const { day, paidDay } = values
    if (typeof paidDay === 'string' && paidDay > today) say('paidDay', fault('spending.future-day', {}))
    if (typeof day === 'string' && typeof paidDay === 'string' && paidDay < day) {
      say('paidDay', fault('spending.paid-before', { day }))
    }
    for (const [name, schema] of Object.entries({ ...SpendingCard.shape, ...Payment.shape })) {
      const value = values[name as SpendingFieldName]
      if (name === 'lineId' || value === undefined || value === null) continue
      if (!schema.safeParse(value).success) refuse(name as SpendingFieldName, OUT_OF_RANGE)
    }
    return { issues, defaults }
  }

/** What is said of a budget line that nobody set up. */
export const noLineWords = (name: string, year: string): string =>
  `这项资金 ${year} 年没有叫“${name}”的预算科目，请先在“预算与规定”里建立它`

const KEPT = '这笔支出已经登记，内容不同的请在它的卡片上核对，导入不会改动它'
const OUT_OF_RANGE = '数值或内容不在允许的范围内，请核对'

const importedNames = [
  ...(['day', 'fundId', 'lineId', 'purpose', 'amountFen', 'payee', 'payeeAccount'] as const),
  ...(['invoiceNumber', 'seller', 'decision', 'handler', 'paidDay', 'payWay', 'payReference'] as const),
  'remark',
] as const
