import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { ownIdentities } from '../../electron/bundles/enrolment/office.ts'
import { readTar } from '../../electron/bundles/format/tar.ts'
import type { EntryBody } from '../../electron/chain/chain.ts'
import { isSealed, openCell } from '../../electron/chain/sealed-cells.ts'
import { decrypt } from '../../electron/crypto/age.ts'
import { services } from '../../electron/services.ts'
import { audit } from '../../shared/audit/contract.ts'
import type { Manifest } from '../../shared/bundles/manifest.ts'
import type { Endpoint } from '../../shared/ipc/endpoint.ts'
import { everyRole, type Role } from '../../shared/kernel/roles.ts'
import { session } from '../../shared/session/contract.ts'
import { deskFor } from '../bundles/service/doubles.ts'
import {
  acquaint,
  acquaintAuditor,
  published,
  receive,
  type Station,
  station,
} from '../bundles/service/stations.ts'
import { openDoors } from '../bundles/strange-cells/every-door.ts'
import { fc } from '../support/properties.ts'
import { candidatesAfter, numberEndingInX } from './candidates.ts'
import { type Asking, elsewhere, idsIn, openedBy, showing } from './doors.ts'
import { fillOffice, hidden, MONTH, officePhone, setDay } from './filled-office.ts'

/** Fewer than this many possible numbers, and a row tells who somebody is. */
const LEAST = 400
const born = fc
  .record({ year: fc.integer({ min: 1930, max: 1972 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}-15`)
const number = fc
  .record({ born, nth: fc.integer({ min: 0, max: 900 }) })
  .map(({ born, nth }) => numberEndingInX(born, nth))
const [numbers] = fc.sample(fc.uniqueArray(number, { minLength: 5, maxLength: 5 }), {
  seed: 2031,
  numRuns: 1,
}) as [string[]]
/** All but the one that somebody corrected. */
const kept = numbers.filter((_, nth) => nth !== 2)
/** One asks for a stick, the other is asked first: its report is of what it found last. */
const APART = ['bundles.recheck', 'audit.verify']
/** What they are about stays at home. */
const AT_HOME = ['attachments.save', 'bundles.identity', 'bundles.preview']

type Sent = { readonly path: string; readonly bundleId: string }

/** A community that sent a report to its district and two packs to an auditor, one of them unmasked. */
async function exchange() {
  const community = await station('样例社区党委', '990000001', 'practice', services)
  const district = await station('样例街道党工委', '990000', 'practice', services)
  const auditor = await station('样例审计组', '990077', 'practice-auditor', services)
  for (const at of [community, district, auditor]) setDay(at)
  const { above } = await acquaint(community, district)
  const { there } = await acquaintAuditor(community, auditor)
  await fillOffice(community, numbers)
  await lookBehindStars(community)
  const report = await published(community, above.id, MONTH)
  // Subtle: what the chain says of the unmasked one travels with the masked one.
  const whole = await published(community, there, MONTH, 'audit', true)
  const pack = await published(community, there, MONTH, 'audit')
  await receive(district, [report.path])
  await receive(auditor, [pack.path])
  return { community, district, auditor, report, whole, pack }
}

/** Who may sees everything hidden, on screens and papers and in files; the chain tells that, and not what. */
async function lookBehindStars(community: Station): Promise<void> {
  community.sit('clerk')
  const asking = { month: MONTH, ids: idsIn(fileOf(community)), unmasked: [true] }
  const doors = openDoors.filter(({ name }) => /\.(?:unmask|print|export)/.test(name))
  const shown = await opened(community, doors, 'clerk', asking)
  const { mobile, bankAccount, bookingPhone, payeeAccount } = hidden
  for (const one of [...kept, mobile, bankAccount, bookingPhone, payeeAccount]) {
    expect(
      shown.some((text) => text.includes(one)),
      one,
    ).toBe(true)
  }
}

const fileOf = (at: Station) => (at.shown ?? at.open!).db.file

/** Everything that doors show to a role: what they answer, print and save; refusals are in words. */
async function opened(
  at: Station,
  doors: readonly Endpoint[],
  role: Role,
  asking: Asking,
  answered: Set<string> = new Set(),
): Promise<string[]> {
  at.open!.person = { ...at.open!.person, role }
  return openedBy(at, doors, role, asking, answered)
}

/** Every byte of a bundle as its recipient has it: each member of the archive as text, or as hex. */
async function insideOf(reader: Station, { path }: Sent): Promise<{ names: string[]; texts: string[] }> {
  const archive = await decrypt(readFileSync(path), ownIdentities(deskFor(reader)))
  const inside = readTar(archive).map(({ name, bytes }) => {
    const raw = Buffer.from(name.endsWith('.gz') ? gunzipSync(bytes) : bytes)
    return { name, text: raw.toString(name.endsWith('.bin') ? 'hex' : 'utf8') }
  })
  return { names: inside.map(({ name }) => name), texts: inside.map(({ text }) => text) }
}

function mustHide(texts: readonly string[], where: string): void {
  for (const [what, secret] of Object.entries({ ...hidden, officePhone })) {
    expect(texts.filter((text) => text.includes(secret)).length, `${where} shows ${what}`).toBe(0)
  }
  for (const one of numbers) {
    expect(candidatesAfter(texts, one).length, `${where} of ${one}`).toBeGreaterThanOrEqual(LEAST)
  }
}

test('who is sent a report or a masked pack, or works where one is made, rebuilds no number', async () => {
  const { community, district, auditor, report, whole, pack } = await exchange()
  await judgeBytes(district, report, ['tables/member.ndjson.gz', 'tables/staff.ndjson.gz'])
  await judgeBytes(auditor, pack, ['tables/booking.ndjson.gz', 'audit/entries.ndjson.gz'])
  await attackWhole(auditor, whole)
  await judgeDigests(community, auditor, pack)
  await judgeReceived(district, report)
  await judgeReceived(auditor, pack)
  for (const at of [community, district, auditor]) await judgeHome(at)
})

async function judgeBytes(reader: Station, sent: Sent, members: readonly string[]): Promise<void> {
  const { names, texts } = await insideOf(reader, sent)
  expect(names).toEqual(expect.arrayContaining(['manifest.json', 'audit/leaves.bin', ...members]))
  for (const known of ['赵样例', '孙样例', `990000${'*'.repeat(12)}`]) expect(texts.join()).toContain(known)
  mustHide(texts, `the inside of ${members.join()}`)
}

/** The attack is one: out of the bytes of an unmasked pack everything comes. */
async function attackWhole(reader: Station, sent: Sent): Promise<void> {
  const { names, texts } = await insideOf(reader, sent)
  for (const one of kept) expect(candidatesAfter(texts, one)).toEqual([one])
  // What was corrected stands in the entries only, which the keys of the pack open.
  const told = openedWith(linesOf(names, texts, 'tables/record_key'), linesOf(names, texts, 'audit/entries'))
  expect(numbers.filter((one) => told.includes(one))).toEqual(numbers)
  for (const secret of Object.values(hidden)) expect([...texts, ...told].join(), secret).toContain(secret)
}

/** The lines of a member of a pack. */
function linesOf(names: readonly string[], texts: readonly string[], member: string): unknown[] {
  const text = texts[names.findIndex((name) => name.startsWith(member))]!
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]))
}

/** Every sealed value that entries tell, open under the keys of their records. */
function openedWith(keys: readonly unknown[], entries: readonly unknown[]): unknown[] {
  const keyOf = new Map(
    (keys as [string, { $b: string }][]).map(([id, key]) => [id, Buffer.from(key.$b, 'base64')]),
  )
  return (entries as EntryBody[]).flatMap(({ table, id, before, after }) =>
    [...Object.entries(before ?? {}), ...Object.entries(after ?? {})].flatMap(([column, told]) => {
      const key = keyOf.get(id)
      return isSealed(told) && key ? [openCell(key, table, column, told)] : []
    }),
  )
}

/**
 * What looks like a digest in the chain or in the rows of a pack: none is taken of few signs without a key or
 * a salt. One that is not named here has to be thought of.
 */
const SEALED = [
  ...['booking.phone', 'import_row.before', 'member.current_address', 'member.home_address'],
  ...['member.id_number', 'member.mobile', 'member.phone', 'organisation.contact_phone'],
  ...['spending.payee_account', 'staff.bank_account', 'staff.id_number', 'staff.mobile'],
]
const DIGESTS = {
  'of a paper': ['attachment.sha256'],
  'of leaves, which are salted': [
    ...['audit.checkpoint.head', 'audit.checkpoint.signed', 'checkpoint.head', 'checkpoint.text'],
    'outbox.audit_head',
  ],
  // Of an unmasked one the signature of its point stands nowhere but in it.
  'of a manifest, with a signature in it': ['outbox.id', 'outbox.prev', 'outbox.file_name'],
  'of what was encrypted': ['outbox.file_sha256'],
  keyed: ['export_draft.content_sha256', 'member.id_number_mark'],
  'sealed under the key of a record': SEALED,
  'keys and signatures': [
    ...['checkpoint.signature', 'deed.signed.key', 'deed.signed.signature', 'meta.value', 'peer.recipient'],
    ...['peer.sign_pub', 'person_key.id', 'person_key.pub'],
  ],
}

async function judgeDigests(at: Station, reader: Station, sent: Sent): Promise<void> {
  const bodies = fileOf(at).prepare('select body from audit where seq > 0').pluck().all() as string[]
  const told = bodies.flatMap((body) => {
    const { table, deed, before, after } = JSON.parse(body) as EntryBody
    const cells = [...Object.entries(before ?? {}), ...Object.entries(after ?? {})]
    return cells.flatMap(([column, value]) =>
      DIGEST.test(String(value)) ? [`${table || deed}.${column}`] : [],
    )
  })
  const { names, texts } = await insideOf(reader, sent)
  const { tables } = JSON.parse(texts[names.indexOf('manifest.json')]!) as Manifest
  const packed = tables.flatMap(({ name, member, columns }) => {
    const rows = texts[names.indexOf(member)]!.split('\n').filter((line) => line !== '')
    const places = rows.flatMap((line) =>
      (JSON.parse(line) as unknown[]).flatMap((cell, at) => (DIGEST.test(JSON.stringify(cell)) ? [at] : [])),
    )
    return places.map((place) => `${name}.${columns[place]}`)
  })
  expect([...new Set([...told, ...packed])].sort()).toEqual(Object.values(DIGESTS).flat().sort())
}

/** 16 bytes or more, in hex or in base64. */
const DIGEST = /(?<![0-9a-f])[0-9a-f]{32,}(?![0-9a-f])|(?<![\w+/])[\w+/]{43,}=?(?![\w+/])/

/** A received ledger: every door that opens on it, asked for what is hidden as well, to every role. */
async function judgeReceived(at: Station, { bundleId }: Sent): Promise<void> {
  await at.call(session.show, { bundleId })
  const ids = [...idsIn(fileOf(at)), ...idsIn(at.open!.db.file)]
  const doors = openDoors.filter(({ name }) => !APART.includes(name))
  const answered = new Set<string>()
  for (const role of everyRole) {
    at.open!.person = { ...at.open!.person, role }
    const verified = await at.call(audit.verify, {})
    const asking = { month: MONTH, ids, unmasked: [false, true], verification: verified.id }
    const shown = await opened(at, doors, role, asking, answered)
    mustHide([JSON.stringify(verified), ...shown], `${at.shown!.what.kind} to ${role}`)
  }
  const unopened = doors.map(({ name }) => name).filter((name) => !answered.has(name))
  expect(unopened.sort()).toEqual(AT_HOME)
  await at.call(session.showOwn, {})
}

/** What an office shows of bundles, people, imports and its chain. */
async function judgeHome(at: Station): Promise<void> {
  const doors = showing.filter(({ name }) => elsewhere.test(name) || /^audit\.|^imports\.batches$/.test(name))
  const answered = new Set<string>()
  for (const role of everyRole) {
    const asking = { month: MONTH, ids: idsIn(fileOf(at)) }
    const shown = await opened(at, doors, role, asking, answered)
    // At home the phone of an office is no secret.
    mustHide(
      shown.map((text) => text.replaceAll(officePhone, '')),
      `${at.open!.ledger.officeName} to ${role}`,
    )
  }
  expect(fileOf(at).prepare('select max(seq) from audit').pluck().get()).toBeLessThan(6000)
  expect([...answered]).toEqual(expect.arrayContaining(['bundles.drafts', 'audit.entries', 'audit.history']))
}
