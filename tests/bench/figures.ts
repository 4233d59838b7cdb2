import { createHash, randomBytes, scrypt } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { expect, test } from 'vitest'
import { auditService } from '../../electron/audit/service.ts'
import { verifyLedger } from '../../electron/audit/verify.ts'
import { bundleService } from '../../electron/bundles/service.ts'
import { createBook, type OpenBook } from '../../electron/db/book.ts'
import { listWindow } from '../../electron/db/list.ts'
import { deskOf } from '../../electron/ipc/desk.ts'
import { importNouns, ledgerServices } from '../../electron/ledgers/index.ts'
import { memberListPlanFor } from '../../electron/ledgers/members/list-plan.ts'
import { sessionService } from '../../electron/session/service.ts'
import { readWorkbook } from '../../electron/sheets/read-workbook.ts'
import { bundles } from '../../shared/bundles/contract.ts'
import type { Day } from '../../shared/kernel/day.ts'
import { namePinyin } from '../../shared/kernel/pinyin.ts'
import { atOnce } from '../../shared/kernel/steps.ts'
import { MemberList } from '../../shared/ledgers/members/contract.ts'
import { memberFields } from '../../shared/ledgers/members/fields.ts'
import { wireTables } from '../../shared/ledgers/wire.ts'
import { session } from '../../shared/session/contract.ts'
import { guessSheet } from '../../shared/sheets/heading.ts'
import { acquaint, receive, type Station, station, stick } from '../bundles/service/stations.ts'
import { launchApp } from '../e2e/support/launch-app.ts'
import { sampleOffice } from '../support/sample-office.ts'
import { memberWorkbook, organisationWorkbook } from '../support/sample-workbooks.ts'
import { passwords } from '../support/test-hall.ts'
import { bookingFigures, fillBookings } from './bookings.ts'
import { growthFigures } from './growth.ts'
import { peakOf } from './memory.ts'
import { payrollFigures } from './payroll.ts'
import { fillSpendings, spendingFigures } from './spendings.ts'
import { type Line, p95, tableOf, timed } from './table.ts'
import { voucherFigures } from './vouchers.ts'

const memberListPlan = memberListPlanFor('clerk')
const lines: Line[] = []
const note = (what: string, ours: number, floor = 0, target = '', unit: Line['unit'] = 'ms') =>
  lines.push({ what, floor, ours, target, unit })
const services = { session: sessionService, bundles: bundleService, audit: auditService, ...ledgerServices }
/** 313 × 320 sample members: a little over 100,000. */
const TIMES = 313

test('figures', { timeout: 1_800_000 }, async () => {
  const office = await station('样例社区党委', 'yangli', 'practice', services)
  const upper = await station('样例街道党工委', 'jiedao', 'practice', services)
  growthFigures(note)
  await entering(office)
  await listing(office)
  await exchanging(office, upper, REPORTED)
  await mixing(upper)
  await checking(office)
  await starting()
  for (const figures of [bookingFigures, spendingFigures, voucherFigures]) figures(office.root, note)
  await payrollFigures(office, note)
  console.log(`\n${tableOf(lines)}\n`)
  expect(lines.length).toBeGreaterThan(12)
})

/**
 * 100,000 members by the import's own path, against a bare loop that writes the same rows and a chain row
 * each.
 */
async function entering(office: Station): Promise<void> {
  const sample = sampleOffice({ times: TIMES })
  importRows(office, 'organisation', organisationWorkbook(sample))
  const workbook = await timed(() => memberWorkbook({ ...sample, people: sample.people.slice(0, 40_000) }))
  const read = await timed(() => readWorkbook(workbook.value))
  note('read a workbook of 40,000 members', read.ms)
  const pinyin = await timed(() => sample.people.map(({ name }) => namePinyin(name)).length)
  note(`pinyin of ${sample.people.length} names`, pinyin.ms)
  const headings = [
    '姓名',
    '公民身份号码',
    '民族',
    '学历',
    '人员类别',
    '所在党支部',
    '管理类型',
    '入党日期',
    '转正日期',
    '手机',
    '家庭住址',
  ]
  const rows = sample.people.map((one) => [
    one.name,
    one.idNumber,
    one.ethnicity,
    one.education,
    one.category === 'full' ? '正式党员' : '预备党员',
    one.branchCode,
    { resident: '在管', mobile: '流动', 'on-duty': '在职' }[one.memberClass],
    one.joinDay,
    one.fullDay,
    one.mobile,
    one.homeAddress,
  ])
  const sheet = { name: '样例', rows: [headings, ...rows], flags: [], spans: [] }
  const planned = await timed(() => plan(office, 'members', [sheet]))
  note(`judge ${rows.length} rows as a person would see them`, planned.ms)
  const before = rowsIn(office.deed((unit) => unit) && bookOf(office))
  const applied = await timed(() => apply(office, 'members', planned.value))
  const written = rowsIn(bookOf(office)).map(({ table, rows: all }) => ({
    table,
    rows: all.slice(before.find((one) => one.table === table)?.rows.length ?? 0),
  }))
  const floor = await bareLoop(join(office.root, 'floor.db'), rowsOfOrganisations(office), written)
  note('apply: members, dated sets, movements, history', applied.ms, floor, '≤ 2.5')
}

/** The same rows in one transaction, each with one SHA-256 chain row, nothing judged. */
async function bareLoop(path: string, first: Written[], written: Written[]): Promise<number> {
  const book = createBook(path, new Uint8Array(32).fill(3), 'aegis', '019f0000-0000-7000-8000-00000000bbbb')
  const triggers = book.file
    .prepare(`select name from temp.sqlite_schema where type = 'trigger'`)
    .pluck()
    .all()
  for (const name of triggers) book.file.exec(`drop trigger temp.${name}`)
  book.file.pragma('defer_foreign_keys=ON')
  book.file.transaction(() => {
    for (const one of first) insertAll(book, one)
  })()
  const chain = book.file.prepare('insert into audit values (?, ?, ?, ?)')
  let head = Buffer.alloc(32)
  let seq = 0
  const { ms } = await timed(() =>
    book.file
      .transaction(() => {
        for (const one of written) {
          insertAll(book, one, (row) => {
            const body = JSON.stringify(row)
            head = createHash('sha256').update(head).update(body).digest()
            seq += 1
            chain.run(seq, body, head, `${one.table}:${row['id']}`)
          })
        }
      })
      .immediate(),
  )
  book.close()
  return ms
}

/** Unlocking and every declared sort and filter at that size. */
async function listing(office: Station): Promise<void> {
  await office.call(session.lock, {})
  const floor = await timed(
    () =>
      new Promise<void>((done) =>
        scrypt('x', 'y', 32, { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 28 }, () => done()),
      ),
  )
  const who = { ledgerId: office.ledgerId, userId: office.headId, password: passwords.head }
  const request = MemberList.parse({})
  const opened = await timed(async () => {
    await office.call(session.unlock, who)
    return listWindow(bookOf(office).writer, memberListPlan, request)
  })
  note('unlock and first page (this run: scrypt 2^15), less scrypt', opened.ms - floor.ms, 0, '≤ 250 ms')
  const reader = bookOf(office).writer
  const branch = reader.find({
    compile: () => ({ sql: 'select id from organisation where type = ? limit 1', parameters: ['631'] }),
  } as never) as { id: string }
  const asked = (['name', 'birthDay', 'joinDay', 'branch'] as const).flatMap((sort) =>
    [
      {},
      { memberClass: ['mobile'] },
      { organisationId: branch.id },
      { bornFrom: '1990-01-01' as Day, sex: ['2'] },
    ].map((filters) => MemberList.parse({ sort, filters })),
  )
  const cold = asked.map((one) => once(() => listWindow(reader, memberListPlan, one)))
  note('list: any sort × filter with total and sums, cold, p95', p95(cold), 0, '≤ 50 ms')
  const warm = [1, 2, 3].flatMap(() =>
    asked.map((one) => once(() => listWindow(reader, memberListPlan, one))),
  )
  note('list: the same, warm, p95', p95(warm), 0, '≤ 50 ms')
  const searches = ['王', '李伟', 'zhangwei', 'zw', '1234'].map((search) => MemberList.parse({ search }))
  note(
    'search, p95',
    p95([1, 2, 3].flatMap(() => searches.map((one) => once(() => listWindow(reader, memberListPlan, one))))),
    0,
    '≤ 30 ms',
  )
}

/** A ledger of 140,000 rows, of members, bookings and spendings, out and in. */
async function mixing(upper: Station): Promise<void> {
  const office = await station('样例第二社区党委', 'yangli2', 'practice', services)
  const sample = sampleOffice({ times: 25 })
  importRows(office, 'organisation', organisationWorkbook(sample))
  importRows(office, 'members', memberWorkbook(sample))
  fillBookings(bookOf(office), 50_000)
  fillSpendings(bookOf(office), 50_000)
  await exchanging(
    office,
    upper,
    wireTables.map(({ table }) => table),
  )
}

/** A report of it all to the superior, and there into a ledger of its own. */
async function exchanging(office: Station, upper: Station, tables: readonly string[]): Promise<void> {
  const { above } = await acquaint(office, upper)
  office.sit('clerk')
  const period = '2031-05'
  const prepared = await timed(() =>
    office.call(bundles.prepare, { kind: 'report', peerId: above.id, period, unmasked: false }),
  )
  note('prepare: gather, digest, preview', prepared.ms)
  office.sit('head')
  const { draftId } = prepared.value
  await office.call(bundles.approve, { draftId })
  const folder = stick(office)
  const held = await peakOf(() =>
    timed(async () => {
      const item = await office.call(bundles.seal, { draftId })
      office.dialogs.push(folder)
      return office.call(bundles.publish, { bundleId: item.bundleId })
    }),
  )
  const out = held.value
  const path = join(folder, out.value!.fileName)
  const raw = rowsIn(bookOf(office), tables)
  const count = raw.reduce((sum, { rows }) => sum + rows.length, 0)
  const text = raw.flatMap(({ rows }) => rows.map((row) => JSON.stringify(Object.values(row)))).join('\n')
  // The leaves of the chain travel too: 32 bytes an entry, which no gzip makes smaller.
  const entries = bookOf(office).file.prepare('select max(seq) from audit').pluck().get() as number
  const bytes = Buffer.concat([Buffer.from(text), randomBytes(32 * entries)])
  const recipient = await identityToRecipient(await generateX25519Identity())
  const floor = await timed(async () => {
    const gz = gzipSync(bytes)
    createHash('sha256').update(bytes).digest()
    const encrypter = new Encrypter()
    encrypter.addRecipient(recipient)
    return encrypter.encrypt(gz)
  })
  const size = `${count} rows, ${Math.round(bytes.length / 1e6)} MB`
  note(`seal and write (${size})`, out.ms, floor.ms, '≤ 1.5')
  noteMemory('seal and write: peak memory, against the rows', held.bytes, bytes.length)
  const taken = await peakOf(() => timed(() => receive(upper, [path])))
  const received = taken.value
  noteMemory('receive: peak memory, against the rows', taken.bytes, bytes.length)
  expect(received.value[0]?.outcome).toBe('first')
  const bare = createBook(
    join(upper.root, `bare-${office.ledgerId}.db`),
    new Uint8Array(32).fill(4),
    'aegis',
    '019f0000-0000-7000-8000-00000000cccc',
  )
  for (const name of bare.file
    .prepare(`select name from temp.sqlite_schema where type = 'trigger'`)
    .pluck()
    .all()) {
    bare.file.exec(`drop trigger temp.${name}`)
  }
  const insert = await timed(() =>
    bare.file.transaction(() => {
      bare.file.pragma('defer_foreign_keys=ON')
      for (const one of raw) insertAll(bare, one)
    })(),
  )
  bare.close()
  note(`receive and materialise (${size})`, received.ms, insert.ms, '≤ 3')
  note('size of the bundle', statSync(path).size / 1e6, 0, '', 'MB')
}

/** Megabytes held at the most, against those of the rows. */
function noteMemory(what: string, held: number | undefined, rows: number): void {
  if (held !== undefined) note(what, held / 1e6, rows / 1e6, '≤ 3', 'MB')
}

async function checking(office: Station): Promise<void> {
  const verified = await timed(() => verifyLedger(bookOf(office).file, office.ledgerId, async () => {}))
  expect(verified.value.broken).toEqual([])
  note(`verify and replay ${verified.value.entries} entries`, verified.ms)
}

/** What the first screens load before anybody clicked, and how long they take to stand there. */
async function starting(): Promise<void> {
  const started = await timed(() => launchApp())
  const app = started.value
  await app.page.getByText('新建台账').waitFor()
  note('start to first screen, processes and all', started.ms)
  const bytes = await app.page.evaluate(() =>
    (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => name.endsWith('.js'))
      .reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0),
  )
  note('JavaScript of the first screen', bytes / 1000, 0, '≤ 700 kB', 'kB')
  await app.close()
}

type Row = Record<string, unknown>
type Written = { readonly table: string; readonly rows: Row[] }
type Planned = ReturnType<typeof plan>

const REPORTED = [
  'organisation',
  'post',
  'member',
  'member_branch',
  'member_class',
  'member_status',
  'movement',
]
const ENTERED = [
  'import_batch',
  'member',
  'member_branch',
  'member_class',
  'member_status',
  'movement',
  'import_row',
]

const BOTH = [...new Set([...ENTERED, ...REPORTED])]

const bookOf = (office: Station): OpenBook => office.open!.book
const once = (work: () => unknown): number => {
  const start = performance.now()
  work()
  return performance.now() - start
}

function plan(office: Station, noun: 'members' | 'organisation', sheets: Parameters<typeof guessSheet>[0]) {
  const fields = noun === 'members' ? memberFields : importNouns[noun].fields
  const { sheet, guess } = guessSheet(sheets, fields as never)!
  const mapping = guess.columns.flatMap(({ column, field }) =>
    field === null ? [] : [{ column, field: field as string }],
  )
  const asked = {
    sheet,
    headingRow: guess.headingRow,
    mapping,
    today: '2026-11-23' as Day,
    role: 'head' as const,
    practice: true,
  }
  return atOnce(importNouns[noun].plan(bookOf(office).writer, asked))
}

function apply(office: Station, noun: string, planned: Planned): void {
  const desk = deskOf(office, 'imports.apply', { progress: () => {}, cancelled: () => false })
  desk.commit((hands) => {
    const id = hands.newId()
    const counts = { rows_new: planned.plan.counts.new, rows_changed: 0, rows_same: 0, rows_wrong: 0 }
    const batch = { id, noun, at: hands.nowMs, user: hands.user, workbook: '样例', sha256: '', ...counts }
    hands.inserter('import_batch')({ ...batch, undone_at: null, revision: 1 })
    const keepRow = hands.inserter('import_row')
    planned.apply(hands, {
      id,
      workbook: '样例',
      keep: (recordId, op, before, revisionAfter) =>
        keepRow({
          id: hands.newId(),
          batch_id: id,
          record_id: recordId,
          op,
          before,
          revision_after: revisionAfter,
        }),
      tick: () => {},
    })
  })
}

function importRows(office: Station, noun: 'members' | 'organisation', bytes: Uint8Array): void {
  apply(office, noun, plan(office, noun, readWorkbook(bytes).sheets))
}

function rowsIn(book: OpenBook, tables: readonly string[] = BOTH): Written[] {
  return tables.map((table) => {
    const columns = (book.file.pragma(`table_info("${table}")`) as { name: string }[]).map(
      ({ name }) => `"${name}"`,
    )
    return {
      table,
      rows: book.file.prepare(`select ${columns} from "${table}" order by rowid`).all() as Row[],
    }
  })
}

const rowsOfOrganisations = (office: Station): Written[] =>
  rowsIn(bookOf(office)).filter(({ table }) => table === 'organisation')

function insertAll(book: OpenBook, { table, rows }: Written, after: (row: Row) => void = () => {}): void {
  if (rows.length === 0) return
  const columns = Object.keys(rows[0]!)
  const insert = book.file.prepare(
    `insert into "${table}" (${columns.map((name) => `"${name}"`)}) values (${columns.map(() => '?')})`,
  )
  for (const row of rows) {
    insert.run(columns.map((name) => row[name]))
    after(row)
  }
}
