import { movementInCodes } from '../../../shared/codes/movements.ts'
import type { Field } from '../../../shared/fields/field.ts'
import { dictionary } from '../../../shared/kernel/dictionary.ts'
import { memberFields } from '../../../shared/ledgers/members/fields.ts'
import { MemberCard, MemberStanding } from '../../../shared/ledgers/members/member.ts'

/**
 * The fields of a card that a person fills in; branch, class and status change by their own deeds. Whether
 * somebody needs an ID number follows from the class, and the ledger says so.
 */
export const cardFields: readonly Field[] = memberFields
  .filter(({ name }) => name in MemberCard.shape)
  .map((field) => (field.name === 'idNumber' ? { ...field, required: false } : field))

const standingFields: readonly Field[] = memberFields
  .filter(({ name }) => name in MemberStanding.shape)
  .map((field) => ({ ...field, required: true }))

/** The fields of a new person: the card, where they stand, and how they came. */
export const entryFields: readonly Field[] = [
  ...cardFields,
  ...standingFields,
  { name: 'entryKind', label: '增加方式', kind: 'code', codes: movementInCodes, width: 120, required: true },
  { name: 'entryDay', label: '增加日期', kind: 'day', width: 110, required: true },
  { name: 'counterpart', label: '从哪个党组织转来', kind: 'text', width: 200 },
]

/** Which field a refusal is about. */
export const blames = dictionary<string>({
  'members.bad-id-number': 'idNumber',
  'members.id-number-needed': 'idNumber',
  'members.id-number-taken': 'idNumber',
  'members.branch-not-found': 'branchId',
  'members.not-a-branch': 'branchId',
  'members.future-day': 'entryDay',
})
