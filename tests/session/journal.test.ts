import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { auditService } from '../../electron/audit/service.ts'
import { turnJournal } from '../../electron/db/journal.ts'
import { openFile } from '../../electron/db/open.ts'
import { closeLedger } from '../../electron/session/opening.ts'
import { sessionService } from '../../electron/session/service.ts'
import { audit } from '../../shared/audit/contract.ts'
import { session } from '../../shared/session/contract.ts'
import { asking, choosing } from '../support/restorable.ts'
import { makeOffice, type TestRuntime, testRuntime, unlockHead } from '../support/test-runtime.ts'

/** The bytes of a ledger's file, of what lies beside it, and of its memory, at one moment. */
type Moment = Readonly<Record<string, Buffer>>
const NAMES = ['ledger.db', 'ledger.db-wal', 'last.json']

let runtime: TestRuntime
let home: string
let head: ReturnType<typeof unlockHead>
let key: Uint8Array
/** Closed at the end of the first day; a backup was made then. */
let yesterday: Moment
let backup: Buffer
/** Killed on the second day before its journal was turned, after that, and after it was turned again. */
let early: Moment
let late: Moment
/** As `late`, its journal carried into the file and nothing done since. */
let carried: Moment
let later: Moment
/** Another ledger, killed. */
let other: Moment

const momentOf = (folder: string): Moment =>
  Object.fromEntries(
    NAMES.filter((name) => existsSync(join(folder, name))).map((name) => [
      name,
      readFileSync(join(folder, name)),
    ]),
  )
const work = async (times: number) => {
  for (let nth = 0; nth < times; nth += 1) await runtime.call(audit.verify, {})
}

beforeAll(async () => {
  runtime = testRuntime({ session: sessionService, audit: auditService })
  const office = await makeOffice(runtime)
  head = unlockHead(office)
  home = join(runtime.ledgersFolder, office.ledgerId)
  await runtime.call(session.unlock, head)
  key = Uint8Array.from(runtime.open!.vault.dek)
  await work(3)
  await runtime.call(session.lock, {})
  yesterday = momentOf(home)
  const [name] = readdirSync(join(home, 'backups'))
  backup = readFileSync(join(home, 'backups', name!, 'ledger.db'))
  await runtime.call(session.unlock, head)
  await work(2)
  early = momentOf(home)
  turnJournal(runtime.open!.db.file)
  await work(1)
  late = momentOf(home)
  turnJournal(runtime.open!.db.file)
  carried = momentOf(home)
  await work(1)
  turnJournal(runtime.open!.db.file)
  await work(2)
  later = momentOf(home)
  closeLedger(runtime, { backUp: false })
  const elsewhere = testRuntime({ session: sessionService, audit: auditService })
  const another = await makeOffice(elsewhere)
  await elsewhere.call(session.unlock, unlockHead(another))
  other = momentOf(join(elsewhere.ledgersFolder, another.ledgerId))
  elsewhere.end()
})
afterAll(() => runtime.end())
beforeEach(() => {
  closeLedger(runtime, { backUp: false })
  for (const name of readdirSync(home)) if (/^ledger\.db|^last|attempts/.test(name)) rmSync(join(home, name))
})

/** Lays files there; what is not named is not there. */
function put(files: Readonly<Record<string, Buffer | undefined>>): void {
  for (const [name, bytes] of Object.entries(files)) if (bytes) writeFileSync(join(home, name), bytes)
}
const pairOf = (file: Moment | Buffer, journal: Moment, memory?: Moment) => ({
  'ledger.db': Buffer.isBuffer(file) ? file : file['ledger.db'],
  'ledger.db-wal': journal['ledger.db-wal'],
  'last.json': memory?.['last.json'],
})
const present = () =>
  Object.fromEntries(
    readdirSync(home)
      .filter((name) => /^ledger\.db|^checking/.test(name))
      .map((name) => [name, readFileSync(join(home, name)).toString('base64')]),
  )
const flipped = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes)
  copy[at]! ^= 1
  return copy
}

describe('a journal that is not the file’s own', () => {
  const foreign: Record<string, () => Record<string, Buffer | undefined>> = {
    'of a day that came after, beside yesterday’s file': () => pairOf(yesterday, late, yesterday),
    'of a day that came after, with no memory': () => pairOf(yesterday, late),
    'of the end of that day': () => pairOf(yesterday, later, yesterday),
    'of the beginning of what was carried into the file': () => pairOf(later, late, yesterday),
    'of long before, beside a newer file': () => pairOf(later, early, yesterday),
    'of the file as it was before the backup laid there by hand': () => pairOf(backup, late),
    'of the session in which the backup was made': () => pairOf(backup, early),
    'of a copy that was taken while the program ran': () => pairOf(early, late, yesterday),
    'of another ledger': () => pairOf(yesterday, other, yesterday),
    'with a broken head': () => ({
      ...pairOf(late, late, yesterday),
      'ledger.db-wal': flipped(late['ledger.db-wal']!, 9),
    }),
    'that is a rollback journal': () => ({
      ...pairOf(yesterday, {}, yesterday),
      'ledger.db-journal': Buffer.alloc(5000, 3),
    }),
  }

  test.each(Object.entries(foreign))('%s: refused, both stay as they are', async (_, files) => {
    put(files())
    const before = present()
    expect((await runtime.refused(session.unlock, head)).code).toBe('session.journal-foreign')
    expect(present()).toEqual(before)
    // And from the backup the ledger comes back; the pair is kept aside.
    const { backups } = await runtime.call(session.backupsOf, asking(head))
    expect(present()).toEqual(before)
    await runtime.call(session.restore, choosing(head, backups[0]!.name))
    expect(await runtime.call(audit.verify, {})).toMatchObject({ broken: [] })
    await runtime.call(session.lock, {})
    const aside = readdirSync(runtime.ledgersFolder).filter((name) => name.includes('.replaced-'))
    const numbers = aside.map((name) => Number(name.split('-').at(-1)))
    const kept = join(runtime.ledgersFolder, `${head.ledgerId}.replaced-${Math.max(...numbers)}`)
    expect(readFileSync(join(kept, 'ledger.db')).toString('base64')).toBe(before['ledger.db'])
  })
})

describe('a journal that is the file’s own', () => {
  const own: Record<string, () => Record<string, Buffer | undefined>> = {
    'before it was ever turned': () => pairOf(early, early, yesterday),
    'after it was turned': () => pairOf(late, late, yesterday),
    'at the end of the day': () => pairOf(later, later, yesterday),
    'with nothing committed in it': () => ({
      ...pairOf(yesterday, {}, yesterday),
      'ledger.db-wal': early['ledger.db-wal']!.subarray(0, 100),
    }),
    'cut in the midst of its last entry': () => ({
      ...pairOf(late, late, yesterday),
      'ledger.db-wal': late['ledger.db-wal']!.subarray(0, -2000),
    }),
    'beside the plain copy that it stands on': () => pairOf(yesterday, early, yesterday),
  }
  test.each(Object.entries(own))(
    '%s: is merged, and nothing more is said than how it ended',
    async (_, files) => {
      put(files())
      const { notices } = await runtime.call(session.unlock, head)
      expect(notices.filter((notice) => notice !== 'backup-old' && notice !== 'unclean-exit')).toEqual([])
      expect(await runtime.call(audit.verify, {})).toMatchObject({ broken: [] })
      expect(readdirSync(home).filter((name) => /checking/.test(name))).toEqual([])
    },
  )

  test('half carried into the file, it is carried to the end', async () => {
    // Page after page of the journal reaches the file before the power is cut.
    put(pairOf(late, late, yesterday))
    const whole = carried['ledger.db']!
    const half = Buffer.from(late['ledger.db']!)
    const pages = Math.min(half.length, whole.length) / 4096
    for (let page = 0; page < pages; page += 2) whole.copy(half, page * 4096, page * 4096, (page + 1) * 4096)
    writeFileSync(join(home, 'ledger.db'), half)
    await runtime.call(session.unlock, head)
    expect(await runtime.call(audit.verify, {})).toMatchObject({ broken: [] })
  })

  test('of a ledger changed with tools before: it opens, and says what verification found', async () => {
    put(pairOf(late, late, yesterday))
    const file = openFile(join(home, 'ledger.db'), key, 'aegis', 'own')
    file.prepare(`insert into setting values ('x', 'x', '1', '2026-01-01', null, 'x', 1)`).run()
    file.close()
    await runtime.call(session.unlock, head)
    await work(1)
    const killed = momentOf(home)
    closeLedger(runtime, { backUp: false })
    put(killed)
    expect((await runtime.call(session.unlock, head)).notices).toContain('verification-differs')
  })

  test.each([
    ['without a journal', () => pairOf(yesterday, {}, yesterday)],
    ['beside its journal', () => pairOf(late, late, yesterday)],
  ])('an index of something else, %s, is made anew', async (_, files) => {
    put({ ...files(), 'ledger.db-shm': Buffer.alloc(32_768, 5) })
    await runtime.call(session.unlock, head)
    expect(await runtime.call(audit.verify, {})).toMatchObject({ broken: [] })
  })
})

test('a long journal is turned between deeds, and names what it stands on', async () => {
  put(yesterday)
  await runtime.call(session.unlock, head)
  const { file } = runtime.open!.db
  const state = () => file.prepare(`select value from meta where key = 'journal_of'`).pluck().get()
  const before = state()
  file.prepare(`insert into meta values ('x', hex(zeroblob(3000000)))`).run()
  await work(1)
  expect(state()).not.toBe(before)
  file.exec(`delete from meta where key = 'x'`)
})
