import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { Id } from '../kernel/id.ts'

/**
 * 对应人员: whose account one is, as far as somebody said so: a member of the roster, or a person of the staff.
 * Hands are then those of the person, whatever accounts they have.
 */
export const AccountLink = z.strictObject({
  id: Id,
  accountId: Id,
  /** One of the two. */
  memberId: Id.nullable(),
  staffId: Id.nullable(),
  fromDay: Day,
  /** The last day that counts; null while the account is theirs. */
  toDay: Day.nullable(),
  revision: z.int().min(1),
})
export type AccountLink = z.infer<typeof AccountLink>

/** Such a link with the person's name. */
export const AccountLinkTold = AccountLink.extend({ name: z.string() })
export type AccountLinkTold = z.infer<typeof AccountLinkTold>
