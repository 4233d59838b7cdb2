import type { Role } from '../kernel/roles.ts'

type Cell = string | number | boolean | null
/** A row, or the columns of it that changed, as an entry of the chain tells them. */
export type Cells = { readonly [column: string]: Cell }

/**
 * What of a table is decided: a row that comes to say one of `values` in `column` (`any`: whatever it comes
 * to say) or stops saying it (`leaves`) is somebody's decision, and so is every change where `every` is set.
 * `who` may decide so. A column that ends in `_by` names the person who decided.
 */
export type Decision = {
  readonly who: readonly Role[]
  readonly every?: true
  readonly columns?: { readonly [column: string]: 'any' | readonly string[] }
  readonly leaves?: { readonly [column: string]: readonly string[] }
}

/** Stands for whoever approved a spending of former times on paper; who brings it in signs for that. */
export const ON_PAPER = 'on-paper'

/** Who may certify the signing key of a colleague. */
export const certifiers: readonly Role[] = ['reviewer', 'head', 'admin']

const judges: readonly Role[] = ['reviewer', 'head']

/**
 * Which changes of which rows are decisions, signed by the person: approving, confirming, closing, sealing,
 * and every change of people and their keys. Read when rows are written and again when they are verified.
 */
export const decisions: ReadonlyMap<string, Decision> = new Map<string, Decision>([
  [
    'spending',
    {
      who: judges,
      columns: { reviewed_by: 'any', approved_by: 'any', state: ['reviewed', 'approved', 'reversed'] },
    },
  ],
  ['booking', { who: judges, columns: { decided_by: 'any' } }],
  [
    'pay_run',
    { who: judges, columns: { approved_by: 'any', state: ['approved'] }, leaves: { state: ['approved'] } },
  ],
  ['voucher', { who: judges, columns: { checked_by: 'any' } }],
  ['book_month', { who: judges, columns: { closed_at: 'any', granted_by: 'any', state: ['open'] } }],
  ['export_draft', { who: judges, columns: { approved_by: 'any', state: ['approved'] } }],
  ['outbox', { who: ['head'], columns: { kind: ['report', 'audit'] } }],
  ['inbox', { who: judges, columns: { judged_by: 'any' } }],
  ['peer', { who: ['head'], columns: { sign_pub: 'any', state: ['revoked'] } }],
  ['person_account', { who: ['admin', 'head'], every: true }],
  ['person_key', { who: ['clerk', 'reviewer', 'head', 'admin', 'auditor'], every: true }],
])

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
