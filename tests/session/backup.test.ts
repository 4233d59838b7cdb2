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
import { backUpOpen, closeLedger } from '../../electron/session/opening.ts'
import { sessionService } from '../../electron/session/service.ts'
import { audit } from '../../shared/audit/contract.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { session } from '../../shared/session/contract.ts'
import { makeOffice, passwords, type TestHall, testHall } from '../support/test-hall.ts'

const DAY_MS = 86_400_000
let hall: TestHall
let backups: string
let head: { ledgerId: Id; userId: Id; password: string }

beforeAll(async () => {
  hall = testHall({ session: sessionService, audit: auditService })
  const office = await makeOffice(hall)
  head = { ledgerId: office.ledgerId, userId: office.headId, password: passwords.head }
  backups = join(hall.ledgersFolder, office.ledgerId, 'backups')
})
afterAll(() => hall.end())
beforeEach(async () => {
  closeLedger(hall, { backUp: false })
  rmSync(backups, { recursive: true, force: true })
  hall.clock.shiftMs = 0
  await hall.call(session.unlock, head)
})

const lock = () => hall.call(session.lock, {})
const names = () => (existsSync(backups) ? readdirSync(backups).sort() : [])
const ledgers = () => names().filter((name) => name.endsWith('.db'))
const backUpAt = (moment: string) => backUpOpen(hall.open!, Date.parse(moment))

describe('a backup', () => {
  test('is named and dated by Beijing time, whatever happened to the file since', async () => {
    const made = backUpAt('2027-03-01T00:30:00.123+08:00')
    expect(made.name).toBe('20270301-003000123')
    writeFileSync(join(backups, `${made.name}.db`), readFileSync(join(backups, `${made.name}.db`)))
    const [first] = await hall.call(session.backups, {})
    expect(first).toEqual({ ...made, atMs: Date.parse('2027-03-01T00:30:00.123+08:00') })
  })

  test('made at the same moment as another, by a clock set back, does not take its place', () => {
    const [one, other] = [backUpAt('2027-03-01T00:30:00Z'), backUpAt('2027-03-01T00:30:00Z')]
    expect(other.name).not.toBe(one.name)
    expect(ledgers()).toHaveLength(2)
  })

  test('carries the keyring that the ledger names, also while its file is not yet in place', () => {
    const { folder } = hall.open!.vault
    const standing = readFileSync(join(folder, 'keyring.json'))
    writeFileSync(join(folder, 'keyring.json'), 'torn')
    const { name } = backUpAt('2027-03-01T00:30:00Z')
    writeFileSync(join(folder, 'keyring.json'), standing)
    expect(readFileSync(join(backups, `${name}.keyring.json`)).equals(standing)).toBe(true)
  })

  test('is made at locking after a change, and not for having looked', async () => {
    await lock()
    const [first] = ledgers()
    expect(first).toBeDefined()
    await hall.call(session.unlock, head)
    await lock()
    expect(ledgers()).toEqual([first])
    await hall.call(session.unlock, head)
    await hall.call(audit.verify, {})
    await lock()
    expect(ledgers()).toHaveLength(2)
  })

  test('sweeps up what a crash left, and nothing that a person put there', () => {
    mkdirSync(backups)
    for (const left of [
      '20270101-000000000.db.part',
      '20270101-000000000.db.part-journal',
      '20270101-000000000.keyring.json',
      '20270102-000000000.keyring.json.part',
    ]) {
      writeFileSync(join(backups, left), 'half')
    }
    writeFileSync(join(backups, '我的备份.db'), 'mine')
    const { name } = backUpAt('2027-03-01T00:30:00Z')
    expect(names()).toEqual([`${name}.db`, `${name}.keyring.json`, '我的备份.db'])
  })

  test('without its keyring is not offered', async () => {
    const { name } = backUpAt('2027-03-01T00:30:00Z')
    rmSync(join(backups, `${name}.keyring.json`))
    expect(await hall.call(session.backups, {})).toEqual([])
  })

  test('that cannot be written leaves nothing, and keeps nobody from locking', async () => {
    const { file } = hall.open!.book
    const prepare = file.prepare.bind(file)
    Object.assign(file, {
      prepare(sql: string) {
        if (sql.startsWith('vacuum')) throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' })
        return prepare(sql)
      },
    })
    await lock()
    expect(hall.open).toBeNull()
    expect(names()).toEqual([])
    const { notices } = await hall.call(session.unlock, head)
    expect(notices).toContain('backup-old')
    expect(notices).not.toContain('unclean-exit')
    backUpAt('2027-03-01T00:30:00Z')
    expect(readMeta(hall.open!.book.file, 'backup_failed')).toBe('0')
  })
})

test('of many backups the last 10 of today, 7 days, 5 weeks and 12 months are kept', () => {
  mkdirSync(backups)
  const put = (stamp: string) => {
    writeFileSync(join(backups, `${stamp}.db`), '')
    writeFileSync(join(backups, `${stamp}.keyring.json`), '')
  }
  const day = new Date('2026-01-15T00:00:00Z')
  for (; day < new Date('2027-03-01T00:00:00Z'); day.setUTCDate(day.getUTCDate() + 1)) {
    const digits = day.toISOString().replace(/\D/g, '').slice(0, 8)
    put(`${digits}-090000000`)
    put(`${digits}-180000000`)
  }
  for (let hour = 10; hour < 24; hour += 1) put(`20270301-${hour}0000000`)
  backUpAt('2027-03-01T23:59:00+08:00')
  const kept = ledgers().map((name) => name.slice(0, 11))
  const of = (start: string) => kept.filter((name) => name.startsWith(start))
  expect(of('20270301')).toHaveLength(10)
  // Six days before today, the last of each.
  for (const date of ['20270228', '20270227', '20270226', '20270225', '20270224', '20270223']) {
    expect(of(date)).toEqual([`${date}-18`])
  }
  // Four weeks before this one by their Sundays, eleven months before this one by their last days.
  expect(of('202702').slice(0, 3)).toEqual(['20270207-18', '20270214-18', '20270221-18'])
  const ends = [
    '20260430',
    '20260531',
    '20260630',
    '20260731',
    '20260831',
    '20260930',
    '20261031',
    '20261130',
    '20261231',
    '20270131',
  ]
  for (const date of ends) expect(of(date)).toEqual([`${date}-18`])
  expect(['202601', '202602', '202603'].flatMap(of)).toEqual([])
  expect(kept).toHaveLength(10 + 6 + 3 + ends.length)
  expect(names().filter((name) => name.endsWith('.keyring.json'))).toHaveLength(kept.length)
})

describe('a second place', () => {
  test('is asked for after a week without one, and no more once a copy was taken', async () => {
    expect(hall.open!.notices).not.toContain('backup-old')
    await lock()
    hall.clock.shiftMs = 8 * DAY_MS
    expect((await hall.call(session.unlock, head)).notices).toContain('backup-old')
    hall.dialogs.push(null)
    expect((await hall.call(session.backUp, { toStick: true })).fileName).toBeNull()
    await lock()
    expect((await hall.call(session.unlock, head)).notices).toContain('backup-old')
    const stick = join(hall.root, 'stick')
    mkdirSync(stick)
    hall.dialogs.push(stick)
    await hall.call(session.backUp, { toStick: true })
    await lock()
    expect((await hall.call(session.unlock, head)).notices).not.toContain('backup-old')
    const other = testHall({ session: sessionService, audit: auditService })
    other.dialogs.push(stick)
    expect(await other.call(session.adopt, {})).toEqual({ ledgerId: head.ledgerId })
    // The computer is gone, the stick is left: the ledger comes back from it, as a new incarnation.
    const [backup] = await other.call(session.backupsOf, { ledgerId: head.ledgerId })
    const { ledgers } = await other.call(session.overview, {})
    expect(ledgers[0]!.people).toHaveLength(2)
    expect((await other.refused(session.unlock, head)).code).toBe('session.keyring-damaged')
    await other.call(session.restore, { ...head, backup: backup!.name })
    expect(other.open!.ledger.incarnation).toBe(2)
    expect(await other.call(audit.verify, {})).toMatchObject({ broken: [] })
    other.dialogs.push(stick)
    expect(await other.call(session.adopt, {})).toEqual({ ledgerId: head.ledgerId })
    other.end()
  })

  test('that holds no ledger is refused, and one whose card names another ledger too', async () => {
    const other = testHall({ session: sessionService })
    const empty = join(hall.root, 'empty')
    mkdirSync(empty)
    other.dialogs.push(empty)
    expect((await other.refused(session.adopt, {})).code).toBe('session.ledger-missing')
    const { folder } = hall.open!.vault
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
  const checkedAt = () => Number(readMeta(hall.open!.book.file, 'last_check_at'))

  test('is done in full when a week has passed, and not before', async () => {
    const before = checkedAt()
    await lock()
    hall.clock.shiftMs = 2 * DAY_MS
    await hall.call(session.unlock, head)
    expect(checkedAt()).toBe(before)
    await lock()
    hall.clock.shiftMs = 9 * DAY_MS
    await hall.call(session.unlock, head)
    expect(checkedAt()).toBeGreaterThan(before)
  })

  test('a ledger with a broken page is not opened, and its keys are not kept', async () => {
    const { file } = hall.open!.book
    const path = file.name
    writeMeta(file, { last_check_at: '0' })
    closeLedger(hall, { backUp: false })
    const whole = readFileSync(path)
    const middle = Math.floor(statSync(path).size / 8192) * 4096
    writeFileSync(
      path,
      Buffer.concat([whole.subarray(0, middle), Buffer.alloc(64, 9), whole.subarray(middle + 64)]),
    )
    expect((await hall.refused(session.unlock, head)).code).toBe('session.ledger-damaged')
    expect(hall.open).toBeNull()
    truncateSync(path, 0)
    writeFileSync(path, whole)
    await hall.call(session.unlock, head)
  })
})
