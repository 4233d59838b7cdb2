import { maskingBy } from '../../fields/masking.ts'
import { spendingFields } from './fields.ts'
import type { Spending } from './spending.ts'

/** A spending with stars in its bank account. */
export const masking = maskingBy<Spending>(spendingFields)
