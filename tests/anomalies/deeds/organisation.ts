import type { Id } from '../../../shared/kernel/id.ts'
import { organisation } from '../../../shared/ledgers/organisation/contract.ts'
import { wantedOrganisation } from '../../support/actors.ts'
import { type Deed, leaving, reason, today } from './deed.ts'

/** What `kept` calls it, its code, and what it stands under. */
const founded = [
  ['committee', 'YL-9', null],
  ['branch', 'YL-901', 'committee'],
  ['second', 'YL-902', 'committee'],
  ['eighth', 'YL-8', null],
] as const

/** Organisations as they come, change and go. */
export const organisations: readonly Deed[] = [
  ...founded.map(
    ([name, code, parent]): Deed => ({
      door: organisation.found,
      who: 'clerk',
      async do({ kept }, runtime) {
        const names = { fullName: `样例组织${code}`, shortName: `样例${code}` }
        const place = parent === null ? {} : { parentId: kept[parent] as Id, type: '631' }
        const wanted = wantedOrganisation({ code, ...names, ...place })
        kept[name] = (await runtime.call(organisation.found, wanted)).id
      },
    }),
  ),
  {
    door: organisation.correct,
    who: 'clerk',
    async do({ kept }, runtime) {
      const patch = { contact: '王样例' }
      await runtime.call(organisation.correct, { id: kept.branch as Id, revision: 1, patch, reason })
    },
  },
  {
    door: organisation.appoint,
    who: 'clerk',
    async do({ kept }, runtime) {
      const post = { memberId: null, holderName: '王样例', title: '书记', fromDay: '2002-01-01' }
      const appointed = await runtime.call(organisation.appoint, {
        organisationId: kept.branch as Id,
        ...post,
      })
      kept.post = appointed.id
    },
  },
  {
    door: organisation.relieve,
    who: 'clerk',
    do: ({ kept }, runtime) =>
      runtime.call(organisation.relieve, {
        postId: kept.post as Id,
        revision: 1,
        day: today(runtime),
        reason,
      }),
  },
  leaving(organisation.exportSheet, '组织.xlsx', (_, runtime) => ({ asOf: today(runtime), reason })),
  leaving(organisation.print, '组织.pdf', (_, runtime) => ({ asOf: today(runtime), reason })),
  {
    door: organisation.dissolve,
    who: 'clerk',
    async do({ kept }, runtime) {
      const dissolved = { id: kept.eighth as Id, revision: 1, day: today(runtime), reason }
      await runtime.call(organisation.dissolve, dissolved)
    },
  },
]
