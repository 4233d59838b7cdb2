import { beforeEach, expect, test } from 'vitest'
import { ownOffice } from '../../../electron/bundles/enrolment/office.ts'
import { bundles } from '../../../shared/bundles/contract.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { session } from '../../../shared/session/contract.ts'
import { passwords } from '../../support/test-runtime.ts'
import { acquainted } from './pairs.ts'
import { enrolAt, filesOn, fill, published, receive, type Station, stick } from './stations.ts'

let community: Station
let district: Station
let above: Id
let below: Id
beforeEach(async () => {
  ;({ community, district, above, below } = await acquainted())
  fill(community, 1)
})

const reason = '上级已作废原密钥'

test('new keys need the password of who may seal', async () => {
  const before = ownOffice(community.open!.db.writer).keys
  const wrong = await community.refused(session.renewKeys, { password: passwords.admin, reason })
  expect(wrong.code).toBe('session.wrong-password')
  community.sit('clerk')
  const other = await community.refused(session.renewKeys, { password: passwords.head, reason })
  expect(other.code).toBe('session.not-allowed')
  expect(ownOffice(community.open!.db.writer).keys).toEqual(before)
})

test('a revoked office comes back with new keys, and its numbers go on', async () => {
  const first = await published(community, above)
  await receive(district, [first.path])
  await district.call(bundles.revoke, { peerId: below, reason: '密钥可能泄露' })
  const lost = await published(community, above, '2031-06')
  expect((await receive(district, [lost.path]))[0]).toMatchObject({ code: 'bundles.key-revoked' })
  await community.call(session.renewKeys, { password: passwords.head, reason })
  const folder = stick(community, 'again')
  community.dialogs.push(folder)
  await community.call(bundles.exportEnrolment, {})
  await enrolAt(district, community, filesOn(folder, '.tzk')[0]!, 'subordinate')
  const next = await published(community, above, '2031-07')
  expect(next.seq).toBe(3)
  expect((await receive(district, [lost.path, next.path])).map(({ outcome }) => outcome)).toEqual([
    'next',
    'next',
  ])
  expect(await community.call(bundles.identity, {})).toMatchObject({ toShow: 'none' })
})
