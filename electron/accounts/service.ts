import type { AccountLink } from '../../shared/accounts/account-link.ts'
import { accounts } from '../../shared/accounts/contract.ts'
import { refuse } from '../../shared/kernel/refusal.ts'
import { isOwn } from '../../shared/workflow/workflow.ts'
import { records } from '../db/records.ts'
import { type CommandContext, implement } from '../ipc/handlers.ts'
import * as store from './store.ts'

/** Which accounts are one person's. */
export const accountService = implement(accounts, {
  links: (reader) => store.allLinks(reader),

  link(unit, { accountId, of, personId, fromDay }) {
    mustBeAnothers(unit, accountId)
    const name = store.nameOf(unit, of, personId)
    if (name === undefined || !store.hasAccount(unit, accountId)) refuse('accounts.not-found', {})
    const person = { memberId: of === 'member' ? personId : null, staffId: of === 'staff' ? personId : null }
    const known = store
      .allLinks(unit)
      .filter((one) => one.accountId === accountId && one.toDay === null)
      .find(({ memberId, staffId }) => memberId === person.memberId && staffId === person.staffId)
    if (known) refuse('accounts.linked-already', { name: known.name })
    const link: AccountLink = { id: unit.newId(), accountId, ...person, fromDay, toDay: null, revision: 1 }
    store.insertLink(unit, link)
    return link
  },

  endLink(unit, { id, revision, toDay }) {
    const before = fresh(unit, id, revision)
    if (toDay < before.fromDay) refuse('accounts.days-backwards', {})
    return links.keep(unit, { ...before, toDay })
  },

  dropLink(unit, { id, revision }) {
    fresh(unit, id, revision)
    store.deleteLink(unit, id)
    return {}
  },
})

const links = records<AccountLink>({
  find: store.findLink,
  update: store.updateLink,
  missing: 'accounts.not-found',
  stale: 'accounts.stale',
})

function fresh(unit: CommandContext, id: string, revision: number): AccountLink {
  mustBeAnothers(unit, links.known(unit, id).accountId)
  return links.fresh(unit, id, revision)
}

// SECURITY: nobody says of themselves that they are somebody else (tests/accounts/accounts.test.ts)
function mustBeAnothers({ request }: CommandContext, accountId: string): void {
  if (isOwn(request.person, accountId)) refuse('accounts.own', {})
}
