import { fundKindCodes, spendCategoryCodes } from '../../../shared/codes/spending.ts'
import type { Input, Output } from '../../../shared/ipc/endpoint.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import { refuse, refuseIf } from '../../../shared/kernel/refusal.ts'
import { executionOf } from '../../../shared/ledgers/spending/execution.ts'
import type { Appropriation, BudgetLine, Fund, FundRule } from '../../../shared/ledgers/spending/fund.ts'
import type { fundDoors } from '../../../shared/ledgers/spending/fund-doors.ts'
import * as rules from '../../../shared/ledgers/spending/rules.ts'
import { isOwn } from '../../../shared/workflow/workflow.ts'
import type { Reader } from '../../db/access.ts'
import { nextSort, patched, records, refuseNameTaken } from '../../db/records.ts'
import type { CommandContext } from '../../ipc/handlers.ts'
import { shippedRules } from './defaults.ts'
import { postBack, postReceived } from './fund-posting.ts'
import * as store from './fund-store.ts'
import { receivedByMonth, spentByMonth } from './money-moves.ts'

type Doors = typeof fundDoors

const stale = 'spending.stale'
const funds = records<Fund>({
  find: store.findFund,
  update: store.updateFund,
  missing: 'spending.fund-not-found',
  stale,
})
const lines = records<BudgetLine>({
  find: store.findLine,
  update: store.updateLine,
  missing: 'spending.line-not-found',
  stale,
})
const fundRules = records<FundRule>({
  find: store.findRule,
  update: store.updateRule,
  missing: 'spending.rule-not-found',
  stale,
})
const appropriations = records<Appropriation>({
  find: store.findAppropriation,
  update: store.updateAppropriation,
  missing: 'spending.appropriation-not-found',
  stale,
})

/** Every fund as one year shows it. */
export function fundsOf(reader: Reader, { year }: Input<Doors['funds']>): Output<Doors['funds']> {
  const lines = store.linesOf(reader, year)
  const sums = store.lineSums(
    reader,
    lines.map(({ id }) => id),
  )
  return store.allFunds(reader).map((fund) => {
    const own = lines.filter(({ fundId }) => fundId === fund.id).map((line) => toldLine(line, sums))
    const ever = store.fundSums(reader, fund.id)
    const total = (of: (line: (typeof own)[number]) => number) => own.reduce((sum, line) => sum + of(line), 0)
    const receivedFen = receivedByMonth(reader, fund.id, year).reduce((sum, { fen }) => sum + fen, 0)
    return {
      ...fund,
      budgetFen: total(({ amountFen }) => amountFen),
      receivedFen,
      committedFen: total(({ committedFen }) => committedFen),
      spentFen: total(({ spentFen }) => spentFen),
      balanceFen: ever.receivedFen - ever.spentFen,
      freeFen: ever.receivedFen - ever.boundFen,
      lines: own,
    }
  })
}

/** A line with what is bound and spent of it. */
export function toldLine(line: BudgetLine, sums: ReturnType<typeof store.lineSums>) {
  const { boundFen = 0, spentFen = 0 } = sums.get(line.id) ?? {}
  return { ...line, committedFen: boundFen, spentFen }
}

/** The burn-down of one fund in one year. */
export function executionIn(
  reader: Reader,
  { fundId, year }: Input<Doors['execution']>,
): Output<Doors['execution']> {
  if (!store.findFund(reader, fundId)) refuse('spending.fund-not-found', {})
  const budgetFen = store
    .linesOf(reader, year)
    .filter((line) => line.fundId === fundId)
    .reduce((sum, { amountFen }) => sum + amountFen, 0)
  return executionOf(budgetFen, receivedByMonth(reader, fundId, year), spentByMonth(reader, fundId, year))
}

/** A new fund, after the others, with the rules that ship for its kind. */
export function addFund(unit: CommandContext, card: Input<Doors['addFund']>): Fund {
  refuseIf(rules.judgeCodes([[fundKindCodes, card.kind, 'kind']]))
  refuseBackwards(card)
  const all = store.allFunds(unit)
  refuseNameTaken(all, { name: card.name, own: null }, 'spending.name-taken')
  const fund: Fund = { ...card, id: unit.newId(), sort: nextSort(all), revision: 1 }
  store.insertFund(unit, fund)
  for (const rule of shippedRules.get(card.kind) ?? []) {
    store.insertRule(unit, {
      ...rule,
      id: unit.newId(),
      fundId: fund.id,
      fromDay: fund.openedDay,
      toDay: null,
      revision: 1,
    })
  }
  return fund
}

/** Corrects what is said about a fund. */
export function correctFund(
  unit: CommandContext,
  { id, revision, patch }: Input<Doors['correctFund']>,
): Fund {
  const after = patched(funds.fresh(unit, id, revision), patch, 'spending.no-change')
  refuseBackwards(after)
  refuseNameTaken(store.allFunds(unit), { name: after.name, own: id }, 'spending.name-taken')
  return funds.keep(unit, after)
}

/** A new rule of a fund from a day on. */
export function addRule(unit: CommandContext, asked: Input<Doors['addRule']>): FundRule {
  const { reason: _, isUnlimited, ...card } = asked
  knownFund(unit, card.fundId)
  refuseLimitBut(unit, card.kind)
  refuseIf(rules.judgeRule(card))
  if (card.kind === 'limit' && card.amountFen === null && !isUnlimited) {
    refuse('spending.rule-incomplete', { field: 'amountFen' })
  }
  const rule: FundRule = { ...card, id: unit.newId(), toDay: null, revision: 1 }
  store.insertRule(unit, rule)
  return rule
}

/** Lets a rule end. */
export function endRule(unit: CommandContext, { id, revision, toDay }: Input<Doors['endRule']>): FundRule {
  const before = fundRules.known(unit, id)
  if (before.toDay !== null) refuse('spending.rule-not-found', {})
  refuseLimitBut(unit, before.kind)
  return fundRules.keep(unit, { ...before, toDay, revision })
}

// SECURITY: nobody widens the limit of their own role (tests/ledgers/spending/limits.test.ts).
function refuseLimitBut({ request }: CommandContext, kind: FundRule['kind']): void {
  if (kind === 'limit' && request.person.role !== 'head') refuse('spending.limit-by-head', {})
}

/** A new budget line of a fund and a year; its category must be in the fund’s scope. */
export function addLine(unit: CommandContext, card: Input<Doors['addLine']>): BudgetLine {
  knownFund(unit, card.fundId)
  refuseIf(rules.judgeCodes([[spendCategoryCodes, card.category, 'category']]))
  const own = store.rulesOf(unit, card.fundId)
  const lastDay = `${card.year}-12-31` as Day
  refuseIf(rules.judgeScope(rules.rulesOn(own, lastDay), card.category, card.name))
  const all = linesBeside(unit, card)
  refuseNameTaken(all, { name: card.name, own: null }, 'spending.name-taken')
  const line: BudgetLine = { ...card, id: unit.newId(), sort: nextSort(all), revision: 1 }
  store.insertLine(unit, line)
  return line
}

/** Corrects a budget line; what is bound of it must still fit. */
export function correctLine(
  unit: CommandContext,
  { id, revision, patch }: Input<Doors['correctLine']>,
): BudgetLine {
  const after = patched(lines.fresh(unit, id, revision), patch, 'spending.no-change')
  refuseNameTaken(linesBeside(unit, after), { name: after.name, own: id }, 'spending.name-taken')
  const { boundFen = 0 } = store.lineSums(unit, [id]).get(id) ?? {}
  if (after.amountFen < boundFen) refuse('spending.line-below', { boundFen })
  return lines.keep(unit, after)
}

/** Money arrived. */
export function receive(unit: CommandContext, card: Input<Doors['receive']>): Appropriation {
  const fund = knownFund(unit, card.fundId)
  const { day } = card
  if (day > unit.today) refuse('spending.future-day', {})
  if (day < fund.openedDay) refuse('spending.not-opened', { since: fund.openedDay })
  if (fund.closedDay !== null && day >= fund.closedDay) {
    refuse('spending.fund-closed', { since: fund.closedDay })
  }
  const received: Appropriation = {
    ...card,
    id: unit.newId(),
    state: 'standing',
    enteredBy: unit.user,
    note: '',
    voucherId: null,
    revision: 1,
  }
  const kept = { ...received, voucherId: postReceived(unit, received, fund) }
  store.insertAppropriation(unit, kept)
  return kept
}

/** Takes an appropriation back, by somebody other than who entered it, unless the fund would be short. */
export function reverseAppropriation(
  unit: CommandContext,
  { id, revision, reason }: Input<Doors['reverseAppropriation']>,
): Appropriation {
  const before = appropriations.known(unit, id)
  if (before.state !== 'standing') refuse('spending.appropriation-not-found', {})
  if (isOwn(unit.request.person, before.enteredBy)) refuse('spending.self-approval', {})
  const { receivedFen, boundFen } = store.fundSums(unit, before.fundId)
  const freeFen = receivedFen - boundFen
  if (freeFen < before.amountFen) refuse('spending.fund-below', { shortFen: before.amountFen - freeFen })
  const after = appropriations.keep(unit, { ...before, state: 'reversed', note: reason, revision })
  postBack(unit, before.voucherId, reason)
  return after
}

/** The fund of an id. Faults: `spending.fund-not-found`. */
export const knownFund = funds.known

const linesBeside = (reader: Reader, { fundId, year }: Pick<BudgetLine, 'fundId' | 'year'>): BudgetLine[] =>
  store.linesOf(reader, year).filter((line) => line.fundId === fundId)

function refuseBackwards({ openedDay, closedDay }: Pick<Fund, 'openedDay' | 'closedDay'>): void {
  if (closedDay !== null && closedDay < openedDay) refuse('spending.not-opened', { since: openedDay })
}
