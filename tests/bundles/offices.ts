import { signPubOf } from '../../electron/bundles/enrolment/enrol.ts'
import { foldLeaves } from '../../electron/bundles/format/leaves.ts'
import { packLines } from '../../electron/bundles/format/ndjson.ts'
import type { AuditSource, Draft, SealInput } from '../../electron/bundles/format/seal.ts'
import { packTable, type TableSource } from '../../electron/bundles/format/table.ts'
import type { Opener, Sender } from '../../electron/bundles/format/unseal.ts'
import { firstHead, leafOf } from '../../electron/chain/chain.ts'
import { sha256Hex } from '../../electron/crypto/digest.ts'
import { keyFingerprint, type SigningKey, signingKey } from '../../electron/crypto/ed25519.ts'
import type { Row } from '../../shared/bundles/cells.ts'
import type { EnrolRequest, OfficeKeys } from '../../shared/bundles/enrolment.ts'
import { type BundleKind, BundleKind as Kinds } from '../../shared/bundles/manifest.ts'
import type { Receipt } from '../../shared/bundles/receipt.ts'
import { canonical } from '../../shared/kernel/canonical.ts'
import { Id } from '../../shared/kernel/id.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'

/** A made-up office with keys that everybody may read here. */
export type TestOffice = {
  readonly office: string
  readonly name: string
  readonly ledger: Id
  readonly signer: SigningKey
  readonly identity: string
  readonly recipient: string
}

export const community: TestOffice = {
  office: '990000001',
  name: '样例社区党委',
  ledger: Id.parse('01930000-0000-7000-8000-000000000001'),
  signer: signingKey(Buffer.alloc(32, 1)),
  identity: 'AGE-SECRET-KEY-12ZFCDTDDMXZCU7F5CV86A32WVJEARXGL3E3DN053LDPHS62TAKXSXMGUD2',
  recipient: 'age1np0z4qsyjxf4hme8svyx7mw9k04p7t593hh6x8ua6sey80v0vdystxttlc',
}

export const district: TestOffice = {
  office: '990000',
  name: '样例街道党工委',
  ledger: Id.parse('01930000-0000-7000-8000-000000000002'),
  signer: signingKey(Buffer.alloc(32, 2)),
  identity: 'AGE-SECRET-KEY-18S2FQX46MUJ5Q4C9GW2QRVQ90PYCQET66A5PRK65535T4JYGNACQA8CFMS',
  recipient: 'age1hcpxlr5aqtela7fx55ne6cfugka6ran0epm9slgp2hm80plcwymsg8kgzk',
}

export const stranger: TestOffice = {
  office: '990099',
  name: '样例外单位',
  ledger: Id.parse('01930000-0000-7000-8000-000000000003'),
  signer: signingKey(Buffer.alloc(32, 3)),
  identity: 'AGE-SECRET-KEY-1J94KNZ0Z6NVZ0463D050G4CZL6NRK2EQFYZEWJ00MDYW74DEU27S0NNU2L',
  recipient: 'age1weetwxwq2hwz5gf9p2338djjfy5euanayc2e8yxlnvmhejjtjg0sf9a9fk',
}

/** The head of a report of the community to the district. */
export function reportDraft(change: Partial<Draft<'report'>> = {}): Draft<'report'> {
  return {
    kind: 'report',
    from: { office: community.office, ledger: community.ledger, incarnation: 1, practice: false },
    to: [district.office],
    stream: district.office,
    seq: 1,
    prev: null,
    mode: 'full',
    base: null,
    forked_from: null,
    period: { type: 'month', id: '2031-02' },
    revision: 1,
    schema: { app: '0.1.0', db: 4, codes: 1 },
    created_at: '2031-03-01T08:00:00Z',
    clock_suspect: false,
    head_ack: null,
    scope: null,
    approved_by: [{ user: district.ledger, name: '样例负责人', role: 'head', at: '2031-03-01T08:00:00Z' }],
    ...change,
  }
}

/** The head of an audit pack for the district. */
export function auditDraft(): Draft<'audit'> {
  return {
    ...reportDraft(),
    kind: 'audit',
    period: null,
    revision: null,
    scope: { text: '样例：二月全部', masked: true },
  }
}

/** A receipt of the district for one bundle of the community. */
export function receiptFor(id: string): { draft: Draft<'receipt'>; receipt: Receipt } {
  const { period: _p, revision: _r, scope: _s, approved_by: _a, ...head } = reportDraft()
  const from = { office: district.office, ledger: district.ledger, incarnation: 1, practice: false }
  return {
    draft: {
      ...head,
      kind: 'receipt',
      from,
      to: [community.office],
      stream: community.office,
      period: null,
      revision: null,
      scope: null,
      approved_by: [],
    },
    receipt: {
      fmt: 'tzb-receipt',
      v: 1,
      office: community.office,
      ledger: community.ledger,
      bundles: [{ id, incarnation: 1, seq: 1, status: 'accepted', code: null, note: '', errors: [] }],
      head: { incarnation: 1, seq: 1, id, audit: null },
      missing: [],
      held_files: [],
    },
  }
}

export const people: TableSource = {
  name: 'member',
  version: 1,
  columns: ['id', 'name', 'fee_fen', 'photo'],
  key: ['id'],
  masked: ['name'],
  sums: ['fee_fen'],
  rows: [
    ['a1', '样例甲', 1200, null],
    ['a2', '样例乙\u{20000}', null, Buffer.from([0, 255, 10])],
    ['b1', '"引号"\n换行', -5, null],
  ],
}

export const branches: TableSource = {
  name: 'branch',
  version: 2,
  columns: ['code', 'number', 'open'],
  key: ['code', 'number'],
  rows: [
    ['990', 1, true],
    ['990', 2, false],
  ],
}

/** A table of `count` rows. */
export function manyRows(count: number): TableSource {
  const rows = function* (): Generator<Row> {
    for (let at = 0; at < count; at++) yield [String(at).padStart(8, '0'), `样例${at}`, at, null]
  }
  return { ...people, rows: rows() }
}

/** Chain entries of the community, from the very first. */
export function auditSource(bodies = sampleBodies, withEntries = false): AuditSource {
  const start = firstHead(community.ledger)
  const leaves = Buffer.concat(bodies.map(leafOf))
  return {
    from: { size: 0, head: start.toString('hex') },
    size: bodies.length,
    head: foldLeaves(start, leaves).toString('hex'),
    leaves,
    checkpoint: null,
    entries: withEntries ? packLines(bodies.map((body) => `${body}\n`)) : null,
  }
}

export const sampleBodies = [1, 2, 3].map((seq) =>
  canonical({ v: 1, seq, deed: 'members.add', reason: '样例' }),
)

export const hands = {
  signer: community.signer,
  recipients: { own: community.recipient, others: [district.recipient] },
}

/** Everything a report can carry, ready to be sealed. */
export function reportInput(change: Partial<Draft<'report'>> = {}): SealInput {
  const paper = Buffer.from('样例附件')
  const before = Buffer.from('样例旧附件')
  return {
    ...hands,
    draft: reportDraft(change),
    tables: [packTable(people), packTable(branches)],
    files: [
      { sha256: sha256Hex(paper), size: paper.length, mime: 'text/plain', name: '样例.txt', bytes: paper },
      { sha256: sha256Hex(before), size: before.length, mime: 'text/plain', name: '旧样例.txt', bytes: null },
    ],
    audit: auditSource(),
  }
}

/** The district, which has enrolled the community. */
export function opener(change: Partial<Opener & Sender> = {}): Opener & { identities: readonly string[] } {
  const { revokedAfter = null, kinds = Kinds.options as readonly BundleKind[], ...rest } = change
  return {
    identities: [district.identity],
    office: district.office,
    practice: false,
    findSender: ({ ledger, key }) =>
      ledger === community.ledger && key === keyFingerprint(community.signer.publicKey)
        ? { publicKey: community.signer.publicKey, kinds, revokedAfter }
        : undefined,
    ...rest,
  }
}

export function keysOf({ office, name, ledger, signer, recipient }: TestOffice): OfficeKeys {
  return {
    office,
    name,
    ledger,
    kind: 'office',
    practice: false,
    sign_pub: signPubOf(signer.publicKey),
    recipient,
    made: { life: 1, turn: 0 },
  }
}

export function requestDraft(): Pick<EnrolRequest, 'keys' | 'role' | 'parent' | 'created_at' | 'ends'> {
  return {
    keys: keysOf(community),
    role: 'subordinate',
    parent: district.office,
    ends: [],
    created_at: '2031-01-02T08:00:00+08:00',
  }
}

/** The code with which `work` refuses; anything but a refusal is thrown on. */
export async function refusalOf(work: () => unknown): Promise<string> {
  try {
    await work()
  } catch (error) {
    if (error instanceof Refusal) return error.fault.code
    throw error
  }
  return 'accepted'
}
