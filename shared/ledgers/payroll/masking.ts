import type { z } from 'zod'
import { type Mask, masked } from '../../kernel/mask.ts'
import { staffFields } from './fields.ts'
import type { MaskedStaff, Staff, StaffCard } from './staff.ts'

/** What a form sends of a card: only what changed. */
type StaffPatch = { readonly [F in keyof StaffCard]?: StaffCard[F] | undefined }
type HiddenField = 'idNumber' | 'mobile' | 'bankAccount'

const hiddenFields: readonly { readonly name: HiddenField; readonly mask: Mask }[] = staffFields.flatMap(
  ({ name, mask }) => (mask ? [{ name: name as HiddenField, mask }] : []),
)

/** A person as lists, cards and papers show them: stars in the hidden fields. */
export function masking(staff: Staff): z.infer<typeof MaskedStaff> {
  const shown: Staff & { masked: boolean } = { ...staff, masked: true }
  for (const { name, mask } of hiddenFields) {
    const value = staff[name]
    if (typeof value === 'string') shown[name] = masked(mask, value)
  }
  return shown
}

/**
 * The part of a patch that would change something. A hidden value that a page sent back as it was shown,
 * stars and all, changes nothing.
 */
export function effectivePatch(staff: StaffCard, patch: StaffPatch): Partial<StaffCard> {
  const changed = Object.entries(patch).filter(([name, value]) => {
    const now = staff[name as keyof StaffCard]
    if (value === undefined || value === now) return false
    const mask = hiddenFields.find((one) => one.name === name)?.mask
    return !(mask && typeof now === 'string' && now !== '' && value === masked(mask, now))
  })
  return Object.fromEntries(changed) as Partial<StaffCard>
}
