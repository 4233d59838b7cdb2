import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { auditService } from '../../electron/audit/service.ts'
import { readMeta, writeMeta } from '../../electron/db/meta.ts'
import { backUpOpen } from '../../electron/session/backing-up.ts'
import { closeLedger } from '../../electron/session/opening.ts'
import { sessionService } from '../../electron/session/service.ts'
import { audit } from '../../shared/audit/contract.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { session } from '../../shared/session/contract.ts'
import { choosing } from '../support/restorable.ts'
import { makeOffice, passwords, type TestRuntime, testRuntime } from '../support/test-runtime.ts'

const DAY_MS = 86_400_000
let runtime: TestRuntime
let backups: string
let head: { ledgerId: Id; userId: Id; password: string }

beforeAll(async () => {
  runtime = testRuntime({ session: sessionService, audit: auditService })
  const office = await makeOffice(runtime)
  head = { ledgerId: office.ledgerId, userId: office.headId, password: passwords.head }
  backups = join(runtime.ledgersFolder, office.ledgerId, 'backups')
})
afterAll(() => runtime.end())
beforeEach(async () => {
  closeLedger(runtime, { backUp: false })
  rmSync(backups, { recursive: true, force: true })
  runtime.clock.shiftMs = 0
  await runtime.call(session.unlock, head)
})

const lock = () => runtime.call(session.lock, {})
const names = () => (existsSync(backups) ? readdirSync(backups).sort() : [])
const backUpAt = (moment: string) => backUpOpen(runtime.open!, Date.parse(moment))

describe('a backup', () => {
  test('is named and dated by Beijing time, whatever happened to the file since', async () => {
    const made = backUpAt('2027-03-01T00:30:00.123+08:00')
    expect(made.name).toBe('20270301-003000123')
    const path = join(backups, made.name, 'ledger.db')
    writeFileSync(path, readFileSync(path))
    const [first] = await runtime.call(session.backups, {})
    expect(first).toEqual({ ...made, atMs: Date.parse('2027-03-01T00:30:00.123+08:00') })
  })

  test('made at the same moment as another, by a clock set back, does not take its place', () => {
    const [one, other] = [backUpAt('2027-03-01T00:30:00Z'), backUpAt('2027-03-01T00:30:00Z')]
    expect(other.name).not.toBe(one.name)
    expect(names()).toHaveLength(2)
    expect([one.number, other.number]).toEqual([1, 2])
  })

  test('carries the keyring that the ledger names, also while its file is not yet in place', () => {
    const { folder } = runtime.open!.vault
    const standing = readFileSync(join(folder, 'keyring.json'))
    writeFileSync(join(folder, 'keyring.json'), 'torn')
    const { name } = backUpAt('2027-03-01T00:30:00Z')
    writeFileSync(join(folder, 'keyring.json'), standing)
    expect(readFileSync(join(backups, name, 'keyring.json')).equals(standing)).toBe(true)
  })

  test('is made at locking after a change, and not for having looked', async () => {
    await lock()
    const [first] = names()
    expect(first).toBeDefined()
    await runtime.call(session.unlock, head)
    await lock()
    expect(names()).toEqual([first])
    await runtime.call(session.unlock, head)
    await runtime.call(audit.verify, {})
    await lock()
    expect(names()).toHaveLength(2)
  })

  test('sweeps up what a crash left, and nothing that a person put there', () => {
    mkdirSync(join(backups, '20270101-000000000.part'), { recursive: true })
    writeFileSync(join(backups, '20270101-000000000.part', 'ledger.db'), 'half')
    writeFileSync(join(backups, '我的备份.db'), 'mine')
    const { name } = backUpAt('2027-03-01T00:30:00Z')
    expect(names()).toEqual([name, '我的备份.db'])
  })

  test.each(['ledger.db', 'keyring.json', 'header.json'])('without its %s is not offered', async (part) => {
    const { name } = backUpAt('2027-03-01T00:30:00Z')
    rmSync(join(backups, name, part))
    expect(await runtime.call(session.backups, {})).toEqual([])
  })

  test('that cannot be written leaves nothing, and keeps nobody from locking', async () => {
    const { file } = runtime.open!.db
    const prepare = file.prepare.bind(file)
    Object.assign(file, {
      prepare(sql: string) {
        if (sql.startsWith('vacuum')) throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' })
        return prepare(sql)
      },
    })
    await lock()
    expect(runtime.open).toBeNull()
    expect(names()).toEqual([])
    const { notices } = await runtime.call(session.unlock, head)
    expect(notices).toContain('backup-old')
    expect(notices).not.toContain('unclean-exit')
    backUpAt('2027-03-01T00:30:00Z')
    expect(readMeta(runtime.open!.db.file, 'backup_failed')).toBe('0')
  })
})

describe('a second place', () => {
  test('is asked for after a week without one, and no more once a copy was taken', async () => {
    expect(runtime.open!.notices).not.toContain('backup-old')
    await lock()
    runtime.clock.shiftMs = 8 * DAY_MS
    expect((await runtime.call(session.unlock, head)).notices).toContain('backup-old')
    runtime.dialogs.push(null)
    expect((await runtime.call(session.backUp, { toStick: true })).fileName).toBeNull()
    await lock()
    expect((await runtime.call(session.unlock, head)).notices).toContain('backup-old')
    const stick = join(runtime.root, 'stick')
    mkdirSync(stick)
    runtime.dialogs.push(stick)
    await runtime.call(session.backUp, { toStick: true })
    await lock()
    expect((await runtime.call(session.unlock, head)).notices).not.toContain('backup-old')
    const other = testRuntime({ session: sessionService, audit: auditService })
    other.dialogs.push(stick)
    // The computer is gone, the stick is left: the ledger comes back from it, as a new incarnation.
    const { offered } = await other.call(session.adopt, {})
    expect(offered!.ledger).toMatchObject({ id: head.ledgerId, officeName: '样例社区党委' })
    expect(offered!.ledger.people).toHaveLength(2)
    expect((await other.call(session.overview, {})).ledgers).toEqual([])
    const name = offered!.backups[0]!.name
    await other.call(session.restore, choosing(head, name, 'stick'))
    expect(other.open!.ledger.incarnation).toBe(2)
    expect(await other.call(audit.verify, {})).toMatchObject({ broken: [] })
    // Nothing on the stick became one of its own backups.
    expect((await other.call(session.backups, {})).map(({ number }) => number)).toEqual([1])
    other.end()
  })

  test('that holds no ledger is refused, and one whose card names another ledger too', async () => {
    const other = testRuntime({ session: sessionService })
    const empty = join(runtime.root, 'empty')
    mkdirSync(empty)
    other.dialogs.push(empty)
    expect((await other.refused(session.adopt, {})).code).toBe('session.ledger-missing')
    const { folder } = runtime.open!.vault
    await lock()
    for (const name of ['ledger.db', 'keyring.json', 'card.json']) {
      writeFileSync(join(empty, name), readFileSync(join(folder, name)))
    }
    const card = JSON.parse(readFileSync(join(empty, 'card.json'), 'utf8'))
    writeFileSync(
      join(empty, 'card.json'),
      JSON.stringify({ ...card, id: card.id.replace(/.$/, (end: string) => (end === '0' ? '1' : '0')) }),
    )
    other.dialogs.push(empty)
    expect((await other.refused(session.adopt, {})).code).toBe('session.ledger-foreign')
    expect((await other.call(session.overview, {})).ledgers).toEqual([])
    expect(existsSync(other.ledgersFolder)).toBe(false)
    other.end()
  })
})

describe('looking for broken pages', () => {
  const checkedAt = () => Number(readMeta(runtime.open!.db.file, 'last_check_at'))

  test('is done in full when a week has passed, and not before', async () => {
    const before = checkedAt()
    await lock()
    runtime.clock.shiftMs = 2 * DAY_MS
    await runtime.call(session.unlock, head)
    expect(checkedAt()).toBe(before)
    await lock()
    runtime.clock.shiftMs = 9 * DAY_MS
    await runtime.call(session.unlock, head)
    expect(checkedAt()).toBeGreaterThan(before)
  })

  test('a ledger with a broken page is not opened, and its keys are not kept', async () => {
    const { file } = runtime.open!.db
    const path = file.name
    writeMeta(file, { last_check_at: '0' })
    closeLedger(runtime, { backUp: false })
    const whole = readFileSync(path)
    const middle = Math.floor(statSync(path).size / 8192) * 4096
    writeFileSync(
      path,
      Buffer.concat([whole.subarray(0, middle), Buffer.alloc(64, 9), whole.subarray(middle + 64)]),
    )
    expect((await runtime.refused(session.unlock, head)).code).toBe('session.ledger-damaged')
    expect(runtime.open).toBeNull()
    truncateSync(path, 0)
    writeFileSync(path, whole)
    await runtime.call(session.unlock, head)
  })
})
