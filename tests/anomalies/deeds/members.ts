import type { Id } from '../../../shared/kernel/id.ts'
import { members } from '../../../shared/ledgers/members/contract.ts'
import type { Station } from '../../bundles/service/stations.ts'
import { wantedMember } from '../../support/actors.ts'
import { numberOf } from '../rosters.ts'
import { type Deed, leaving, reason } from './deed.ts'

const lastRevision = async (runtime: Station, id: string) =>
  (await runtime.call(members.get, { id: id as Id })).member.revision

/** One person of the roster, from the entry to the card on paper. */
export const people: readonly Deed[] = [
  {
    door: members.enter,
    who: 'clerk',
    async do({ kept }, runtime) {
      const wanted = wantedMember(kept.branch!, { idNumber: numberOf(7), entryDay: '2020-01-01' })
      kept.member = (await runtime.call(members.enter, wanted)).id
    },
  },
  {
    door: members.correct,
    who: 'clerk',
    async do({ kept }, runtime) {
      const id = kept.member as Id
      await runtime.call(members.correct, { id, revision: 1, patch: { name: '王改名' }, reason })
    },
  },
  ...(['class', 'status', 'branch'] as const).map(
    (set): Deed => ({
      door: members.change,
      who: 'clerk',
      async do({ kept }, runtime) {
        const id = kept.member as Id
        const value = { class: 'mobile', status: 'suspended', branch: kept.second! }[set]
        const revision = await lastRevision(runtime, id)
        await runtime.call(members.change, { id, revision, set, value, fromDay: '2021-01-01', reason })
      },
    }),
  ),
  {
    door: members.unmask,
    who: 'clerk',
    do: ({ kept }, runtime) => runtime.call(members.unmask, { id: kept.member as Id }),
  },
  {
    door: members.leave,
    who: 'clerk',
    async do({ kept }, runtime) {
      const id = kept.member as Id
      const left = { kind: 'transferred-out', day: '2022-01-01', counterpart: '样例单位', reason }
      await runtime.call(members.leave, { id, revision: await lastRevision(runtime, id), ...left })
    },
  },
  {
    door: members.comeBack,
    who: 'clerk',
    async do({ kept }, runtime) {
      const id = kept.member as Id
      const back = { kind: 'transferred-in', day: '2023-01-01', counterpart: '样例单位', reason }
      const branchId = kept.branch as Id
      await runtime.call(members.comeBack, {
        id,
        revision: await lastRevision(runtime, id),
        branchId,
        ...back,
      })
    },
  },
  leaving(members.exportSheet, '名册.xlsx', () => ({ list: {}, columns: ['name'], reason })),
  leaving(members.printList, '名册.pdf', () => ({ list: {}, columns: ['name'], reason })),
  leaving(members.printCard, '登记表.pdf', ({ member }) => ({ id: member as Id, unmasked: true, reason })),
]
