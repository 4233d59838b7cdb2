import { judges } from '../../../definition/decision.ts'
import { writers } from '../../../kernel/roles.ts'
import { defineWorkflow, type Standing } from '../../../workflow/workflow.ts'
import type { Voucher } from './voucher.ts'

/** The way of a voucher: checked by another than who made it out. */
export const voucherWorkflow = defineWorkflow<'unchecked' | 'checked'>()({
  checkVoucher: { from: ['unchecked'], to: 'checked', who: judges, another: true },
})

/** How a voucher stands; nobody ever changes one. */
export const voucherStanding = (one: Pick<Voucher, 'checkedBy' | 'enteredBy'>): Standing => ({
  state: one.checkedBy === null ? 'unchecked' : 'checked',
  hands: [one.enteredBy],
})

/** The way of a month of the books: `never` until it was closed once. Two people reopen one. */
export const bookMonthWorkflow = defineWorkflow<'never' | 'closed' | 'asked' | 'open'>()({
  closeMonth: { from: ['never', 'open'], to: 'closed', who: judges },
  askReopening: { from: ['closed'], to: 'asked', who: writers },
  decideReopening: { from: ['asked'], to: ['closed', 'open'], who: judges, not: ['askReopening'] },
})

/** How a month of the books stands. */
export const bookMonthStanding = (
  month: { readonly state: string; readonly askedBy: string | null } | undefined,
): Standing => ({
  state: month?.state || 'never',
  hands: [],
  took: { askReopening: month?.askedBy ?? null },
})
