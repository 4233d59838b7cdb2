import { maskingBy } from '../../fields/masking.ts'
import { memberFields } from './fields.ts'
import type { Member } from './member.ts'

/** A member with stars in the hidden fields. */
export const masking = maskingBy<Member>(memberFields)
