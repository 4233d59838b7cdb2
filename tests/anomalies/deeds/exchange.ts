import { join } from 'node:path'
import { audit } from '../../../shared/audit/contract.ts'
import { bundles } from '../../../shared/bundles/contract.ts'
import { imports } from '../../../shared/imports/contract.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { enrolAt, filesOn, type Station } from '../../bundles/service/stations.ts'
import { pastedRoster } from '../rosters.ts'
import { type Deed, reason } from './deed.ts'

const importing: Deed[] = [
  {
    door: imports.apply,
    who: 'clerk',
    // The dry run before it tells which people it compared.
    may: 'told',
    async do({ kept }, runtime) {
      const text = pastedRoster('样例YL-901', 4, 6)
      kept.token ||= (await runtime.call(imports.paste, { noun: 'members', text })).token
      kept.batch = (await runtime.call(imports.apply, { token: kept.token! })).id
    },
  },
  {
    door: imports.undo,
    who: 'clerk',
    do: ({ kept }, runtime) => runtime.call(imports.undo, { batchId: kept.batch as Id, reason }),
  },
  {
    door: imports.template,
    who: 'clerk',
    async do({ stick }, runtime) {
      runtime.dialogs.push(join(stick(), '模板.xlsx'))
      await runtime.call(imports.template, { noun: 'members' })
    },
  },
]

const chain: Deed[] = [
  {
    door: audit.verify,
    who: 'reviewer',
    do: (_, runtime) => runtime.call(audit.verify, {}),
  },
  {
    door: audit.verifyReport,
    may: 'told',
    who: 'reviewer',
    async do({ stick }, runtime) {
      const { id } = await runtime.call(audit.verify, {})
      runtime.dialogs.push(join(stick(), '核验.pdf'))
      await runtime.call(audit.verifyReport, { verification: id })
    },
  },
  {
    door: audit.checkpointSheet,
    may: 'told',
    who: 'head',
    async do({ stick }, runtime) {
      runtime.dialogs.push(join(stick(), '封存单.pdf'))
      await runtime.call(audit.checkpointSheet, { month: '2026-03' })
    },
  },
]

const leaving: Deed[] = [
  {
    door: bundles.prepare,
    who: 'clerk',
    async do({ above, kept }, runtime) {
      const wanted = { kind: 'report', peerId: above, period: '2026-05' } as const
      kept.draft = (await runtime.call(bundles.prepare, wanted)).draftId
    },
  },
  {
    door: bundles.withdraw,
    who: 'clerk',
    do: ({ kept }, runtime) => runtime.call(bundles.withdraw, { draftId: kept.draft as Id, reason }),
  },
  {
    door: bundles.prepare,
    who: 'clerk',
    async do({ above, kept }, runtime) {
      const wanted = { kind: 'report', peerId: above, period: '2026-05' } as const
      kept.draft = (await runtime.call(bundles.prepare, wanted)).draftId
    },
  },
  {
    door: bundles.approve,
    who: 'head',
    do: ({ kept }, runtime) => runtime.call(bundles.approve, { draftId: kept.draft as Id }),
  },
  {
    door: bundles.seal,
    who: 'head',
    async do({ kept }, runtime) {
      kept.bundle = (await runtime.call(bundles.seal, { draftId: kept.draft as Id })).bundleId
    },
  },
  {
    door: bundles.publish,
    may: 'published',
    who: 'clerk',
    async do({ kept, stick }, runtime) {
      const folder = stick()
      runtime.dialogs.push(folder)
      const item = await runtime.call(bundles.publish, { bundleId: kept.bundle! })
      kept['on-stick'] = join(folder, item!.fileName)
    },
  },
  {
    door: bundles.recheck,
    who: 'clerk',
    async do({ kept }, runtime) {
      runtime.dialogs.push(join(kept['on-stick']!, '..'))
      await runtime.call(bundles.recheck, { bundleId: kept.bundle! })
    },
  },
]

/** A file that was not taken in answers its code instead of throwing it. */
async function receive(runtime: Station, path: string): Promise<unknown> {
  runtime.dialogs.push([path])
  const [result] = await runtime.call(bundles.receive, {})
  if (result!.outcome === 'refused') throw Object.assign(new Error(result!.words), { refused: result!.code })
  return result
}

const arriving: Deed[] = [
  {
    door: bundles.receive,
    who: 'head',
    at: 'superior',
    do: ({ kept }, runtime) => receive(runtime, kept['on-stick']!),
  },
  {
    door: bundles.judge,
    who: 'head',
    at: 'superior',
    do: ({ kept }, runtime) =>
      runtime.call(bundles.judge, { bundleId: kept.bundle!, verdict: 'accepted', note: '数字无误' }),
  },
  {
    door: bundles.figuresSheet,
    may: 'told',
    who: 'clerk',
    at: 'superior',
    async do({ stick }, runtime) {
      runtime.dialogs.push(join(stick(), '汇总.xlsx'))
      await runtime.call(bundles.figuresSheet, { period: '2026-05', reason })
    },
  },
  {
    door: bundles.writeReceipt,
    may: 'sealed',
    who: 'head',
    at: 'superior',
    async do({ kept, stick, below }, runtime) {
      const folder = stick()
      runtime.dialogs.push(folder)
      const item = await runtime.call(bundles.writeReceipt, { peerId: below })
      kept.receipt = join(folder, item!.fileName)
    },
  },
  { door: bundles.receive, who: 'head', do: ({ kept }, runtime) => receive(runtime, kept.receipt!) },
  {
    door: bundles.exportEnrolment,
    may: 'published',
    who: 'head',
    async do({ stick, kept }, runtime) {
      const folder = stick()
      runtime.dialogs.push(folder)
      await runtime.call(bundles.exportEnrolment, {})
      kept.enrolment = filesOn(folder, '.tzk')[0]!
    },
  },
  {
    door: bundles.enrol,
    who: 'head',
    at: 'superior',
    do: ({ kept, office }, runtime) => enrolAt(runtime, office, kept.enrolment!, 'subordinate'),
  },
  {
    door: bundles.revoke,
    who: 'head',
    at: 'superior',
    do: ({ below }, runtime) => runtime.call(bundles.revoke, { peerId: below, reason }),
  },
]

/** Lists that come in, the chain on paper, and bundles on their way to and fro. */
export const exchange: readonly Deed[] = [...importing, ...chain, ...leaving, ...arriving]
