import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { auditService } from '../../../electron/audit/service.ts'
import { ownIdentities, ownOffice } from '../../../electron/bundles/enrolment/office.ts'
import { bundleService } from '../../../electron/bundles/service.ts'
import { decrypt } from '../../../electron/crypto/age.ts'
import { closeLedger, unlockLedger } from '../../../electron/session/opening.ts'
import { sessionService } from '../../../electron/session/service.ts'
import { audit } from '../../../shared/audit/contract.ts'
import { bundles } from '../../../shared/bundles/contract.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { session } from '../../../shared/session/contract.ts'
import { passwords, testRuntime } from '../../support/test-runtime.ts'
import { copyOf, deskFor } from './doubles.ts'
import { acquainted } from './pairs.ts'
import {
  enrolAt,
  filesOn,
  fill,
  published,
  receipted,
  receive,
  type Station,
  seated,
  stick,
} from './stations.ts'

let community: Station
let district: Station
let above: Id
let below: Id
beforeEach(async () => {
  ;({ community, district, above, below } = await acquainted())
  fill(community, 2)
})

const reason = '调离社区'
const idOf = async (of: Station, name: string): Promise<Id> =>
  (await of.call(session.people, {})).find((one) => one.name === name)!.id

/** The admin takes somebody out; the head sits down again. */
async function remove(of: Station, userId: Id) {
  of.sit('admin')
  await of.call(session.removePerson, { userId, reason })
  of.sit('head')
}

/** A second head, who may seal: the one who leaves. */
async function secondHead(of: Station): Promise<Id> {
  of.sit('admin')
  const name = '周样例'
  const { id } = await of.call(session.addPerson, { name, role: 'head', oneTimePassword: passwords.clerk })
  closeLedger(of, { backUp: false })
  await unlockLedger(of, of.ledgerId, id, passwords.clerk)
  const change = { oldPassword: passwords.clerk, newPassword: '自己选的-密码-9981' }
  await of.call(session.changePassword, change)
  closeLedger(of, { backUp: false })
  await unlockLedger(of, of.ledgerId, of.headId, passwords.head)
  of.sit('head')
  const { fingerprint } = (await of.call(session.people, {})).find((one) => one.id === id)!.key!
  await of.call(session.certify, { userId: id, fingerprint })
  await of.call(session.grantSeal, { userId: id, reason: '两人可报送' })
  return id
}

/** A copy of the ledger at home, opened as its head. */
async function copied(of: Station): Promise<Station> {
  const runtime = testRuntime({ session: sessionService, bundles: bundleService, audit: auditService })
  onTestFinished(() => runtime.end())
  closeLedger(of, { backUp: false })
  cpSync(of.folder, join(runtime.ledgersFolder, of.ledgerId), { recursive: true })
  await unlockLedger(of, of.ledgerId, of.headId, passwords.head)
  await unlockLedger(runtime, of.ledgerId, of.headId, passwords.head)
  return seated(runtime, of.ledgerId, of.headId)
}

async function noticed(from: Station, at: Station) {
  const folder = stick(from, 'notice')
  from.dialogs.push(folder)
  await from.call(bundles.exportEnrolment, { notice: true })
  const [file] = filesOn(folder, '.tzk')
  at.dialogs.push([file!])
  return at.call(bundles.readEnrolment, {})
}

async function confirmed(lower: Station, upper: Station) {
  const folder = stick(lower, 'again')
  lower.dialogs.push(folder)
  await lower.call(bundles.exportEnrolment, {})
  return enrolAt(upper, lower, filesOn(folder, '.tzk')[0]!, 'subordinate')
}

const opensWith = (path: string, identities: readonly string[]) =>
  decrypt(readFileSync(path), identities).then(
    () => true,
    () => false,
  )

describe('who could only open', () => {
  test('opens with an old copy nothing that is sealed after it was told, in either direction', async () => {
    const atHome = { community: await copied(community), district: await copied(district) }
    const old = {
      community: ownIdentities(deskFor(atHome.community)),
      district: ownIdentities(deskFor(atHome.district)),
    }
    const first = await published(community, above)
    expect(await opensWith(first.path, old.district)).toBe(true)
    for (const of of [community, district]) await remove(of, await idOf(of, '钱样例'))
    expect(await noticed(district, community)).toMatchObject({ kind: 'notice', replaces: null })
    expect(await noticed(community, district)).toMatchObject({ kind: 'notice' })
    // What was on its way is still read, and the number goes on after it.
    expect((await receive(district, [first.path]))[0]).toMatchObject({ outcome: 'first' })
    const second = await published(community, above, '2031-06')
    expect(second.seq).toBe(2)
    expect(await opensWith(second.path, old.district)).toBe(false)
    expect(await opensWith(second.path, old.community)).toBe(false)
    expect((await receive(district, [second.path]))[0]).toMatchObject({ outcome: 'next' })
    const { item, results } = await receipted(district, community, below)
    expect(results[0]).toMatchObject({ outcome: 'receipt' })
    const receipt = join(district.folder, 'outbox', `${item!.bundleId}.tzb`)
    expect(await opensWith(receipt, old.community)).toBe(false)
    // Our own copies, sealed to the identity of their time, are read here still.
    expect(await opensWith(first.path, ownIdentities(deskFor(community)))).toBe(true)
  })

  test('leaves the signing key and its digits to nobody, so nothing waits before it was told', async () => {
    const before = ownOffice(community.open!.db.writer).keys
    await remove(community, await idOf(community, '钱样例'))
    const { keys } = ownOffice(community.open!.db.writer)
    expect(keys.sign_pub).toBe(before.sign_pub)
    expect(keys.recipient).not.toBe(before.recipient)
    expect(keys.made).toEqual({ life: 1, turn: 1 })
    expect(await community.call(bundles.identity, {})).toMatchObject({ toShow: 'recipient' })
    const { path } = await published(community, above)
    expect((await receive(district, [path]))[0]).toMatchObject({ outcome: 'first' })
    const { results } = await receipted(district, community, below)
    expect(results[0]).toMatchObject({ outcome: 'receipt' })
    await noticed(community, district)
    expect(await community.call(bundles.identity, {})).toMatchObject({ toShow: 'none' })
  })
})

describe('who could seal', () => {
  test('signs nothing that counts, and what they signed makes the next report no fork', async () => {
    const leaver = await secondHead(community)
    const first = await published(community, above)
    await receive(district, [first.path])
    const atHome = await copyOf(community)
    await remove(community, leaver)
    expect(await community.call(bundles.identity, {})).toMatchObject({ toShow: 'signing' })
    // Sealed at home with the old key; the district does not know yet that it ended.
    const forged = await published(atHome, above, '2031-06')
    expect((await receive(district, [forged.path]))[0]).toMatchObject({ outcome: 'next' })
    // The office's own report shows a key that nobody confirmed: it waits, and is nothing else.
    const own = await published(community, above, '2031-06')
    expect(own.seq).toBe(2)
    expect((await receive(district, [own.path]))[0]).toMatchObject({ outcome: 'waiting', code: '' })
    expect((await receive(district, [own.path]))[0]).toMatchObject({ outcome: 'waiting' })
    expect(await district.call(bundles.waiting, {})).toMatchObject([{ isReady: false }])
    expect(await district.call(bundles.receive, { waiting: true })).toEqual([])

    const pinned = await confirmed(community, district)
    expect(pinned).toMatchObject({ state: 'active', ledger: community.ledgerId })
    expect(await district.call(bundles.waiting, {})).toMatchObject([{ isReady: true }])
    const [result] = await district.call(bundles.receive, { waiting: true })
    expect(result).toMatchObject({ outcome: 'next', bundleId: own.bundleId })
    expect(await district.call(bundles.waiting, {})).toEqual([])
    const inbox = await district.call(bundles.inbox, {})
    expect(inbox.find(({ bundleId }) => bundleId === forged.bundleId)).toMatchObject({ outcome: 'void' })
    const judged = { bundleId: forged.bundleId, verdict: 'accepted', note: '' } as const
    expect((await district.refused(bundles.judge, judged)).code).toBe('bundles.not-found')
    const later = await published(atHome, above, '2031-07')
    expect((await receive(district, [later.path]))[0]).toMatchObject({ code: 'bundles.key-revoked' })
    // What the old key signed in its time is still the office's.
    expect((await receive(district, [first.path]))[0]).toMatchObject({ outcome: 'duplicate' })
    const next = await published(community, above, '2031-07')
    expect((await receive(district, [next.path]))[0]).toMatchObject({ outcome: 'next' })
    const { results } = await receipted(district, community, pinned.id)
    expect(results[0]).toMatchObject({ outcome: 'receipt' })
    expect((await community.call(audit.verify, {})).broken).toEqual([])
  })

  test('is never followed by a key that the old one vouched for: a notice is no way', async () => {
    await remove(community, await secondHead(community))
    community.dialogs.push(stick(community, 'notice'))
    expect((await community.refused(bundles.exportEnrolment, { notice: true })).code).toBe(
      'bundles.notice-useless',
    )
  })

  test('loses it with the post: another role changes the keys as well', async () => {
    const leaver = await secondHead(community)
    const before = ownOffice(community.open!.db.writer).keys
    community.sit('admin')
    await community.call(session.amendPerson, { userId: leaver, name: '周样例', role: 'clerk', reason })
    const { keys } = ownOffice(community.open!.db.writer)
    expect([keys.sign_pub, keys.recipient]).not.toContain(before.sign_pub)
    expect(keys.recipient).not.toBe(before.recipient)
    community.sit('head')
    closeLedger(community, { backUp: false })
    await unlockLedger(community, community.ledgerId, community.headId, passwords.head)
    const { path } = await published(community, above)
    expect((await receive(district, [path]))[0]).toMatchObject({ outcome: 'waiting' })
  })

  test('at the superior: its receipts wait at the office, and its old key ends there too', async () => {
    const leaver = await secondHead(district)
    const { path } = await published(community, above)
    await receive(district, [path])
    const early = await receipted(district, community, below)
    expect(early.results[0]).toMatchObject({ outcome: 'receipt' })
    const atHome = await copyOf(district)
    await remove(district, leaver)
    const forged = await receipted(atHome, community, below)
    expect(forged.results[0]).toMatchObject({ outcome: 'receipt' })
    const own = await receipted(district, community, below)
    expect(own.results[0]).toMatchObject({ outcome: 'waiting' })
    const folder = stick(district, 'grant-again')
    district.dialogs.push(folder)
    await district.call(bundles.exportEnrolment, { grantTo: below })
    await enrolAt(community, district, filesOn(folder, '.tzk')[0]!, 'superior')
    const [result] = await community.call(bundles.receive, { waiting: true })
    expect(result).toMatchObject({ outcome: 'receipt', bundleId: own.item!.bundleId })
    expect(existsSync(join(community.folder, 'inbox'))).toBe(true)
  })
})
