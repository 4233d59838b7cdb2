import type { Day } from '../../kernel/day.ts'
import { type Fault, fault } from '../../kernel/faults.ts'
import type { Role } from '../../kernel/roles.ts'
import { mapSteps, type Steps } from '../../kernel/steps.ts'
import { plain } from '../../kernel/text.ts'
import { issue } from '../../sheets/issues.ts'
import type { FieldIssue, ImportPlan, PlannedRow } from '../../sheets/plan-import.ts'
import { recounted, refusedRow } from '../../sheets/recounted.ts'
import type { SpendingFieldName } from './fields.ts'
import type { BudgetLine, Fund, FundRule } from './fund.ts'
import { noLineWords } from './import-row.ts'
import * as rules from './rules.ts'
import { Payment, SpendingCard } from './spending.ts'

type Row = PlannedRow<SpendingFieldName>
/** What a row of past spendings is judged by, beside itself. */
export type PastGround = {
  /** The fund of a line. */
  fundOf(id: string): Fund
  readonly lineOf: LineFinder
  rulesOf(fundId: string): readonly FundRule[]
  leftOf(line: BudgetLine): rules.Left
  /** The number of the spending an invoice stands in already. */
  usedBy(invoiceKey: string): string | null
  /** The last month that is closed, if any. */
  readonly closedThrough: string | undefined
  readonly today: Day
  /** Of who asks. */
  readonly role: Role
}
/** A past spending as a row tells it. */
export type PastSpending = { readonly card: SpendingCard; readonly payment: Payment }

/** What a good row tells, of the line that it names. */
export function pastFrom(values: Row['values'], line: BudgetLine | undefined): PastSpending | undefined {
  const value = (name: SpendingFieldName): unknown => values[name] ?? null
  const card = SpendingCard.safeParse({
    ...Object.fromEntries(Object.keys(SpendingCard.shape).map((name) => [name, value(name as never)])),
    lineId: line?.id,
  })
  const payment = Payment.safeParse({
    paidDay: value('paidDay') ?? value('day'),
    payWay: value('payWay') ?? 'transfer',
    payReference: value('payReference'),
  })
  return card.success && payment.success ? { card: card.data, payment: payment.data } : undefined
}

/** Refuses rows that no line, fund, rule or month lets in, counting the rows before them. */
export function* judgePastRows(
  plan: ImportPlan<SpendingFieldName>,
  ground: PastGround,
): Steps<ImportPlan<SpendingFieldName>> {
  const spent = new Map<string, number>()
  const invoices = new Set<string>()
  const rows = yield* mapSteps(plan.rows, (row) => {
    if (row.verdict !== 'new') return row
    const refused = judgeRow(row, ground, spent, invoices)
    if (!refused) return row
    return refusedRow(row, [{ field: refused.field, issue: refused.issue }])
  })
  return recounted(plan, rows)
}

/** Who may import what is past: it is approved as it is written, within their limits. */
export const pastAppliers: readonly Role[] = ['reviewer', 'head']

/**
 * Whether a past spending may be written as paid and approved by somebody of a role: only of months that are
 * over, up to their limit of its day. Who may not apply at all is not measured.
 */
export function judgeApproved(
  { card, payment }: PastSpending,
  own: readonly FundRule[],
  { today, role }: { readonly today: Day; readonly role: Role },
): Fault | undefined {
  if (payment.paidDay.slice(0, 7) >= today.slice(0, 7)) return fault('spending.import-this-month', {})
  const isOver = rules.judgeLimit(rules.rulesOn(own, card.day), role, card.amountFen)
  if (!isOver || !pastAppliers.includes(role)) return undefined
  return fault('spending.import-over-limit', {
    limitFen: rules.limitOf(rules.rulesOn(own, card.day), role) ?? 0,
    role,
  })
}

type Refused = FieldIssue<SpendingFieldName>

function judgeRow(
  { values }: Row,
  ground: PastGround,
  spent: Map<string, number>,
  invoices: Set<string>,
): Refused | undefined {
  const say = (field: SpendingFieldName, refused: Fault): Refused => ({
    field,
    issue: issue('refused', { fault: refused }),
  })
  const line = ground.lineOf(values)
  const past = pastFrom(values, line)
  if (!line || !past) {
    return {
      field: 'lineId',
      issue: issue('told', {
        words: noLineWords(String(values.lineId ?? ''), String(values.day).slice(0, 4)),
      }),
    }
  }
  const { card, payment } = past
  const fund = ground.fundOf(line.fundId)
  const refused = rules.judgeSpending(card, { fund, line, rules: ground.rulesOf(fund.id) })
  if (refused) return say(refused.code === 'spending.forbidden' ? 'purpose' : 'lineId', refused)
  const key = rules.invoiceKeyOf(card)
  const of = key === null ? null : invoices.has(key) ? card.invoiceNumber : ground.usedBy(key)
  if (of !== null) {
    return say('invoiceNumber', fault('spending.duplicate-invoice', { number: card.invoiceNumber!, of }))
  }
  const month = payment.paidDay.slice(0, 7)
  if (ground.closedThrough !== undefined && month <= ground.closedThrough) {
    return say('paidDay', fault('spending.month-closed', { month }))
  }
  const unapproved = judgeApproved(past, ground.rulesOf(fund.id), ground)
  if (unapproved) {
    return say(unapproved.code === 'spending.import-this-month' ? 'paidDay' : 'amountFen', unapproved)
  }
  const left = ground.leftOf(line)
  const sofar = (id: string): number => spent.get(id) ?? 0
  const money = rules.judgeMoney(card.amountFen, {
    lineFen: left.lineFen - sofar(line.id),
    fundFen: left.fundFen - sofar(fund.id),
  })
  if (money) return say('amountFen', money)
  spent.set(line.id, sofar(line.id) + card.amountFen)
  spent.set(fund.id, sofar(fund.id) + card.amountFen)
  if (key !== null) invoices.add(key)
  return undefined
}

/** The line that a row names, within its fund and the year of its day. */
export type LineFinder = (values: Row['values']) => BudgetLine | undefined

/** Looks every line over once, so that no row looks at them all. */
export function lineFinder(lines: readonly BudgetLine[]): LineFinder {
  const keyOf = (fundId: string, year: number, name: string) => JSON.stringify([fundId, year, plain(name)])
  const byKey = new Map<string, BudgetLine>()
  for (const line of lines) {
    const key = keyOf(line.fundId, line.year, line.name)
    if (!byKey.has(key)) byKey.set(key, line)
  }
  return ({ fundId, lineId, day }) =>
    typeof lineId === 'string' && typeof day === 'string'
      ? byKey.get(keyOf(String(fundId), Number((day as Day).slice(0, 4)), lineId))
      : undefined
}
