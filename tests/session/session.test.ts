import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { auditService } from '../../electron/audit/service.ts'
import { sessionService } from '../../electron/session/service.ts'
import { audit } from '../../shared/audit/contract.ts'
import { session } from '../../shared/session/contract.ts'
import { asking, choosing } from '../support/restorable.ts'
import { makeOffice, passwords, type TestRuntime, testRuntime, unlockHead } from '../support/test-runtime.ts'

let runtime: TestRuntime
beforeEach(() => {
  runtime = testRuntime({ session: sessionService, audit: auditService })
})
afterEach(() => runtime.end())

describe('making and opening a ledger', () => {
  test('two people make it, each unlocks it, and the first screen names it', async () => {
    const office = await makeOffice(runtime)
    expect(office.recoveryCode).toMatch(/^([0-9A-Z]{4}-){8}[0-9A-Z]{4}$/)
    const opened = await runtime.call(session.unlock, unlockHead(office))
    expect(opened.user).toMatchObject({ name: '李样例', role: 'head', seals: true })
    const { ledgers } = await runtime.call(session.overview, {})
    expect(ledgers).toHaveLength(1)
    expect(ledgers[0]!.people.map(({ name }) => name).sort()).toEqual(['李样例', '王样例'])
    await runtime.call(session.lock, {})
    expect((await runtime.call(session.overview, {})).session).toBeNull()
  })

  test('one person alone cannot make an office ledger, and nothing is left of the try', async () => {
    const fault = await runtime.refused(session.create, {
      officeName: '样例社区',
      officeCode: 'yangli',
      kind: 'office',
      people: [{ name: '王样例', role: 'admin', password: passwords.admin }],
    })
    expect(fault.code).toBe('session.two-people')
    expect((await runtime.call(session.overview, {})).ledgers).toEqual([])
  })

  test('nothing of the ledger can be read on disk', async () => {
    const office = await makeOffice(runtime)
    await runtime.call(session.unlock, unlockHead(office))
    await runtime.call(session.lock, {})
    const folder = join(runtime.ledgersFolder, office.ledgerId)
    for (const name of [
      'ledger.db',
      ...readdirSync(join(folder, 'backups')).map((name) => join('backups', name, 'ledger.db')),
    ]) {
      const bytes = readFileSync(join(folder, name))
      expect(bytes.includes('SQLite format 3')).toBe(false)
      expect(bytes.includes('session.unlock')).toBe(false)
    }
  })

  test('a wrong password is refused, and after five the person waits', async () => {
    const office = await makeOffice(runtime)
    for (let i = 0; i < 5; i += 1) {
      expect((await runtime.refused(session.unlock, unlockHead(office, '不对的密码-123'))).code).toBe(
        'session.wrong-password',
      )
    }
    const wait = await runtime.refused(session.unlock, unlockHead(office))
    expect(wait).toMatchObject({ code: 'session.wait' })
    runtime.clock.shiftMs = 86_400_000
    const ahead = await runtime.refused(session.unlock, unlockHead(office))
    expect(ahead, 'whoever sets the clock on waits all the same').toMatchObject({ code: 'session.wait' })
    runtime.clock.shiftMs = 0
    runtime.clock.ticks = 61_000
    const behind = await runtime.refused(session.unlock, unlockHead(office))
    expect(behind, 'both clocks have to go on').toMatchObject({ code: 'session.wait' })
    runtime.clock.shiftMs = 61_000
    await runtime.call(session.unlock, unlockHead(office))
    const { entries } = await runtime.call(audit.entries, {})
    expect(entries[0]).toMatchObject({ deed: 'session.unlocked', after: { failed_before: 5 } })
  })

  test('a clock set back is noticed', async () => {
    const office = await makeOffice(runtime)
    await runtime.call(session.unlock, unlockHead(office))
    await runtime.call(session.lock, {})
    runtime.clock.shiftMs = -86_400_000
    const opened = await runtime.call(session.unlock, unlockHead(office))
    expect(opened.notices).toContain('clock-set-back')
  })
})

describe('a ledger file that is not what it was', () => {
  const damage = async (edit: (path: string) => void) => {
    const office = await makeOffice(runtime)
    edit(join(runtime.ledgersFolder, office.ledgerId, 'ledger.db'))
    return (await runtime.refused(session.unlock, unlockHead(office))).code
  }
  test('empty', async () =>
    expect(await damage((path) => truncateSync(path, 0))).toBe('session.ledger-damaged'))
  test('cut short', async () =>
    expect(await damage((path) => truncateSync(path, 8192 + 100))).toBe('session.ledger-damaged'))
  test('overwritten', async () =>
    expect(await damage((path) => writeFileSync(path, Buffer.alloc(16384, 7)))).toBe(
      'session.ledger-damaged',
    ))
  test('somebody else’s database', async () =>
    expect(
      await damage((path) => {
        truncateSync(path, 0)
        const foreign = new Database(path)
        foreign.exec('create table t (a)')
        foreign.close()
      }),
    ).toBe('session.ledger-damaged'))

  test('held open by another program', async () => {
    const office = await makeOffice(runtime)
    await runtime.call(session.unlock, unlockHead(office))
    const other = testRuntime({ session: sessionService })
    Object.assign(other, { ledgersFolder: runtime.ledgersFolder })
    expect((await other.refused(session.unlock, unlockHead(office))).code).toBe('session.ledger-in-use')
    other.end()
  })
})

describe('backups', () => {
  test('one is made at lock; restoring it begins a new incarnation and keeps the old aside', async () => {
    const office = await makeOffice(runtime)
    await runtime.call(session.unlock, unlockHead(office))
    await runtime.call(session.lock, {})
    const { backups } = await runtime.call(session.backupsOf, asking(unlockHead(office)))
    expect(backups).toHaveLength(1)
    await runtime.call(session.unlock, unlockHead(office))
    await runtime.call(session.changePassword, {
      oldPassword: passwords.head,
      newPassword: '后来改的-密码-5566',
    })
    await runtime.call(session.lock, {})
    // Who may restore is a question of today, and so is their password.
    const before = choosing(unlockHead(office), backups[0]!.name)
    expect((await runtime.refused(session.restore, before)).code).toBe('session.wrong-password')
    const today = choosing(unlockHead(office, '后来改的-密码-5566'), backups[0]!.name)
    const restored = await runtime.call(session.restore, today)
    expect(restored.session!.notices).toContain('restored')
    expect(runtime.open!.ledger.incarnation).toBe(2)
    expect(readdirSync(runtime.ledgersFolder).filter((name) => name.includes('.replaced-'))).toHaveLength(1)
    expect(await runtime.call(audit.verify, {})).toMatchObject({ broken: [] })
  })

  test('a damaged backup is not taken', async () => {
    const office = await makeOffice(runtime)
    await runtime.call(session.unlock, unlockHead(office))
    await runtime.call(session.lock, {})
    const folder = join(runtime.ledgersFolder, office.ledgerId, 'backups')
    const [name] = readdirSync(folder)
    const path = join(folder, name!, 'ledger.db')
    const bytes = readFileSync(path)
    bytes[Math.floor(bytes.length / 2)]! ^= 1
    for (const edit of [() => writeFileSync(path, bytes), () => truncateSync(path, 4096)]) {
      edit()
      const fault = await runtime.refused(session.restore, choosing(unlockHead(office), name!))
      expect(fault.code).toBe('session.backup-failed')
    }
    await runtime.call(session.unlock, unlockHead(office))
  })

  test('a copy goes to a stick with its keyring, read back', async () => {
    const office = await makeOffice(runtime)
    await runtime.call(session.unlock, unlockHead(office))
    const stick = join(runtime.root, 'stick')
    mkdirSync(stick)
    runtime.dialogs.push(stick)
    const made = await runtime.call(session.backUp, { toStick: true })
    expect(readdirSync(stick)).toEqual([made.fileName])
    const parts = ['contents.txt', 'header.json', 'keyring.json', 'ledger.db']
    expect(readdirSync(join(stick, made.fileName!)).sort()).toEqual(parts)
  })

  test('a ledger folder from elsewhere is brought in once', async () => {
    const office = await makeOffice(runtime)
    const other = testRuntime({ session: sessionService })
    other.dialogs.push(join(runtime.ledgersFolder, office.ledgerId))
    expect(await other.call(session.adopt, {})).toEqual({ ledgerId: office.ledgerId, offered: null })
    await other.call(session.unlock, unlockHead(office))
    other.dialogs.push(
      join(runtime.ledgersFolder, office.ledgerId),
      join(other.ledgersFolder, office.ledgerId),
    )
    expect((await other.refused(session.adopt, {})).code).toBe('session.ledger-here')
    expect(await other.call(session.adopt, {})).toEqual({ ledgerId: office.ledgerId, offered: null })
    other.end()
    expect(existsSync(join(runtime.ledgersFolder, office.ledgerId, 'ledger.db'))).toBe(true)
  })
})

test('a keyring put back from before is told as such', async () => {
  const office = await makeOffice(runtime)
  const folder = join(runtime.ledgersFolder, office.ledgerId)
  copyFileSync(join(folder, 'keyring.json'), join(folder, 'kept'))
  await runtime.call(session.unlock, {
    ledgerId: office.ledgerId,
    userId: office.adminId,
    password: passwords.admin,
  })
  await runtime.call(session.addPerson, {
    name: '赵样例',
    role: 'clerk',
    oneTimePassword: '一次性密码-赵-2026',
  })
  await runtime.call(session.lock, {})
  copyFileSync(join(folder, 'kept'), join(folder, 'keyring.json'))
  expect((await runtime.refused(session.unlock, unlockHead(office))).code).toBe('session.keyring-rolled-back')
})
