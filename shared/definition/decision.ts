import type { Role } from '../kernel/roles.ts'

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

/** Who decides over money, pay, books, bookings and what leaves. */
export const judges: readonly Role[] = ['reviewer', 'head']
