import { addDays, addMonths, type Day } from '../../../kernel/day.ts'
import { type Fault, fault } from '../../../kernel/faults.ts'
import { type Month, monthAfter } from '../../../kernel/month.ts'
import { judgeStep, type Taker } from '../../../workflow/workflow.ts'
import { bookMonthStanding, bookMonthWorkflow } from './workflow.ts'

/** A month that was closed at least once. */
export type BookMonth = {
  readonly month: Month
  readonly state: 'closed' | 'asked' | 'open'
  readonly askedBy: string | null
  readonly revision: number
}

/** How far the books are. */
export type Progress = {
  /** The month of the first voucher. */
  readonly first: Month | undefined
  /** The last month that is shut. */
  readonly closedThrough: Month | undefined
}

/** The only month that may be closed now; months close in their order, none is left out. */
export function nextToClose({ first, closedThrough }: Progress): Month | undefined {
  return closedThrough === undefined ? first : monthAfter(closedThrough, 1)
}

/** Why a month may not be closed today; nothing where it may. */
export function judgeClosing(
  month: Month,
  progress: Progress & {
    readonly today: Day
    readonly unchecked: number
    /** Who asked to reopen the last closed month and has no answer yet. */
    readonly askedBy: { readonly name: string } | undefined
  },
): Fault | undefined {
  const next = nextToClose(progress)
  if (next === undefined) return fault('spending.nothing-to-close', {})
  if (month < next) return fault('spending.month-closed', { month })
  if (month > next) return fault('spending.close-earlier', { month: next })
  // What is closed meanwhile could not be granted any more: later months are reopened first.
  const { askedBy, closedThrough } = progress
  if (askedBy) return fault('spending.reopening-pending', { month: closedThrough!, name: askedBy.name })
  if (progress.today < lastDayOf(month)) return fault('spending.month-not-over', { month })
  const { unchecked } = progress
  return unchecked > 0 ? fault('spending.unchecked', { month, count: unchecked }) : undefined
}

/** Why 反结账 may not be asked for; nothing where it may. Later months are reopened first. */
export function judgeAsking(
  found: BookMonth | undefined,
  month: Month,
  last: Month | undefined,
): Fault | undefined {
  if (!found || found.state === 'open') return fault('spending.not-closed', { month })
  if (found.state === 'asked') return fault('spending.reopening-asked', { month })
  if (last !== undefined && last > month) return fault('spending.later-closed', { month: last })
  return undefined
}

/**
 * Why somebody may not decide on 反结账; nothing where they may.
 *
 * SECURITY: who asked never grants it, and the file says so too
 * (tests/ledgers/spending/vouchers/months.test.ts).
 */
export function judgeDeciding(
  found: BookMonth | undefined,
  { by, grants, last }: { readonly by: Taker; readonly grants: boolean; readonly last: Month | undefined },
): Fault | undefined {
  const refused = judgeStep(bookMonthWorkflow, 'decideReopening', bookMonthStanding(found), by)
  if (!found || refused === 'wrong-state') return fault('spending.reopening-not-asked', {})
  if (refused === 'wrong-role') return fault('session.not-allowed', { role: by.role })
  if (refused) return fault('spending.self-grant', {})
  if (grants && last !== undefined && last > found.month) {
    return fault('spending.later-closed', { month: last })
  }
  return undefined
}

/** The last day of a month. */
export const lastDayOf = (month: Month): Day => addDays(addMonths(`${month}-01` as Day, 1), -1)
