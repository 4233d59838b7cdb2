import type { CodeSet } from '../../codes/code-set.ts'
import { isCode } from '../../codes/index.ts'
import { paperKindCodes, spendCategoryCodes } from '../../codes/spending.ts'
import { type Day, daysFrom } from '../../kernel/day.ts'
import { type Fault, fault } from '../../kernel/faults.ts'
import { holdsOn } from '../../kernel/span.ts'
import { plain } from '../../kernel/text.ts'
import type { BudgetLine, Fund, FundRule, RuleCard } from './fund.ts'
import type { SpendingCard, SpendingState } from './spending.ts'
import { spendingWorkflow } from './workflow.ts'

type Rule = Pick<FundRule, 'kind' | 'fromDay' | 'toDay'> & RuleCard

/** The rules of a fund that hold on a day. */
export const rulesOn = <R extends Pick<FundRule, 'fromDay' | 'toDay'>>(rules: readonly R[], day: Day): R[] =>
  rules.filter((rule) => holdsOn(rule, day))

/** What is judged of a spending by itself, before any money is counted. */
export type Wanted = Pick<SpendingCard, 'day' | 'purpose' | 'amountFen' | 'invoiceNumber' | 'seller'>

/** Whether a spending fits its fund, its line and the rules of its day. */
export function judgeSpending(
  wanted: Wanted,
  { fund, line, rules }: { readonly fund: Fund; readonly line: BudgetLine; readonly rules: readonly Rule[] },
): Fault | undefined {
  const { day } = wanted
  if ((wanted.invoiceNumber === null) !== (wanted.seller === null)) {
    return fault('spending.invoice-incomplete', {})
  }
  if (day < fund.openedDay) return fault('spending.not-opened', { since: fund.openedDay })
  if (fund.closedDay !== null && day >= fund.closedDay) {
    return fault('spending.fund-closed', { since: fund.closedDay })
  }
  if (Number(day.slice(0, 4)) !== line.year) return fault('spending.other-year', { year: line.year })
  return judgeScope(rulesOn(rules, day), line.category, wanted.purpose)
}

/** The forbidden words of a rule, whatever people put between them. */
export const matchesIn = (matches: string | null): string[] =>
  (matches ?? '').split(/[\s、，,;；]+/u).filter((one) => plain(one) !== '')

/** Whether rules let a category and a purpose be: a fund without a scope list may be spent on anything. */
export function judgeScope(rules: readonly Rule[], category: string, purpose: string): Fault | undefined {
  for (const { kind, category: barred, words, matches } of rules) {
    if (kind !== 'forbidden') continue
    if (barred === category) return fault('spending.forbidden', { item: words, word: '' })
    const text = plain(purpose)
    const word = matchesIn(matches).find((one) => text.includes(plain(one)))
    if (word !== undefined) return fault('spending.forbidden', { item: words, word })
  }
  const scope = rules.filter(({ kind }) => kind === 'scope')
  const isInside = scope.length === 0 || scope.some((rule) => rule.category === category)
  return isInside ? undefined : fault('spending.out-of-scope', { category })
}

/** What is left of a line and of a fund for one more spending, in fen; its own amount is not counted yet. */
export type Left = { readonly lineFen: number; readonly fundFen: number }

/** The hard stop: over the line, over the fund. */
export function judgeMoney(amountFen: number, { lineFen, fundFen }: Left): Fault | undefined {
  if (amountFen > lineFen) return fault('spending.over-line', { leftFen: Math.max(0, lineFen) })
  return amountFen > fundFen ? fault('spending.over-fund', { leftFen: Math.max(0, fundFen) }) : undefined
}

/** States in which a spending binds money: from its submission on, unless it came back. */
export const bindingStates = ['submitted', 'reviewed', 'approved', 'paid', 'published'] as const
/** States in which the money is gone. */
export const paidStates = ['paid', 'published'] as const
/** What a spending is summed up by: whether it binds money, and the month it was paid in. */
export function sumKeysOf(of: { readonly state: string; readonly paidDay: string | null }) {
  const isPaid = (paidStates as readonly string[]).includes(of.state)
  return {
    binds: (bindingStates as readonly string[]).includes(of.state) ? 1 : 0,
    paid_year: isPaid ? Number(of.paidDay!.slice(0, 4)) : null,
    paid_month: isPaid ? Number(of.paidDay!.slice(5, 7)) : null,
  }
}

/** Papers come until a spending is withdrawn or reversed, and leave while its card may be corrected. */
export function judgePapers(state: SpendingState) {
  const wrong = fault('spending.wrong-state', { state })
  const isOver = state === 'withdrawn' || state === 'reversed'
  const isOpen = (spendingWorkflow.correct.from as readonly SpendingState[]).includes(state)
  return { come: isOver ? wrong : undefined, leave: isOpen ? undefined : wrong }
}

/**
 * Up to how many fen a role approves under rules: null is without limit, nothing is not at all. The newest
 * limit of a role holds and, of several from one day, the lowest. Where no limit was written, the head
 * approves everything and nobody else anything.
 */
export function limitOf(rules: readonly Rule[], role: string): number | null | undefined {
  const limits = rules.filter(({ kind }) => kind === 'limit')
  if (limits.length === 0) return role === 'head' ? null : undefined
  const own = limits.filter((rule) => rule.role === role)
  const newest = own.reduce((day, { fromDay }) => (fromDay > day ? fromDay : day), '')
  const amounts = own.filter(({ fromDay }) => fromDay === newest).map(({ amountFen }) => amountFen)
  if (amounts.length === 0) return undefined
  const lowest = Math.min(...amounts.map((fen) => fen ?? Number.POSITIVE_INFINITY))
  return Number.isFinite(lowest) ? lowest : null
}

/** Whether a role may approve an amount. */
export function judgeLimit(rules: readonly Rule[], role: string, amountFen: number): Fault | undefined {
  const limit = limitOf(rules, role)
  if (limit === null || (limit !== undefined && amountFen <= limit)) return undefined
  return fault('spending.over-limit', { limitFen: limit ?? 0 })
}

/** The papers that rules ask for at a stage (and before it) and that are not there, in the rules’ order. */
export function missingPapers(
  rules: readonly Rule[],
  { category, amountFen }: { readonly category: string; readonly amountFen: number },
  kinds: readonly string[],
  stage: 'submit' | 'pay',
): string[] {
  const wanted = rules
    .filter(({ kind }) => kind === 'paper')
    .filter((rule) => rule.category === null || rule.category === category)
    .filter((rule) => amountFen >= (rule.amountFen ?? 0))
    .filter((rule) => stage === 'pay' || rule.stage === 'submit')
    .map(({ paper }) => paper!)
  return [...new Set(wanted)].filter((paper) => !kinds.includes(paper))
}

/** How many days a fund’s publicity takes at least, and within how many days of payment it begins. */
export function publicityOf(rules: readonly Rule[]): { forDays: number; withinDays: number | null } {
  const days = (kind: Rule['kind']) =>
    rules.filter((rule) => rule.kind === kind).map((rule) => rule.days ?? 0)
  const within = days('publish-within')
  return {
    forDays: Math.max(1, ...days('publish-for')),
    withinDays: within.length === 0 ? null : Math.min(...within),
  }
}

/** Whether a paper hangs long enough, and not before the money was paid. */
export function judgePublicity(
  { fromDay, toDay }: { readonly fromDay: Day; readonly toDay: Day },
  paidDay: Day,
  forDays: number,
): Fault | undefined {
  if (fromDay < paidDay) return fault('spending.publicity-early', { day: paidDay })
  if (daysFrom(fromDay, toDay) + 1 < forDays) return fault('spending.publicity-short', { days: forDays })
  return undefined
}

/** What makes two invoices the same one: number and seller, however they were typed. */
export const invoiceKeyOf = ({
  invoiceNumber,
  seller,
}: Pick<SpendingCard, 'invoiceNumber' | 'seller'>): string | null =>
  invoiceNumber === null || seller === null ? null : `${plain(invoiceNumber)} ${plain(seller)}`

/** The number after another of its year: `2031-0007` → `2031-0008`. */
export function nextNumber(year: number, last: string | null): string {
  const nth = last === null ? 1 : Number(last.slice(5)) + 1
  return `${year}-${String(nth).padStart(4, '0')}`
}

/** Refuses a rule that says half of what it must, or codes nobody knows. */
export function judgeRule(rule: RuleCard): Fault | undefined {
  const codes: readonly [keyof RuleCard, CodeSet][] = [
    ['category', spendCategoryCodes],
    ['paper', paperKindCodes],
  ]
  for (const [name, set] of codes) {
    const value = rule[name]
    if (typeof value === 'string' && !isCode(set, value))
      return fault('spending.unknown-code', { field: name })
  }
  const isMissing = (name: keyof RuleCard): boolean => rule[name] === null || rule[name] === ''
  const missing = NEEDS[rule.kind].find(isMissing)
  return missing === undefined ? undefined : fault('spending.rule-incomplete', { field: missing })
}

const NEEDS: Readonly<Record<RuleCard['kind'], readonly (keyof RuleCard)[]>> = {
  scope: ['category'],
  forbidden: ['words'],
  limit: ['role'],
  paper: ['paper', 'stage'],
  'publish-within': ['days'],
  'publish-for': ['days'],
}

/** Refuses codes that nobody knows. */
export function judgeCodes(codes: readonly (readonly [CodeSet, string, string])[]): Fault | undefined {
  const strange = codes.find(([set, code]) => !isCode(set, code))
  return strange && fault('spending.unknown-code', { field: strange[2] })
}
