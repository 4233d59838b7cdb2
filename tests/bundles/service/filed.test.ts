import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { publicKeyOf } from '../../../electron/bundles/enrolment/enrol.ts'
import { ownIdentities, ownOffice } from '../../../electron/bundles/enrolment/office.ts'
import { peersIn } from '../../../electron/bundles/enrolment/peers.ts'
import { unseal } from '../../../electron/bundles/format/unseal.ts'
import { takeLedger } from '../../../electron/bundles/incoming/taking.ts'
import { openFile } from '../../../electron/db/open.ts'
import { receivedFile, receivedKeyName } from '../../../electron/folder/folders.ts'
import { audit } from '../../../shared/audit/contract.ts'
import { bundles } from '../../../shared/bundles/contract.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { session } from '../../../shared/session/contract.ts'

import { refusalOf } from '../offices.ts'
import { deskFor } from './doubles.ts'
import { acquaint, fill, receive, type Station, sealed, station, stick } from './stations.ts'

let community: Station
let district: Station
let above: Id
beforeEach(async () => {
  community = await station('样例社区党委', '990000001')
  district = await station('样例街道党工委', '990000')
  above = (await acquaint(community, district)).above.id
  fill(community, 6)
})

async function reported(period = '2031-05') {
  const item = await sealed(community, above, period)
  const folder = stick(community, `report-${item.seq}`)
  community.dialogs.push(folder)
  await community.call(bundles.publish, { bundleId: item.bundleId })
  return { ...item, path: join(folder, item.fileName) }
}

/** Somebody at the receiver's with its keys and another tool. */
function edited(bundleId: string, edit: string): void {
  const path = receivedFile(district.folder, bundleId)
  const sealedKey = district
    .open!.db.file.prepare('select sealed from secret where name = ?')
    .pluck()
    .get(receivedKeyName(bundleId)) as string
  const file = openFile(path, Buffer.from(sealedKey, 'base64'), 'aegis', 'copy')
  file.exec(edit)
  file.close()
}

describe('a received ledger', () => {
  test('that was edited here is not shown, and receiving it again builds it anew', async () => {
    const item = await reported()
    await receive(district, [item.path])
    edited(item.bundleId, `update member set name = '样例换名'`)
    const { code } = await district.refused(session.show, { bundleId: item.bundleId })
    expect(code).toBe('bundles.received-changed')
    const [again] = await receive(district, [item.path])
    expect(again!.outcome).toBe('duplicate')
    await district.call(session.show, { bundleId: item.bundleId })
    const names = district.shown!.db.file.prepare('select name from member').pluck().all()
    expect(names).not.toContain('样例换名')
  })

  test('that was edited here is no measure for the next report', async () => {
    const item = await reported()
    await receive(district, [item.path])
    edited(item.bundleId, `pragma foreign_keys=OFF; delete from member`)
    const next = await reported('2031-06')
    const [result] = await receive(district, [next.path])
    expect(result).toMatchObject({ outcome: 'refused', code: 'bundles.received-changed' })
    expect(existsSync(receivedFile(district.folder, next.bundleId))).toBe(false)
  })

  test('a report without its chain part is refused, the first one too', async () => {
    const item = await reported()
    const task = deskFor(district)
    const { keys } = ownOffice(community.open!.db.writer)
    const sender = { publicKey: publicKeyOf(keys), kinds: ['report'] as const, revokedAfter: null }
    const opened = await unseal(readFileSync(item.path), {
      office: '990000',
      practice: false,
      identities: ownIdentities(task),
      findSender: () => sender,
    })
    const bare = { ...opened, manifest: { ...opened.manifest, audit: null } } as typeof opened
    const peer = peersIn(district.open!.db.writer)[0]!
    const taken = { path: item.path, sha256: '0'.repeat(64) } as never
    expect(await refusalOf(() => takeLedger(task, bare, peer, taken, new Set()))).toBe(
      'bundles.without-chain',
    )
    expect(existsSync(receivedFile(district.folder, item.bundleId))).toBe(false)
  })

  test('a report verified says what can be checked, and that nothing was replayed', async () => {
    const item = await reported()
    await receive(district, [item.path])
    await district.call(session.show, { bundleId: item.bundleId })
    const { broken, lines } = await district.call(audit.verify, {})
    expect(broken).toEqual([])
    const outcome = (name: string) => lines.find(({ what }) => what === name)?.outcome
    expect(outcome('received')).toBe('sound')
    for (const name of ['chain', 'rows', 'checkpoints', 'signatures'])
      expect(outcome(name)).toBe('not-compared')
    expect(lines.find(({ what }) => what === 'derived')).toBeUndefined()
  })
})
