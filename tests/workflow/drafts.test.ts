import { expect, test } from 'vitest'
import { draftColumns } from '../../electron/bundles/outgoing/standing.ts'
import { peopleOf } from '../../electron/keys/keyring.ts'
import { bundles } from '../../shared/bundles/contract.ts'
import { draftStanding, draftWorkflow } from '../../shared/bundles/workflow.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { acquainted } from '../bundles/service/pairs.ts'
import { fill } from '../bundles/service/stations.ts'
import { codeOf, walk } from './walk.ts'

test('a report is approved by another and sealed by a head: rule, door, list and desk agree', async () => {
  const { community, above } = await acquainted()
  fill(community, 1)
  const open = community.open!
  const office = Object.assign(community, { db: open.db })
  const take = (step: keyof typeof draftWorkflow, draftId: Id) => {
    if (step === 'withdraw') return community.call(bundles.withdraw, { draftId, reason: '样例' })
    return community.call(bundles[step], { draftId })
  }
  const count = await walk(
    {
      ...{ office, workflow: draftWorkflow, table: 'export_draft', columns: draftColumns },
      people: new Map(peopleOf(open.vault.ring).map(({ role, id }) => [role, id])),
      async make(state, preparedBy) {
        community.sit(preparedBy ?? 'clerk')
        const asked = { kind: 'report', peerId: above, period: '2031-05', unmasked: false } as const
        const { draftId } = await community.call(bundles.prepare, asked)
        if (state === 'withdrawn') await take('withdraw', draftId)
        if (state === 'prepared' || state === 'withdrawn') return draftId
        community.sit(preparedBy === 'head' ? 'reviewer' : 'head')
        await take('approve', draftId)
        community.sit('head')
        if (state === 'sealed') await take('seal', draftId)
        return draftId
      },
      standing: async (id) =>
        draftStanding((await community.call(bundles.drafts, {})).find((one) => one.id === id)!),
      knock: (step, id) => codeOf(() => take(step, id as Id)),
      codes: { 'wrong-state': ['bundles.draft-state'], 'own-hand': ['bundles.self-approval'] },
    },
    ['prepared', 'approved', 'sealed', 'withdrawn'],
  )
  expect(count).toEqual({ tried: 144, taken: 25 })
})
