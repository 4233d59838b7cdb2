import { join } from 'node:path'
import { audit } from '../../shared/audit/contract.ts'
import { bundles } from '../../shared/bundles/contract.ts'
import { desk } from '../../shared/desk/contract.ts'
import { imports } from '../../shared/imports/contract.ts'
import type { Endpoint } from '../../shared/ipc/endpoint.ts'
import type { Id } from '../../shared/kernel/id.ts'
import type { Role } from '../../shared/kernel/roles.ts'
import { members } from '../../shared/ledgers/members/contract.ts'
import { organisation } from '../../shared/ledgers/organisation/contract.ts'
import { sayMomentDay } from '../../shared/words/moments.ts'
import { enrolAt, filesOn, type Station } from '../bundles/service/stations.ts'
import { wantedMember, wantedOrganisation } from '../support/actors.ts'
import { numberOf, pastedRoster } from './rosters.ts'
import type { World } from './world.ts'

/** One deed of the program on sound input; it may be asked again until it is done. */
export type Deed = {
  readonly door: Endpoint
  readonly who: Role
  /** Where it is done; the office unless said otherwise. */
  readonly at?: 'superior'
  /**
   * What may remain of a deed that failed: an entry about a file that did not get its name, a whole encrypted
   * file on a stick, a sealed receipt in the outbox.
   */
  readonly may?: 'told' | 'published' | 'sealed'
  do(world: World, hall: Station): Promise<unknown>
}

const reason = '样例事由'
const today = (hall: Station) => sayMomentDay(hall.now())
const lastRevision = async (hall: Station, id: string) =>
  (await hall.call(members.get, { id: id as Id })).member.revision

/** What `kept` calls it, its code, and what it stands under. */
const founded = [
  ['committee', 'YL-9', null],
  ['branch', 'YL-901', 'committee'],
  ['second', 'YL-902', 'committee'],
  ['eighth', 'YL-8', null],
] as const

const organisations: Deed[] = [
  ...founded.map(
    ([name, code, parent]): Deed => ({
      door: organisation.found,
      who: 'clerk',
      async do({ kept }, hall) {
        const names = { fullName: `样例组织${code}`, shortName: `样例${code}` }
        const place = parent === null ? {} : { parentId: kept[parent] as Id, type: '631' }
        const wanted = wantedOrganisation({ code, ...names, ...place })
        kept[name] = (await hall.call(organisation.found, wanted)).id
      },
    }),
  ),
  {
    door: organisation.correct,
    who: 'clerk',
    async do({ kept }, hall) {
      const patch = { contact: '王样例' }
      await hall.call(organisation.correct, { id: kept.branch as Id, revision: 1, patch, reason })
    },
  },
  {
    door: organisation.appoint,
    who: 'clerk',
    async do({ kept }, hall) {
      const post = { memberId: null, holderName: '王样例', title: '书记', fromDay: '2002-01-01' }
      const appointed = await hall.call(organisation.appoint, {
        organisationId: kept.branch as Id,
        ...post,
      })
      kept.post = appointed.id
    },
  },
  {
    door: organisation.relieve,
    who: 'clerk',
    do: ({ kept }, hall) =>
      hall.call(organisation.relieve, { postId: kept.post as Id, revision: 1, day: today(hall), reason }),
  },
]

const people: Deed[] = [
  {
    door: members.enter,
    who: 'clerk',
    async do({ kept }, hall) {
      const wanted = wantedMember(kept.branch!, { idNumber: numberOf(7), entryDay: '2020-01-01' })
      kept.member = (await hall.call(members.enter, wanted)).id
    },
  },
  {
    door: members.correct,
    who: 'clerk',
    async do({ kept }, hall) {
      const id = kept.member as Id
      await hall.call(members.correct, { id, revision: 1, patch: { name: '王改名' }, reason })
    },
  },
  ...(['class', 'status', 'branch'] as const).map(
    (set): Deed => ({
      door: members.change,
      who: 'clerk',
      async do({ kept }, hall) {
        const id = kept.member as Id
        const value = { class: 'mobile', status: 'suspended', branch: kept.second! }[set]
        const revision = await lastRevision(hall, id)
        await hall.call(members.change, { id, revision, set, value, fromDay: '2021-01-01', reason })
      },
    }),
  ),
  {
    door: members.unmask,
    who: 'clerk',
    do: ({ kept }, hall) => hall.call(members.unmask, { id: kept.member as Id }),
  },
  {
    door: members.leave,
    who: 'clerk',
    async do({ kept }, hall) {
      const id = kept.member as Id
      const left = { kind: 'transferred-out', day: '2022-01-01', counterpart: '样例单位', reason }
      await hall.call(members.leave, { id, revision: await lastRevision(hall, id), ...left })
    },
  },
  {
    door: members.comeBack,
    who: 'clerk',
    async do({ kept }, hall) {
      const id = kept.member as Id
      const back = { kind: 'transferred-in', day: '2023-01-01', counterpart: '样例单位', reason }
      const branchId = kept.branch as Id
      await hall.call(members.comeBack, { id, revision: await lastRevision(hall, id), branchId, ...back })
    },
  },
  {
    door: members.exportSheet,
    may: 'told',
    who: 'clerk',
    async do({ stick }, hall) {
      hall.dialogs.push(join(stick(), '名册.xlsx'))
      await hall.call(members.exportSheet, { list: {}, columns: ['name'], reason })
    },
  },
  {
    door: members.printRoster,
    may: 'told',
    who: 'clerk',
    async do({ stick }, hall) {
      hall.dialogs.push(join(stick(), '名册.pdf'))
      await hall.call(members.printRoster, { list: {}, columns: ['name'], reason })
    },
  },
  {
    door: members.printCard,
    may: 'told',
    who: 'clerk',
    async do({ stick, kept }, hall) {
      hall.dialogs.push(join(stick(), '登记表.pdf'))
      await hall.call(members.printCard, { id: kept.member as Id, unmasked: true, reason })
    },
  },
  {
    door: organisation.exportSheet,
    may: 'told',
    who: 'clerk',
    async do({ stick }, hall) {
      hall.dialogs.push(join(stick(), '组织.xlsx'))
      await hall.call(organisation.exportSheet, { asOf: today(hall), reason })
    },
  },
  {
    door: organisation.print,
    may: 'told',
    who: 'clerk',
    async do({ stick }, hall) {
      hall.dialogs.push(join(stick(), '组织.pdf'))
      await hall.call(organisation.print, { asOf: today(hall), reason })
    },
  },
]

const scratch: Deed[] = [
  {
    door: desk.saveView,
    who: 'clerk',
    async do({ kept }, hall) {
      kept.view = (await hall.call(desk.saveView, { list: 'members', name: '流动党员', content: '{}' })).id
    },
  },
  {
    door: desk.dropView,
    who: 'clerk',
    do: ({ kept }, hall) => hall.call(desk.dropView, { id: kept.view as Id }),
  },
  {
    door: desk.saveDraft,
    who: 'clerk',
    do: (_, hall) => hall.call(desk.saveDraft, { form: 'member', recordId: 'new', content: '{"name":"王"}' }),
  },
  {
    door: desk.dropDraft,
    who: 'clerk',
    do: (_, hall) => hall.call(desk.dropDraft, { form: 'member', recordId: 'new' }),
  },
]

const importing: Deed[] = [
  {
    door: imports.apply,
    who: 'clerk',
    async do({ kept }, hall) {
      const text = pastedRoster('样例YL-901', 4, 6)
      kept.token ||= (await hall.call(imports.paste, { noun: 'members', text })).token
      kept.batch = (await hall.call(imports.apply, { token: kept.token! })).id
    },
  },
  {
    door: imports.undo,
    who: 'clerk',
    do: ({ kept }, hall) => hall.call(imports.undo, { batchId: kept.batch as Id, reason }),
  },
  {
    door: imports.template,
    who: 'clerk',
    async do({ stick }, hall) {
      hall.dialogs.push(join(stick(), '模板.xlsx'))
      await hall.call(imports.template, { noun: 'members' })
    },
  },
]

const chain: Deed[] = [
  {
    door: audit.verify,
    who: 'reviewer',
    do: (_, hall) => hall.call(audit.verify, {}),
  },
  {
    door: audit.verifyReport,
    may: 'told',
    who: 'reviewer',
    async do({ stick }, hall) {
      const result = { entries: 1, head: '00'.repeat(32), tables: 1, rows: 1, checkpoints: 0, broken: [] }
      hall.dialogs.push(join(stick(), '核验.pdf'))
      await hall.call(audit.verifyReport, { result })
    },
  },
  {
    door: audit.checkpointSheet,
    may: 'told',
    who: 'head',
    async do({ stick }, hall) {
      hall.dialogs.push(join(stick(), '封存单.pdf'))
      await hall.call(audit.checkpointSheet, { month: '2026-03' })
    },
  },
]

const leaving: Deed[] = [
  {
    door: bundles.prepare,
    who: 'clerk',
    async do({ above, kept }, hall) {
      const wanted = { kind: 'report', peerId: above, period: '2026-05' } as const
      kept.draft = (await hall.call(bundles.prepare, wanted)).draftId
    },
  },
  {
    door: bundles.withdraw,
    who: 'clerk',
    do: ({ kept }, hall) => hall.call(bundles.withdraw, { draftId: kept.draft as Id, reason }),
  },
  {
    door: bundles.prepare,
    who: 'clerk',
    async do({ above, kept }, hall) {
      const wanted = { kind: 'report', peerId: above, period: '2026-05' } as const
      kept.draft = (await hall.call(bundles.prepare, wanted)).draftId
    },
  },
  {
    door: bundles.approve,
    who: 'head',
    do: ({ kept }, hall) => hall.call(bundles.approve, { draftId: kept.draft as Id }),
  },
  {
    door: bundles.seal,
    who: 'head',
    async do({ kept }, hall) {
      kept.bundle = (await hall.call(bundles.seal, { draftId: kept.draft as Id })).bundleId
    },
  },
  {
    door: bundles.publish,
    may: 'published',
    who: 'clerk',
    async do({ kept, stick }, hall) {
      const folder = stick()
      hall.dialogs.push(folder)
      const item = await hall.call(bundles.publish, { bundleId: kept.bundle! })
      kept['on-stick'] = join(folder, item!.fileName)
    },
  },
  {
    door: bundles.recheck,
    who: 'clerk',
    async do({ kept }, hall) {
      hall.dialogs.push(join(kept['on-stick']!, '..'))
      await hall.call(bundles.recheck, { bundleId: kept.bundle! })
    },
  },
]

/** A file that was not taken in answers its code instead of throwing it. */
async function receive(hall: Station, path: string): Promise<unknown> {
  hall.dialogs.push([path])
  const [result] = await hall.call(bundles.receive, {})
  if (result!.outcome === 'refused') throw Object.assign(new Error(result!.words), { refused: result!.code })
  return result
}

const arriving: Deed[] = [
  {
    door: bundles.receive,
    who: 'head',
    at: 'superior',
    do: ({ kept }, hall) => receive(hall, kept['on-stick']!),
  },
  {
    door: bundles.judge,
    who: 'head',
    at: 'superior',
    do: ({ kept }, hall) =>
      hall.call(bundles.judge, { bundleId: kept.bundle!, verdict: 'accepted', note: '数字无误' }),
  },
  {
    door: bundles.figuresSheet,
    may: 'told',
    who: 'clerk',
    at: 'superior',
    async do({ stick }, hall) {
      hall.dialogs.push(join(stick(), '汇总.xlsx'))
      await hall.call(bundles.figuresSheet, { period: '2026-05', reason })
    },
  },
  {
    door: bundles.writeReceipt,
    may: 'sealed',
    who: 'head',
    at: 'superior',
    async do({ kept, stick, below }, hall) {
      const folder = stick()
      hall.dialogs.push(folder)
      const item = await hall.call(bundles.writeReceipt, { peerId: below })
      kept.receipt = join(folder, item!.fileName)
    },
  },
  { door: bundles.receive, who: 'head', do: ({ kept }, hall) => receive(hall, kept.receipt!) },
  {
    door: bundles.exportEnrolment,
    may: 'published',
    who: 'head',
    async do({ stick, kept }, hall) {
      const folder = stick()
      hall.dialogs.push(folder)
      await hall.call(bundles.exportEnrolment, {})
      kept.enrolment = filesOn(folder, '.tzk')[0]!
    },
  },
  {
    door: bundles.enrol,
    who: 'head',
    at: 'superior',
    do: ({ kept, office }, hall) => enrolAt(hall, office, kept.enrolment!, 'subordinate'),
  },
  {
    door: bundles.revoke,
    who: 'head',
    at: 'superior',
    do: ({ below }, hall) => hall.call(bundles.revoke, { peerId: below, reason }),
  },
]

/** In an order in which each finds what it needs. */
export const deeds: readonly Deed[] = [
  ...organisations,
  ...people,
  ...scratch,
  ...importing,
  ...chain,
  ...leaving,
  ...arriving,
  {
    door: organisation.dissolve,
    who: 'clerk',
    async do({ kept }, hall) {
      const dissolved = { id: kept.eighth as Id, revision: 1, day: today(hall), reason }
      await hall.call(organisation.dissolve, dissolved)
    },
  },
]
