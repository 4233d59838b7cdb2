import { judges } from '../../definition/decision.ts'
import { type Fault, fault } from '../../kernel/faults.ts'
import { writers } from '../../kernel/roles.ts'
import { defineWorkflow, judgeStep, type Standing, type Taker } from '../../workflow/workflow.ts'
import type { Spending, SpendingState } from './spending.ts'

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
  // Nobody's own step: what an import brought goes back with it.
  takeBack: { from: ['paid', 'published'], to: 'withdrawn', who: [] },
})
/** A step of a spending. */
export type SpendingStep = keyof typeof spendingWorkflow

/** How a spending stands. */
export const spendingStanding = (one: Pick<Spending, 'state' | 'hands' | 'approvedBy'>): Standing => ({
  state: one.state,
  hands: one.hands,
  took: { approve: one.approvedBy },
})

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
