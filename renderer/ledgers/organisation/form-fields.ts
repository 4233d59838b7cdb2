import type { Field } from '../../../shared/fields/field.ts'
import { dictionary } from '../../../shared/kernel/dictionary.ts'
import { organisationFields } from '../../../shared/ledgers/organisation/fields.ts'

/** The fields of an organisation that a person fills in. */
export const formFields: readonly Field[] = organisationFields.filter((field) => !field.derived)

/** Which field a refusal is about. */
export const blames = dictionary<string>({
  'organisation.code-taken': 'code',
  'organisation.wrong-parent': 'parentId',
  'organisation.term-backwards': 'termEnd',
})
