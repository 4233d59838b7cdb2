import { createHash, randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { expect } from 'vitest'
import { verifyLedger } from '../../electron/audit/verify.ts'
import { createDatabase } from '../../electron/chain/database.ts'
import type { Services } from '../../electron/router/router.ts'
import { bundles } from '../../shared/bundles/contract.ts'
import { wireTablesOf } from '../../shared/tables.ts'
import { acquaint, receive, type Station, station, stick } from '../bundles/service/stations.ts'
import { sampleOffice } from '../support/sample-office.ts'
import { memberWorkbook, organisationWorkbook } from '../support/sample-workbooks.ts'
import { fillBookings } from './bookings.ts'
import { doorFigures } from './doors.ts'
import { importRows } from './importing.ts'
import { peakOf } from './memory.ts'
import { fillSpendings } from './spendings.ts'
import { type Note, timed } from './table.ts'
import { bookOf, insertAll, rowsIn } from './written.ts'

/** A ledger of 140,000 rows, of members, bookings and spendings, out and in. */
export async function mixing(upper: Station, services: Partial<Services>, note: Note): Promise<void> {
  const office = await station('样例第二社区党委', 'yangli2', 'practice', services)
  const sample = sampleOffice({ times: 25 })
  importRows(office, 'organisation', organisationWorkbook(sample))
  importRows(office, 'members', memberWorkbook(sample))
  fillBookings(bookOf(office), 50_000)
  fillSpendings(bookOf(office), 50_000)
  office.sit('head')
  await doorFigures(office, services, note)
  await exchanging(
    office,
    upper,
    wireTablesOf('report').map(({ table }) => table),
    note,
  )
}

/** A report of it all to the superior, and there into a ledger of its own. */
export async function exchanging(
  office: Station,
  upper: Station,
  tables: readonly string[],
  note: Note,
): Promise<void> {
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
  // Before it is signed all of the ledger is verified, which the floor has no part in: a line of its own.
  const { file } = bookOf(office)
  const verified = await timed(() => verifyLedger(file, office.ledgerId, async () => {}))
  // Rows that were written bare do not fit the chain, and are sealed for a reason.
  const despite = verified.value.broken.length > 0 ? '样例：直接写入的行' : null
  const held = await peakOf(() =>
    timed(async () => {
      const item = await office.call(bundles.seal, { draftId, despite })
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
  note(`before sealing: verify ${verified.value.entries} entries`, verified.ms)
  note(`seal and write (${size}), less that`, out.ms - verified.ms, floor.ms, '≤ 1.5')
  noteMemory(note, 'seal and write: peak memory, against the rows', held.bytes, bytes.length)
  const taken = await peakOf(() => timed(() => receive(upper, [path])))
  const received = taken.value
  noteMemory(note, 'receive: peak memory, against the rows', taken.bytes, bytes.length)
  expect(received.value[0]?.outcome).toBe('first')
  const bare = createDatabase(
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
function noteMemory(note: Note, what: string, held: number | undefined, rows: number): void {
  if (held !== undefined) note(what, held / 1e6, rows / 1e6, '≤ 3', 'MB')
}
