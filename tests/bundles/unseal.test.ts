import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { withheld } from '../../electron/bundles/format/leaves.ts'
import { packLines } from '../../electron/bundles/format/ndjson.ts'
import { seal, signInner } from '../../electron/bundles/format/seal.ts'
import { openInner, unseal } from '../../electron/bundles/format/unseal.ts'
import { leafOf } from '../../electron/chain/chain.ts'
import { encrypt } from '../../electron/crypto/age.ts'
import { sha256Hex } from '../../electron/crypto/digest.ts'
import { keyFingerprint } from '../../electron/crypto/ed25519.ts'
import { sshSign } from '../../electron/crypto/sshsig.ts'
import { checkpointText } from '../../shared/bundles/checkpoint.ts'
import type { Manifest } from '../../shared/bundles/manifest.ts'
import { archiveOf, openParts, signed, signedRaw } from './forge.ts'
import {
  auditDraft,
  auditSource,
  branches,
  community,
  district,
  hands,
  opener,
  people,
  receiptFor,
  refusalOf,
  reportInput,
  sampleBodies,
  stranger,
} from './offices.ts'

const report = await seal(reportInput())
const inner = await openParts(report.bytes)

describe('a report', () => {
  test('opens for its addressee with all that was put in', async () => {
    const opened = await unseal(report.bytes, opener())
    expect(opened.id).toBe(report.id)
    expect(opened.id).toBe(sha256Hex(inner.members[0]!.bytes))
    expect(opened.manifest).toEqual(report.manifest)
    expect(opened.tables.map(({ entry }) => entry.name)).toEqual(['branch', 'member'])
    expect([...opened.tables[0]!.rows()]).toEqual(branches.rows)
    expect([...opened.tables[1]!.rows()]).toEqual(people.rows)
    expect([...opened.tables[1]!.rows()]).toEqual(people.rows)
    const texts = opened.files.map(({ entry, bytes }) => [entry.name, bytes && Buffer.from(bytes).toString()])
    expect(new Map(texts as [string, string | null][])).toEqual(
      new Map([
        ['样例.txt', '样例附件'],
        ['旧样例.txt', null],
      ]),
    )
    expect(opened.leaves.length).toBe(3 * 32)
    expect([...opened.entries()]).toEqual([])
    expect(opened.receipt).toBeNull()
    expect(opened.manifest.totals).toEqual({
      rows: 5,
      sums: [{ table: 'member', column: 'fee_fen', sum: 1195 }],
    })
  })

  test('is named for people, in plain letters', () => {
    expect(report.name).toBe(`TZB1_990000001_990000_report_000001_${report.id.slice(0, 8)}.tzb`)
    expect(report.name.length).toBeLessThanOrEqual(80)
  })

  test('opens for the office itself only when it asks to rebuild its ledger', async () => {
    const own = { ...opener(), office: community.office, identities: [community.identity] }
    expect(await refusalOf(() => unseal(report.bytes, own))).toBe('bundles.not-for-us')
    expect((await unseal(report.bytes, { ...own, ownToo: true })).id).toBe(report.id)
  })
})

test('a receipt opens with what it says', async () => {
  const { draft, receipt } = receiptFor(report.id)
  const sealed = await seal({
    draft,
    receipt,
    signer: district.signer,
    recipients: { own: district.recipient, others: [community.recipient] },
  })
  const reader = {
    ...opener(),
    office: community.office,
    identities: [community.identity],
    findSender: () => ({
      publicKey: district.signer.publicKey,
      kinds: ['receipt'] as const,
      revokedAfter: null,
    }),
  }
  expect((await unseal(sealed.bytes, reader)).receipt).toEqual(receipt)
})

test("an auditor's pack shows bodies, and leaves where one is withheld", async () => {
  const lines = sampleBodies.map((body, at) => `${at === 1 ? withheld(leafOf(body)) : body}\n`)
  const audit = { ...auditSource(), entries: packLines(lines) }
  const sealed = await seal({ ...hands, draft: auditDraft(), tables: [], files: [], audit })
  const opened = await unseal(sealed.bytes, opener())
  expect([...opened.entries()]).toEqual([sampleBodies[0], null, sampleBodies[2]])
})

test('a checkpoint is verified against the fields of its manifest', async () => {
  const source = auditSource()
  const at = '2031-02-28T16:00:00Z'
  const text = checkpointText({
    ledger: community.ledger,
    incarnation: 1,
    size: source.size,
    head: source.head,
    at,
  })
  const sig = sshSign(Buffer.from(text), community.signer, 'checkpoint@tzb.v1').toString()
  const seal1 = (checkpoint: { at: string; sig: string }) =>
    seal({ ...reportInput(), audit: { ...source, checkpoint } } as Parameters<typeof seal>[0])
  expect((await unseal((await seal1({ at, sig })).bytes, opener())).manifest.audit?.checkpoint).toEqual({
    at,
    sig,
  })
  const later = await seal1({ at: '2031-03-28T16:00:00Z', sig })
  expect(await refusalOf(() => unseal(later.bytes, opener()))).toBe('bundles.bad-signature')
})

describe('order of checks', () => {
  const bomb = { ...inner.manifest, tables: [{ ...inner.manifest.tables[0], raw_size: 1 << 30, gz_size: 1 }] }
  const sealInner = (archive: Buffer) => encrypt([archive], [district.recipient])
  const open = (archive: Buffer, change: Parameters<typeof opener>[0] = {}) =>
    refusalOf(async () => unseal(await sealInner(archive), opener(change)))

  test('an unknown sender is said before its signature is looked at', async () => {
    expect(await open(archiveOf(inner.members), { findSender: () => undefined })).toBe(
      'bundles.unknown-sender',
    )
    const other = { publicKey: stranger.signer.publicKey, kinds: ['report'] as const, revokedAfter: null }
    expect(await open(archiveOf(inner.members), { findSender: () => other })).toBe('bundles.unknown-sender')
  })

  test('a revoked key is said before its signature is looked at', async () => {
    const change = { revokedAfter: { incarnation: 1, seq: 0 } }
    expect(await open(archiveOf(inner.members), change)).toBe('bundles.key-revoked')
    expect(await open(archiveOf(inner.members), { revokedAfter: { incarnation: 1, seq: 1 } })).toBe(
      'accepted',
    )
  })

  test('a forged manifest is refused for its signature, whatever else is wrong with it', async () => {
    const forged = signedRaw(bomb, stranger.signer, inner.members.slice(2))
    expect(await open(forged)).toBe('bundles.bad-signature')
    const unsigned = [
      { name: 'manifest.json', bytes: Buffer.from('{"fmt":"tzb"}') },
      ...inner.members.slice(1),
    ]
    expect(await open(archiveOf(unsigned))).toBe('bundles.newer-version')
  })

  test('a kind that this sender may not send is refused', async () => {
    expect(await open(archiveOf(inner.members), { kinds: ['receipt'] })).toBe('bundles.wrong-kind')
  })

  test('a newer version is said for what it is', async () => {
    expect(await open(signed({ ...inner.manifest, v: 2 }))).toBe('bundles.newer-version')
    expect(await open(signed({ ...inner.manifest, suite: 's2' }))).toBe('bundles.newer-version')
    expect(await open(signed({ ...inner.manifest, kind: 'escrow' }))).toBe('bundles.newer-version')
    expect(await open(signed({ ...inner.manifest, later: 1 }))).toBe('bundles.newer-version')
    expect(await open(signed({ ...inner.manifest, fmt: 'zip' }))).toBe('bundles.not-bundle')
  })

  test('what stands under ext is kept and not understood', async () => {
    const archive = signed({ ...inner.manifest, ext: { later: [1, { a: null }] } }, inner.members.slice(2))
    expect(await open(archive)).toBe('accepted')
  })

  test('practice and real do not mix, in either direction', async () => {
    expect(await open(archiveOf(inner.members), { practice: true })).toBe('bundles.practice')
    const practice = { ...inner.manifest, from: { ...inner.manifest.from, practice: true } }
    expect(await open(signed(practice, inner.members.slice(2)))).toBe('bundles.practice')
    expect(await open(signed(practice, inner.members.slice(2)), { practice: true })).toBe('accepted')
  })
})

test('forwarded: a bundle that its addressee encrypted to somebody else is not for them', async () => {
  const forwarded = await encrypt([archiveOf(inner.members)], [stranger.recipient])
  const reader = { ...opener(), office: stranger.office, identities: [stranger.identity] }
  expect(await refusalOf(() => unseal(forwarded, reader))).toBe('bundles.not-for-us')
})

describe('bombs', () => {
  const zeros = gzipSync(Buffer.alloc(64 << 20))
  const facts = { gz_size: zeros.length, gz_sha256: sha256Hex(zeros) }
  const open = (entry: object) => {
    const table = { ...inner.manifest.tables[0]!, ...facts, ...entry } as Manifest['tables'][number]
    const manifest = {
      ...inner.manifest,
      tables: [table],
      totals: { rows: table.rows, sums: [] },
      files: [],
      audit: null,
    }
    const members = [{ name: table.member, bytes: zeros }]
    return refusalOf(() => openInner(signed(manifest, members), opener()))
  }

  test('that claim to be small are not inflated past the claim', async () => {
    const before = process.memoryUsage().arrayBuffers
    expect(await open({ raw_size: 1000 })).toBe('bundles.bad-digest')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 << 20)
  })

  test('that tell their size are too large, or not lines', async () => {
    expect(await open({ raw_size: 2 ** 40 })).toBe('bundles.too-large')
    expect(await open({ raw_size: 500 << 20 })).toBe('bundles.too-large')
    const raw = Buffer.alloc(64 << 20)
    expect(await open({ raw_size: raw.length, raw_sha256: sha256Hex(raw) })).toBe('bundles.bad-rows')
  })

  test('in an unsigned archive are not even looked at', async () => {
    const manifest = { ...inner.manifest, tables: [{ ...inner.manifest.tables[0]!, ...facts }] }
    const forged = signedRaw(manifest, stranger.signer, [{ name: manifest.tables[0]!.member, bytes: zeros }])
    expect(await refusalOf(() => openInner(forged, opener()))).toBe('bundles.bad-signature')
  })
})

test('a report that is too large is refused when it is made', async () => {
  const big = Buffer.alloc((20 << 20) + 1)
  const files = [{ sha256: sha256Hex(big), size: big.length, mime: 'text/plain', name: '样例', bytes: big }]
  const input = { ...reportInput(), files } as Parameters<typeof seal>[0]
  expect(await refusalOf(() => seal(input))).toBe('bundles.too-large')
})

test('a manifest of ours that contradicts itself is a broken claim', () => {
  const manifest = { ...inner.manifest, totals: { rows: 4, sums: [] } } as unknown as Manifest
  expect(() => signInner(manifest, [], community.signer)).toThrow(/Broken claim.*totals/)
  expect(keyFingerprint(community.signer.publicKey)).toBe(inner.manifest.from.key)
})
