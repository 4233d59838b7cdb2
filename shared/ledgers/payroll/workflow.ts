import type { Role } from '../../kernel/roles.ts'
import { defineWorkflow, type Standing } from '../../workflow/workflow.ts'
import { judges } from '../decision.ts'
import type { PayRun } from './run.ts'

const writers: readonly Role[] = ['clerk', 'reviewer', 'head']

/** The way of a month of pay: `none` until it was computed. */
export const payWorkflow = defineWorkflow<'none' | PayRun['state']>()({
  writeEntries: { from: ['none', 'computed'], who: writers },
  compute: { from: ['none', 'computed'], to: 'computed', who: writers },
  discard: { from: ['computed'], to: 'none', who: writers },
  approve: { from: ['computed'], to: 'approved', who: judges, another: true },
  reopen: { from: ['approved'], to: 'computed', who: judges },
})

/** How a month of pay stands: its run, and everybody who ever wrote for it or computed it. */
export const payStanding = (
  run: Pick<PayRun, 'state'> | null | undefined,
  hands: readonly string[],
): Standing => ({
  state: run?.state ?? 'none',
  hands,
})
