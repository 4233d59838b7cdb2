import type { Role } from '../kernel/roles.ts'
import { defineWorkflow, type Standing } from '../workflow/workflow.ts'

const preparers: readonly Role[] = ['clerk', 'reviewer', 'head']

/** The way of a report or pack until it is sealed; approved by another than who prepared it. */
export const draftWorkflow = defineWorkflow<'prepared' | 'approved' | 'sealed' | 'withdrawn'>()({
  approve: { from: ['prepared'], to: 'approved', who: ['reviewer', 'head'], another: true },
  withdraw: { from: ['prepared', 'approved'], to: 'withdrawn', who: preparers },
  seal: { from: ['approved'], to: 'sealed', who: ['head'] },
})

/** How a prepared report stands; nobody changes one. */
export const draftStanding = (draft: {
  readonly state: string
  readonly preparedById: string
}): Standing => ({
  state: draft.state,
  hands: [draft.preparedById],
})
