import type { Decision } from '../definition/decision.ts'
import type { Role } from '../kernel/roles.ts'

type Cell = string | number | boolean | null
/** A row, or the columns of it that changed, as an entry of the chain tells them. */
export type Cells = { readonly [column: string]: Cell }

/** Stands for whoever approved a spending of former times on paper; who brings it in signs for that. */
export const ON_PAPER = 'on-paper'

/** The events that are decisions without a row of their own. */
export const decidedEvents: ReadonlyMap<string, readonly Role[]> = new Map([
  ['session.restored', ['admin', 'head'] as const],
  ['session.keys-asked', ['head'] as const],
])

/** Whether a change of a row is a decision; `before` and `after` are null where there was or is no row. */
export function decides(decision: Decision, before: Cells | null, after: Cells | null): boolean {
  if (decision.every) return true
  const was = before ?? {}
  const becomes = Object.entries(decision.columns ?? {}).some(([column, values]) => {
    const value = after?.[column] ?? null
    if (value === null || value === (was[column] ?? null)) return false
    return values === 'any' || values.includes(String(value))
  })
  const leaves = Object.entries(decision.leaves ?? {}).some(
    ([column, values]) =>
      after !== null &&
      column in after &&
      values.includes(String(was[column])) &&
      after[column] !== was[column],
  )
  return becomes || leaves
}
