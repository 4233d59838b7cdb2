import { maskingBy } from '../../fields/masking.ts'
import { staffFields } from './fields.ts'
import type { Staff } from './staff.ts'

/** A staff member with stars in the hidden fields. */
export const masking = maskingBy<Staff>(staffFields)
