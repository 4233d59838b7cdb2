import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { headAfter, leafOf } from '../../../electron/chain/chain.ts'
import type { Confirmable } from '../../../shared/bundles/contract.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { session } from '../../../shared/session/contract.ts'
import { choosing } from '../../support/restorable.ts'
import { passwords } from '../../support/test-runtime.ts'
import { copyOf, refusedAt, reopen, standing } from './doubles.ts'
import { acquainted } from './pairs.ts'
import { fill, published, receipted, receive, type Station } from './stations.ts'

let community: Station
let district: Station
let above: Id
let below: Id
beforeEach(async () => {
  ;({ community, district, above, below } = await acquainted())
  fill(community, 12)
})

const send = (period?: string) => published(community, above, period)
const taken = async (path: string, ...confirmed: Confirmable[]) =>
  (await receive(district, [path], ...confirmed))[0]!
const refusedBy = (path: string, ...confirmed: Confirmable[]) => refusedAt(district, path, ...confirmed)

/** Puts a ledger back to its latest backup, as a person does after a broken disk. */
async function restored(of: Station): Promise<void> {
  const [latest] = await of.call(session.backups, {})
  const wanted = { ledgerId: of.ledgerId, userId: of.headId, password: passwords.head }
  await of.call(session.restore, choosing(wanted, latest!.name))
}

describe('one history', () => {
  test('when two bundles claim one number: the second is kept as evidence', async () => {
    const copy = await copyOf(community)
    fill(copy, 0)
    const [mine, theirs] = [await send(), await published(copy, above)]
    await taken(mine.path)
    const before = (await standing(district)).inbox
    expect(await taken(theirs.path)).toMatchObject({
      outcome: 'refused',
      code: 'bundles.fork',
      officeName: '样例社区党委',
      bundleId: theirs.bundleId,
    })
    expect((await standing(district)).inbox).toEqual(before)
    expect(readdirSync(join(district.folder, 'inbox', 'evidence'))).toHaveLength(1)
    const last = district
      .open!.db.file.prepare('select body from audit order by seq desc limit 1')
      .pluck()
      .get()
    expect(last).toContain('bundles.kept-evidence')
    await reopen(district)
    expect(readdirSync(join(district.folder, 'inbox', 'evidence'))).toHaveLength(1)
  })

  test('when the entries it showed before were rewritten', async () => {
    await taken((await send('2031-04')).path)
    rewriteHistory(community)
    await reopen(community)
    const item = await published(community, above, '2031-05', 'report', false, '已查明')
    expect(await taken(item.path)).toMatchObject({ outcome: 'refused', code: 'bundles.rewritten' })
    expect(readdirSync(join(district.folder, 'inbox', 'evidence'))).toHaveLength(1)
  })
})

describe('after a restore', () => {
  test('of the sender: a person confirms what is superseded, and the old life is over', async () => {
    await taken((await send('2031-03')).path)
    await community.call(session.backUp, { toStick: false })
    await taken((await send('2031-04')).path)
    const neverDelivered = await send('2031-05')
    await restored(community)
    const item = await send('2031-05')
    expect(item.seq).toBe(1)
    expect(await refusedBy(item.path)).toBe('bundles.confirm-rebase')
    expect(await taken(item.path, 'bundles.confirm-rebase')).toMatchObject({ outcome: 'rebase' })
    expect(await refusedBy(neverDelivered.path)).toBe('bundles.stale-incarnation')
    expect(await taken((await send('2031-06')).path)).toMatchObject({ outcome: 'next' })
  })

  test('of the sender to a time before anything was received: enrolment must be done again', async () => {
    await community.call(session.backUp, { toStick: false })
    await taken((await send('2031-04')).path)
    await restored(community)
    const item = await send('2031-05')
    expect(await refusedBy(item.path)).toBe('bundles.unknown-ancestor')
  })

  test('of the receiver: entries that start too late are refused until its receipt says where', async () => {
    await taken((await send('2031-03')).path)
    await district.call(session.backUp, { toStick: false })
    await taken((await send('2031-04')).path)
    await receipted(district, community, below)
    await restored(district)
    const item = await send('2031-05')
    expect(await refusedBy(item.path)).toBe('bundles.history-gap')
    await receipted(district, community, below)
    const again = await send('2031-05')
    expect(await taken(again.path)).toMatchObject({ outcome: 'gap', missing: [2, 3] })
  })
})

/** What a person with the key and another tool could do: change one entry and make the chain fit again. */
function rewriteHistory(of: Station): void {
  const { file } = of.open!.db
  const guard = file
    .prepare(`select sql from sqlite_schema where name = 'audit_is_not_edited'`)
    .pluck()
    .get() as string
  file.exec('drop trigger audit_is_not_edited')
  const rows = file.prepare('select seq, body from audit where seq > 0 order by seq').all()
  let head = file.prepare('select head from audit where seq = 0').pluck().get() as Uint8Array
  const put = file.prepare('update audit set body = ?, head = ? where seq = ?')
  for (const { seq, body } of rows as { seq: number; body: string }[]) {
    const text = seq === 3 ? body.replace('"reason":""', '"reason":"改"') : body
    head = headAfter(head, leafOf(text))
    put.run(text, head, seq)
  }
  file.exec(guard)
}
