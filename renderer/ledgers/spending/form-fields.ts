import type { Field } from '../../../shared/fields/field.ts'
import { dictionary } from '../../../shared/kernel/dictionary.ts'
import { spendingFields } from '../../../shared/ledgers/spending/fields.ts'
import { SpendingCard } from '../../../shared/ledgers/spending/spending.ts'

/** The fields of a spending that a person fills in. */
export const cardFields: readonly Field[] = spendingFields.filter(({ name }) => name in SpendingCard.shape)

/** Which field of a spending a refusal is about. */
export const blames = dictionary<string>({
  'spending.line-not-found': 'lineId',
  'spending.out-of-scope': 'lineId',
  'spending.fund-closed': 'lineId',
  'spending.not-opened': 'day',
  'spending.other-year': 'day',
  'spending.forbidden': 'purpose',
  'spending.invoice-incomplete': 'invoiceNumber',
  'spending.duplicate-invoice': 'invoiceNumber',
})
