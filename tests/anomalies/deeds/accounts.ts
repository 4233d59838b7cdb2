import { peopleOf } from '../../../electron/keys/keyring.ts'
import { accounts } from '../../../shared/accounts/contract.ts'
import { cutting } from '../../../shared/cutting/contract.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { members } from '../../../shared/ledgers/members/contract.ts'
import type { Station } from '../../bundles/service/stations.ts'
import { wantedMember } from '../../support/actors.ts'
import { numberOf } from '../rosters.ts'
import { type Deed, deed, leaving, reason, today } from './deed.ts'

const clerkOf = ({ open }: Station): Id => peopleOf(open!.vault.ring).find(({ role }) => role === 'clerk')!.id

/** Whose an account is: said, ended, taken back. */
export const links: readonly Deed[] = [
  deed(
    accounts.link,
    'head',
    ({ member }, runtime) => ({
      ...{
        accountId: clerkOf(runtime),
        of: 'member' as const,
        personId: member as Id,
        fromDay: '2021-01-01',
        reason,
      },
    }),
    (kept, { id }) => {
      kept.link = id
    },
  ),
  deed(accounts.endLink, 'head', ({ link }, runtime) => ({
    ...{ id: link as Id, revision: 1, toDay: today(runtime), reason },
  })),
  deed(accounts.dropLink, 'head', ({ link }) => ({ id: link as Id, revision: 2, reason })),
]

/** What is sensitive of somebody who left is cut, and the list of it printed. */
export const cuts: readonly Deed[] = [
  {
    door: cutting.cut,
    who: 'head',
    async before({ kept }, runtime) {
      const wanted = wantedMember(kept.branch!, { idNumber: numberOf(77), entryDay: '2020-01-01' })
      const { id, revision } = await runtime.call(members.enter, wanted)
      const left = { kind: 'transferred-out', day: '2022-01-01', counterpart: '样例单位', reason }
      await runtime.call(members.leave, { id, revision, ...left })
      kept.left = id
    },
    do: ({ kept }, runtime) => runtime.call(cutting.cut, { ofTable: 'member', ofId: kept.left!, reason }),
  },
  leaving(cutting.printList, '清除清单.pdf', () => ({ reason })),
]
