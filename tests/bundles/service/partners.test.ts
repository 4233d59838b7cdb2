import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { ownOffice, ownSigner } from '../../../electron/bundles/enrolment/office.ts'
import { encrypt } from '../../../electron/crypto/age.ts'
import { sha256Hex } from '../../../electron/crypto/digest.ts'
import { keyFingerprint } from '../../../electron/crypto/ed25519.ts'
import { bundles } from '../../../shared/bundles/contract.ts'
import { canonical } from '../../../shared/kernel/canonical.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { signedRaw } from '../forge.ts'
import { reportDraft } from '../offices.ts'
import { deskFor } from './doubles.ts'
import { strangers } from './pairs.ts'
import { enrolAt, filesOn, fill, type Station, stick } from './stations.ts'

let community: Station
let company: Station
beforeEach(async () => {
  const both = await strangers()
  community = both.community
  company = both.district
})

/** Request, enrolment, grant, enrolment: letters go both ways from now on. */
async function befriend(): Promise<{ here: Id; there: Id }> {
  const folder = stick(company, 'request')
  company.dialogs.push(folder)
  await company.call(bundles.exportEnrolment, { partner: true })
  const here = await enrolAt(community, company, filesOn(folder, '.tzk')[0]!, 'partner')
  const back = stick(community, 'grant')
  community.dialogs.push(back)
  await community.call(bundles.exportEnrolment, { grantTo: here.id })
  const there = await enrolAt(company, community, filesOn(back, '.tzk')[0]!, 'partner')
  return { here: here.id, there: there.id }
}

/** A bundle of the company's to the community, of any kind: signed and encrypted as its own program would. */
async function bundleOf(kind: 'report' | 'letter', file: string): Promise<string> {
  const from = ownOffice(company.open!.db.writer).keys
  const to = ownOffice(community.open!.db.writer).keys
  const signer = ownSigner(deskFor(company))
  const body = { times: 3 }
  const text = Buffer.from(canonical({ fmt: 'tzl', v: 1, type: 'report-in', version: 1, body }))
  const letter = { member: 'letter.json', size: text.length, sha256: sha256Hex(text) }
  const own = kind === 'letter' ? { letter, period: null, revision: null } : {}
  const manifest = {
    ...{ fmt: 'tzb', v: 1, suite: 's1', ...reportDraft(), kind, to: [to.office], stream: to.office },
    from: {
      ...{ office: from.office, ledger: from.ledger, incarnation: 1, practice: from.practice },
      key: keyFingerprint(signer.publicKey),
    },
    ...{ tables: [], files: [], audit: null, receipt: null, totals: { rows: 0, sums: [] }, ...own },
  }
  const members = kind === 'letter' ? [{ name: 'letter.json', bytes: text }] : []
  const path = join(company.root, file)
  writeFileSync(path, await encrypt([signedRaw(manifest, signer, members)], [to.recipient]))
  return path
}

async function received(kind: 'report' | 'letter') {
  community.dialogs.push([await bundleOf(kind, `${kind}.tzb`)])
  const [result] = await community.call(bundles.receive, {})
  return result!
}

test('a partner is enrolled by its check number on both sides, and given no key of marks', async () => {
  const secretsOf = ({ open }: Station) => open!.db.file.prepare('select name from secret').pluck().all()
  const before = secretsOf(company)
  const { here, there } = await befriend()
  const known = { relation: 'partner', state: 'active' }
  expect(await community.call(bundles.peers, {})).toMatchObject([{ id: here, ...known }])
  expect(await company.call(bundles.peers, {})).toMatchObject([{ id: there, ...known }])
  expect(secretsOf(company)).toEqual(before)
})

test('a request to be a partner makes no subordinate, nor the other way round', async () => {
  const folder = stick(company, 'request')
  company.dialogs.push(folder)
  await company.call(bundles.exportEnrolment, { partner: true })
  const [file] = filesOn(folder, '.tzk')
  await expect(enrolAt(community, company, file!, 'subordinate')).rejects.toThrow('bundles.wrong-relation')
  company.dialogs.push(folder)
  await company.call(bundles.exportEnrolment, {})
  const plain = filesOn(folder, '.tzk').find((path) => path !== file)
  await expect(enrolAt(community, company, plain!, 'partner')).rejects.toThrow('bundles.wrong-relation')
  expect(await community.call(bundles.peers, {})).toEqual([])
})

test('from a partner only letters are accepted, and of those none of an unknown type', async () => {
  await befriend()
  const before = community.open!.db.file.prepare('select count(*) from audit').pluck().get()
  expect(await received('report')).toMatchObject({ outcome: 'refused', code: 'bundles.wrong-kind' })
  expect(await received('letter')).toMatchObject({ outcome: 'refused', code: 'bundles.unknown-letter' })
  expect(await community.call(bundles.inbox, {})).toEqual([])
  expect(community.open!.db.file.prepare('select count(*) from audit').pluck().get()).toBe(before)
})

test('nothing but letters goes to a partner', async () => {
  const { here } = await befriend()
  fill(community, 1)
  community.sit('clerk')
  for (const kind of ['report', 'audit'] as const) {
    const asked = { kind, peerId: here, period: '2031-05', unmasked: false }
    expect((await community.refused(bundles.prepare, asked)).code).toBe('bundles.peer-revoked')
  }
  community.sit('head')
  expect((await community.refused(bundles.writeReceipt, { peerId: here })).code).toBe('bundles.peer-revoked')
})
