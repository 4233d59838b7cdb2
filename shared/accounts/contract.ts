import { z } from 'zod'
import { command, query } from '../ipc/endpoint.ts'
import { nothing, Reason, Revised } from '../ipc/shapes.ts'
import { Day } from '../kernel/day.ts'
import { Id } from '../kernel/id.ts'
import { everyRole, type Role } from '../kernel/roles.ts'
import { AccountLink, AccountLinkTold } from './account-link.ts'

const keepers: readonly Role[] = ['admin', 'head']

/** 对应人员: which accounts are one person's. Said by another than whose account it is. */
export const accounts = {
  links: query('accounts.links', { who: everyRole, input: nothing, output: z.array(AccountLinkTold) }),
  /** Says whose an account is from a day on: a member's, or a staff member's. */
  link: command('accounts.link', {
    who: keepers,
    input: z.strictObject({
      accountId: Id,
      of: z.enum(['member', 'staff']),
      personId: Id,
      fromDay: Day,
      reason: Reason,
    }),
    output: AccountLink,
    faults: ['accounts.own', 'accounts.not-found', 'accounts.linked-already'],
  }),
  /** Ends a link after a day: the account went to somebody else. */
  endLink: command('accounts.endLink', {
    who: keepers,
    input: z.strictObject({ ...Revised, toDay: Day, reason: Reason }),
    output: AccountLink,
    faults: ['accounts.own', 'accounts.not-found', 'accounts.stale', 'accounts.days-backwards'],
  }),
  /** Takes a link back that was said by mistake. */
  dropLink: command('accounts.dropLink', {
    who: keepers,
    input: z.strictObject({ ...Revised, reason: Reason }),
    output: nothing,
    faults: ['accounts.own', 'accounts.not-found', 'accounts.stale'],
  }),
}
