import type { Field } from '../../../shared/fields/field.ts'
import { dictionary } from '../../../shared/kernel/dictionary.ts'
import { staffFields } from '../../../shared/ledgers/payroll/fields.ts'
import { StaffCard } from '../../../shared/ledgers/payroll/staff.ts'

/** The fields of a card that a person fills in. */
export const cardFields: readonly Field[] = staffFields.filter(({ name }) => name in StaffCard.shape)

/** Which field a refusal is about. */
export const blames = dictionary<string>({
  'payroll.bad-id-number': 'idNumber',
  'payroll.id-number-taken': 'idNumber',
  'payroll.grade-outside': 'grade',
  'payroll.before-last-change': 'fromMonth',
  'payroll.back-too-early': 'fromMonth',
  'payroll.before-joining': 'fromMonth',
  'payroll.months-backwards': 'toMonth',
  'payroll.already-counted': 'toMonth',
  'payroll.counted-here': 'throughMonth',
  'payroll.deduction-too-high': 'amountFen',
  'payroll.limits-backwards': 'ceilingFen',
  'payroll.parameter-used': 'fromMonth',
})

/** The same where a change begins at a month instead of ending at one. */
export const blamesOfChange = { ...blames, 'payroll.already-counted': 'fromMonth' }
