import type { SpendingState } from '../../../shared/ledgers/spending/spending.ts'

/** The colour of a spending's state, wherever it is shown. */
export const stateColours: Readonly<Record<SpendingState, string>> = {
  draft: 'default',
  submitted: 'orange',
  reviewed: 'orange',
  approved: 'blue',
  paid: 'cyan',
  published: 'green',
  returned: 'gold',
  withdrawn: 'default',
  reversed: 'default',
}
