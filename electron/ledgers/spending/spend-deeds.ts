import { payWayCodes } from '../../../shared/codes/spending.ts'
import type { Input, Output } from '../../../shared/ipc/endpoint.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import { refuse, refuseIf } from '../../../shared/kernel/refusal.ts'
import { masking } from '../../../shared/ledgers/spending/masking.ts'
import * as rules from '../../../shared/ledgers/spending/rules.ts'
import type { SpendingTold, spendDoors } from '../../../shared/ledgers/spending/spend-doors.ts'
import {
  type MaskedSpending,
  type Publicity,
  type Spending,
  SpendingCard,
} from '../../../shared/ledgers/spending/spending.ts'
import { judgeSpendingStep, type SpendingStep } from '../../../shared/ledgers/spending/workflow.ts'
import { handsAfter } from '../../../shared/workflow/hands.ts'
import { attachedKinds } from '../../attachments/store.ts'
import type { Reader } from '../../db/access.ts'
import { patched, records } from '../../db/records.ts'
import type { CommandContext } from '../../ipc/handlers.ts'
import { toldLine } from './fund-deeds.ts'
import { postBack, postPaid } from './fund-posting.ts'
import { lineSums } from './fund-store.ts'
import { type Around, around, judgeCard, leftOf } from './judging.ts'
import * as store from './spend-store.ts'

type Doors = typeof spendDoors

const spendings = records<Spending>({
  find: store.findSpending,
  update: store.updateSpending,
  missing: 'spending.not-found',
  stale: 'spending.stale',
})
const { keep } = spendings
/** The spending of an id. Faults: `spending.not-found`. */
export const knownSpending = spendings.known

/** A spending with its line, its papers, its publicity, and the papers still to come. */
export function toldSpending(reader: Reader, { id }: Input<Doors['get']>): SpendingTold {
  const spending = knownSpending(reader, id)
  const by = around(reader, spending.lineId)
  const papers = paperKindsOf(reader, id)
  const { publicityId, state } = spending
  const stage = state === 'approved' || state === 'reviewed' || state === 'submitted' ? 'pay' : 'submit'
  const isOver = state === 'withdrawn' || state === 'reversed' || state === 'paid' || state === 'published'
  return {
    spending: masking(spending),
    line: toldLine(by.line, lineSums(reader, [by.line.id])),
    fundName: by.fund.name,
    papers: papers.length,
    publicity: publicityId === null ? null : (store.findPublicity(reader, publicityId) ?? null),
    missing: isOver ? [] : missingOf(by, spending, papers, stage),
  }
}

/** A new draft. */
export function enter(unit: CommandContext, card: Input<Doors['enter']>): MaskedSpending {
  const by = around(unit, card.lineId)
  refuseIf(judgeCard(unit, card, by, null))
  const spending = newSpending(unit, card, by)
  store.insertSpending(unit, spending)
  return masking(spending)
}

/** A draft as it is first written, with the next number of its year. */
export function newSpending(unit: CommandContext, card: SpendingCard, { line, fund }: Around): Spending {
  return {
    ...card,
    id: unit.newId(),
    number: rules.nextNumber(line.year, store.lastNumber(unit, line.year)),
    fundId: fund.id,
    year: line.year,
    category: line.category,
    state: 'draft',
    hands: [unit.user],
    reviewedBy: null,
    approvedBy: null,
    paidBy: null,
    paidDay: null,
    payWay: null,
    payReference: null,
    voucherId: null,
    publicityId: null,
    note: '',
    revision: 1,
  }
}

/** Another card for a draft, or for what came back. */
export function correct(
  unit: CommandContext,
  { id, revision, patch }: Input<Doors['correct']>,
): MaskedSpending {
  const before = fresh(unit, id, revision, 'correct')
  const own = SpendingCard.strip().parse(before)
  const card = patched(own, patch, 'spending.no-change', masking(before))
  const by = around(unit, card.lineId)
  refuseIf(judgeCard(unit, card, by, id))
  const { line, fund } = by
  const hands = handsAfter(before.hands, unit.user)
  const place = { fundId: fund.id, year: line.year, category: line.category }
  return masking(keep(unit, { ...before, ...card, ...place, hands }))
}

/** Puts a draft on its way: from now on it binds money of its line and its fund. */
export function submit(unit: CommandContext, { id, revision }: Input<Doors['submit']>): MaskedSpending {
  const before = fresh(unit, id, revision, 'submit')
  const by = around(unit, before.lineId)
  refuseIf(judgeCard(unit, SpendingCard.strip().parse(before), by, id))
  refuseMissing(by, before, paperKindsOf(unit, id), 'submit')
  refuseIf(rules.judgeMoney(before.amountFen, leftOf(unit, by, 0)))
  return masking(keep(unit, { ...before, state: 'submitted', note: '', reviewedBy: null, approvedBy: null }))
}

/** Looked over by a second person. */
export function review(unit: CommandContext, { id, revision }: Input<Doors['review']>): MaskedSpending {
  const before = fresh(unit, id, revision, 'review')
  return masking(keep(unit, { ...before, state: 'reviewed', reviewedBy: unit.user }))
}

/** Approved by somebody whose limit reaches so far; the money is counted once more. */
export function approve(unit: CommandContext, { id, revision }: Input<Doors['approve']>): MaskedSpending {
  const before = fresh(unit, id, revision, 'approve')
  const by = around(unit, before.lineId)
  const { role } = unit.request.person
  refuseIf(rules.judgeLimit(rules.rulesOn(by.rules, unit.today as Day), role, before.amountFen))
  refuseIf(rules.judgeMoney(before.amountFen, leftOf(unit, by, before.amountFen)))
  return masking(keep(unit, { ...before, state: 'approved', approvedBy: unit.user }))
}

/** Back to who entered it, with what is wrong; what it bound is free again. */
export function sendBack(
  unit: CommandContext,
  { id, revision, reason }: Input<Doors['sendBack']>,
): MaskedSpending {
  const before = fresh(unit, id, revision, 'sendBack')
  return masking(
    keep(unit, { ...before, state: 'returned', note: reason, reviewedBy: null, approvedBy: null }),
  )
}

/** It is not to be. */
export function withdraw(
  unit: CommandContext,
  { id, revision, reason }: Input<Doors['withdraw']>,
): MaskedSpending {
  const before = fresh(unit, id, revision, 'withdraw')
  return masking(keep(unit, { ...before, state: 'withdrawn', note: reason }))
}

/** Paid, by somebody other than who approved it, with every paper there. */
export function pay(unit: CommandContext, { id, revision, ...payment }: Input<Doors['pay']>): MaskedSpending {
  const before = fresh(unit, id, revision, 'pay')
  refuseIf(rules.judgeCodes([[payWayCodes, payment.payWay, 'payWay']]))
  if (payment.paidDay > unit.today) refuse('spending.future-day', {})
  if (payment.paidDay < before.day) refuse('spending.paid-before', { day: before.day })
  const by = around(unit, before.lineId)
  refuseMissing(by, before, paperKindsOf(unit, id), 'pay')
  const paid: Spending = { ...before, ...payment, state: 'paid', paidBy: unit.user }
  return masking(keep(unit, { ...paid, voucherId: postPaid(unit, paid, by.fund) }))
}

/** A payment that came back or was wrong. */
export function reverse(
  unit: CommandContext,
  { id, revision, reason }: Input<Doors['reverse']>,
): MaskedSpending {
  const before = fresh(unit, id, revision, 'reverse')
  postBack(unit, before.voucherId, reason)
  return masking(keep(unit, { ...before, state: 'reversed', note: reason, publicityId: null }))
}

/** One paper on the board for paid spendings; each fund says how long it hangs. */
export function publicise(
  unit: CommandContext,
  { spendingIds, ...card }: Input<Doors['publicise']>,
): Output<Doors['publicise']> {
  const paid = [...new Set<string>(spendingIds)].map((id) => knownSpending(unit, id))
  for (const before of paid) {
    refuseIf(judgeSpendingStep('publicise', before, unit.request.person))
    const own = rules.rulesOn(around(unit, before.lineId).rules, card.fromDay)
    refuseIf(rules.judgePublicity(card, before.paidDay!, rules.publicityOf(own).forDays))
  }
  const publicity: Publicity = { ...card, id: unit.newId(), enteredBy: unit.user, revision: 1 }
  store.insertPublicity(unit, publicity)
  for (const before of paid) {
    keep(unit, { ...before, state: 'published', publicityId: publicity.id })
  }
  return publicity
}

function fresh(unit: CommandContext, id: string, revision: number, step: SpendingStep): Spending {
  const found = spendings.fresh(unit, id, revision)
  refuseIf(judgeSpendingStep(step, found, unit.request.person))
  return found
}

const paperKindsOf = (reader: Reader, id: string): string[] => attachedKinds(reader, 'spending', id)

type Stage = 'submit' | 'pay'
const missingOf = (by: Around, spending: Spending, kinds: readonly string[], stage: Stage): string[] =>
  rules.missingPapers(rules.rulesOn(by.rules, spending.day), spending, kinds, stage)

function refuseMissing(by: Around, spending: Spending, kinds: readonly string[], stage: Stage): void {
  const papers = missingOf(by, spending, kinds, stage)
  if (papers.length > 0) refuse('spending.papers-missing', { papers })
}
