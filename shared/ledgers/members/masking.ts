import type { z } from 'zod'
import type { Mask } from '../../kernel/mask.ts'
import { masked } from '../../kernel/mask.ts'
import { memberFields } from './fields.ts'
import type { MaskedMember, Member } from './member.ts'

type HiddenField = 'idNumber' | 'mobile' | 'phone' | 'homeAddress' | 'currentAddress'

/** The fields that lists hide, with how. */
export const hiddenFields: readonly { readonly name: HiddenField; readonly mask: Mask }[] =
  memberFields.flatMap(({ name, mask }) => (mask ? [{ name: name as HiddenField, mask }] : []))

/** A member as lists, cards and papers show it: stars in the hidden fields. */
export function masking(member: Member): z.infer<typeof MaskedMember> {
  const shown: Member & { masked: boolean } = { ...member, masked: true }
  for (const { name, mask } of hiddenFields) {
    const value = member[name]
    if (typeof value === 'string') shown[name] = masked(mask, value)
  }
  return shown
}
