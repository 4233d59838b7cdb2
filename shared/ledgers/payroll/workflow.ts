import { judges } from '../../definition/decision.ts'
import { type Fault, fault } from '../../kernel/faults.ts'
import type { Month } from '../../kernel/month.ts'
import { writers } from '../../kernel/roles.ts'
import { defineWorkflow, judgeStep, type Standing, type Taker } from '../../workflow/workflow.ts'
import type { PayMonth } from './run.ts'

/** The way of a month of pay: `open` until it was computed. */
export const payWorkflow = defineWorkflow<PayMonth['state']>()({
  writeEntries: { from: ['open', 'computed'], who: writers },
  compute: { from: ['open', 'computed'], to: 'computed', who: writers },
  discard: { from: ['computed'], to: 'open', who: writers },
  approve: { from: ['computed'], to: 'approved', who: judges, another: true },
  reopen: { from: ['approved'], to: 'computed', who: judges },
})

/** How a month of pay stands; nobody wrote for one that is not there. */
export const payStanding = (month: Pick<PayMonth, 'state' | 'hands'> | undefined): Standing =>
  month ?? { state: 'open', hands: [] }

/** Why a person may not take a step with a month of pay; nothing where they may. */
export function judgePayStep(
  step: keyof typeof payWorkflow,
  month: Month,
  standing: Standing,
  by: Taker,
): Fault | undefined {
  switch (judgeStep(payWorkflow, step, standing, by)) {
    case undefined:
      return undefined
    case 'wrong-role':
      return fault('session.not-allowed', { role: by.role })
    case 'wrong-state':
      if (standing.state === 'approved') return fault('payroll.month-locked', { month })
      return standing.state === 'open'
        ? fault('payroll.not-found', {})
        : fault('payroll.not-locked', { month })
    default:
      return fault('payroll.self-approval', {})
  }
}
