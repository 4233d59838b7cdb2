import { expect, test } from 'vitest'
import { bundles } from '../../../shared/bundles/contract.ts'
import { session } from '../../../shared/session/contract.ts'
import { acquaint, fill, published, putMember, receipted, receive, station } from './stations.ts'

test('enrol, prepare, approve, seal, publish, receive, judge, receipt, accepted', async () => {
  const community = await station('样例社区党委', '990000001')
  const district = await station('样例街道党工委', '990000')
  const { below, above } = await acquaint(community, district)
  expect(below).toMatchObject({ relation: 'subordinate', officeCode: '990000001', state: 'active' })
  expect(above).toMatchObject({ relation: 'superior', officeCode: '990000' })
  fill(community, 30)
  // Who only reports in may have no number: there is nothing to mask, to mark or to tell an age by.
  community.deed((unit) => {
    const branch = community.open!.db.file.prepare(`select id from organisation where type = '631'`)
    const without = { id_number: null, sex: null, birth_day: null, member_class: 'on-duty' }
    putMember(unit, branch.pluck().get() as string, 30, without)
  })

  const item = await published(community, above.id)
  expect(item).toMatchObject({ kind: 'report', seq: 1, period: '2031-05', revision: 1, receipt: null })
  const [result] = await receive(district, [item.path])
  expect(result).toMatchObject({ outcome: 'first', officeName: '样例社区党委', missing: [], words: '' })

  const figures = await district.call(bundles.figures, { period: '2031-05' })
  expect(figures.rows).toHaveLength(1)
  expect(figures.rows[0]).toMatchObject({ accepted: false })
  expect(figures.rows[0]!.values.slice(0, 8)).toEqual([31, 20, 10, 1, 3, 0, 2, 1])

  const shown = await district.call(session.show, { bundleId: item.bundleId })
  expect(shown.shown).toMatchObject({ kind: 'received', masked: true, period: '2031-05' })
  expect(district.shown!.db.file.prepare('select count(*) from member').pluck().get()).toBe(31)
  await district.call(session.showOwn, {})

  await district.call(bundles.judge, { bundleId: item.bundleId, verdict: 'accepted', note: '数字无误' })
  const { results } = await receipted(district, community, below.id)
  expect(results[0]).toMatchObject({ outcome: 'receipt', code: '' })
  const [mine] = await community.call(bundles.outbox, {})
  expect(mine).toMatchObject({ bundleId: item.bundleId, receipt: { status: 'accepted', note: '数字无误' } })
})
