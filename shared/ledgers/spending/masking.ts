import { masked } from '../../kernel/mask.ts'
import type { MaskedSpending, Spending } from './spending.ts'

/** The bank account as lists, cards and papers show it. */
export const starred = (account: string | null): string | null =>
  account === null ? null : masked('bank-account', account)

/** A spending with stars in its bank account. */
export const masking = (spending: Spending): MaskedSpending => ({
  ...spending,
  payeeAccount: starred(spending.payeeAccount),
  masked: true,
})
