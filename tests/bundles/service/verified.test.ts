import { beforeEach, describe, expect, test } from 'vitest'
import { audit } from '../../../shared/audit/contract.ts'
import { bundles } from '../../../shared/bundles/contract.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { withOtherTool } from '../../audit/other-tool.ts'
import { acquaint, fill, receive, type Station, sealed, station, stick } from './stations.ts'

let office: Station
let district: Station
let above: Id

beforeEach(async () => {
  office = await station('样例社区党委', '990000001')
  district = await station('样例街道党工委', '990000')
  above = (await acquaint(office, district)).above.id
  fill(office, 3)
})

/** A draft that waits for its seal. */
async function approved(kind: 'report' | 'audit' = 'report'): Promise<Id> {
  office.sit('clerk')
  const { draftId } = await office.call(bundles.prepare, { kind, peerId: above, period: '2031-05' })
  office.sit('head')
  await office.call(bundles.approve, { draftId })
  return draftId
}

const file = () => office.open!.db.file
const editMember = () => withOtherTool(file(), `update member set name = '孙样例' where name = '样例1'`)

/** Every kind of place that an edit behind the program's back leaves, before anything was gathered. */
const edits: Readonly<Record<string, string>> = {
  'a row changed': `update member set name = '孙样例' where name = '样例1'`,
  'a row slipped in': `insert into setting values ('slipped', '样例', '1', '2031-01-01', null, '样例', 1)`,
  'a row gone': `delete from member where name = '样例2'`,
  'an entry changed': `update audit set body = replace(body, '样例1', '样例9') where body like '%样例1%'`,
  'a derived column changed': `update member set search = 'x' where name = '样例1'`,
}

describe('a ledger that does not verify', () => {
  test.each(Object.entries(edits))('%s: is not sealed, and nothing is done', async (_, edit) => {
    withOtherTool(file(), edit)
    const draftId = await approved()
    const outbox = await office.call(bundles.outbox, {})
    const refused = await office.refused(bundles.seal, { draftId })
    expect(refused).toMatchObject({ code: 'bundles.chain-broken' })
    expect((refused.params as { count: number }).count).toBeGreaterThan(0)
    expect(await office.call(bundles.outbox, {})).toEqual(outbox)
    const draft = (await office.call(bundles.drafts, {})).find(({ id }) => id === draftId)
    expect(draft).toMatchObject({ state: 'approved' })
  })

  test('is sealed for a reason: told to the chain, and as a number to its addressee', async () => {
    editMember()
    const draftId = await approved()
    const { count } = (await office.refused(bundles.seal, { draftId })).params as { count: number }
    const item = await office.call(bundles.seal, { draftId, despite: '已报告负责人，另附说明' })
    const { entries } = await office.call(audit.entries, { limit: 20 })
    const told = entries.find(({ deed, after }) => deed === 'audit.verified' && after?.['broken'] === count)
    expect(told).toMatchObject({ reason: '已报告负责人，另附说明' })
    const out = stick(office, 'out')
    office.dialogs.push(out)
    await office.call(bundles.publish, { bundleId: item.bundleId })
    const [result] = await receive(district, [`${out}/${item.fileName}`])
    expect(result).toMatchObject({ outcome: 'first', code: 'bundles.sender-unsound' })
    expect(result!.words).toContain(`有 ${count} 处不符`)
    expect(await district.call(bundles.inbox, {})).toMatchObject([{ unsound: count }])
  })
})

test('a ledger that verifies is sealed, and its chain says that it was looked at', async () => {
  await sealed(office, above)
  const { entries } = await office.call(audit.entries, { limit: 20 })
  const told = entries.find(({ deed }) => deed === 'audit.verified')
  expect(told!.after).toMatchObject({ broken: 0 })
  expect(Number(told!.after!['entries'])).toBeGreaterThan(10)
})
