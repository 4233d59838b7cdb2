import { type Fault, fault } from '../../faults.ts'
import type { Role } from '../../kernel/roles.ts'
import { defineWorkflow, judgeStep, type Standing, type Taker } from '../../workflow/workflow.ts'
import { judges } from '../decision.ts'
import type { Spending, SpendingState } from './spending.ts'

const writers: readonly Role[] = ['clerk', 'reviewer', 'head']

/** The way of a spending: 录入、提交、复核、审批、支付、公示. */
export const spendingWorkflow = defineWorkflow<SpendingState>()({
  correct: { from: ['draft', 'returned'], who: writers },
  submit: { from: ['draft', 'returned'], to: 'submitted', who: writers },
  review: { from: ['submitted'], to: 'reviewed', who: judges, another: true },
  approve: { from: ['reviewed'], to: 'approved', who: judges, another: true },
  sendBack: { from: ['submitted', 'reviewed', 'approved'], to: 'returned', who: judges, another: true },
  withdraw: {
    from: ['draft', 'returned', 'submitted', 'reviewed', 'approved'],
    to: 'withdrawn',
    who: writers,
  },
  // 稽核与出纳要分开
  pay: { from: ['approved'], to: 'paid', who: writers, not: ['approve'] },
  publicise: { from: ['paid'], to: 'published', who: writers },
  reverse: { from: ['paid', 'published'], to: 'reversed', who: judges },
})
/** A step of a spending. */
export type SpendingStep = keyof typeof spendingWorkflow

/** How a spending stands. */
export const spendingStanding = (one: Hands & Pick<Spending, 'state' | 'approvedBy'>): Standing => ({
  state: one.state,
  hands: handsOf(one),
  took: { approve: one.approvedBy },
})

type Hands = Pick<Spending, 'enteredBy' | 'changedBy' | 'changedBefore'>

/** Everybody who entered or ever changed a spending. */
export const handsOf = ({ enteredBy, changedBy, changedBefore }: Hands): string[] => [
  ...new Set([enteredBy, ...(changedBefore?.split(' ') ?? []), changedBy]),
]

/** Why a person may not take a step with a spending; nothing where they may. */
export function judgeSpendingStep(
  step: SpendingStep,
  one: Parameters<typeof spendingStanding>[0],
  by: Taker,
): Fault | undefined {
  switch (judgeStep(spendingWorkflow, step, spendingStanding(one), by)) {
    case 'wrong-state':
      return fault('spending.wrong-state', { state: one.state })
    case 'wrong-role':
      return fault('session.not-allowed', { role: by.role })
    case 'own-hand':
      return fault('spending.self-approval', {})
    case 'own-step':
      return fault('spending.pays-own-approval', {})
    default:
      return undefined
  }
}
