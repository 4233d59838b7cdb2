import { cpSync, existsSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { auditService } from '../../electron/audit/service.ts'
import { holderOf, setHolder, sweepLedgers } from '../../electron/folder/ledger-folder.ts'
import { closeLedger } from '../../electron/session/opening.ts'
import { sessionService } from '../../electron/session/service.ts'
import { audit } from '../../shared/audit/contract.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { session } from '../../shared/session/contract.ts'
import { asking, choosing } from '../support/restorable.ts'
import { makeOffice, passwords, type TestRuntime, testRuntime } from '../support/test-runtime.ts'

const clerkPassword = '一次性密码-赵-2026'
let runtime: TestRuntime
let home: string
let template: string
let backup: string
let head: { ledgerId: Id; userId: Id; password: string }
let admin: typeof head
let clerk: typeof head

beforeAll(async () => {
  runtime = testRuntime({ session: sessionService, audit: auditService })
  const office = await makeOffice(runtime)
  const { ledgerId } = office
  head = { ledgerId, userId: office.headId, password: passwords.head }
  admin = { ledgerId, userId: office.adminId, password: passwords.admin }
  home = join(runtime.ledgersFolder, ledgerId)
  template = join(runtime.root, 'template')
  await runtime.call(session.unlock, admin)
  const person = { name: '赵样例', role: 'clerk', oneTimePassword: clerkPassword } as const
  clerk = { ledgerId, userId: (await runtime.call(session.addPerson, person)).id, password: clerkPassword }
  await runtime.call(session.lock, {})
  backup = (await runtime.call(session.backupsOf, asking(head))).backups[0]!.name
  cpSync(home, template, { recursive: true })
})
afterAll(() => runtime.end())
beforeEach(() => {
  closeLedger(runtime, { backUp: false })
  rmSync(runtime.ledgersFolder, { recursive: true, force: true })
  cpSync(template, home, { recursive: true })
})

const restore = (who: typeof head) => runtime.call(session.restore, choosing(who, backup))
const beside = () => readdirSync(runtime.ledgersFolder).filter((name) => name !== head.ledgerId)

test('one backup restored again and again never gives one incarnation twice', async () => {
  const seen = []
  for (let i = 0; i < 3; i += 1) {
    await restore(head)
    seen.push(runtime.open!.ledger.incarnation)
  }
  // Not even where the card that remembers was lost and made anew.
  closeLedger(runtime)
  const { incarnation: _, ...card } = (await import('../../electron/folder/ledger-folder.ts')).readCard(home)!
  writeFileSync(join(home, 'card.json'), JSON.stringify(card))
  await restore(head)
  expect([...seen, runtime.open!.ledger.incarnation]).toEqual([2, 3, 4, 5])
  expect(await runtime.call(audit.verify, {})).toMatchObject({ broken: [] })
})

test('an old file put back again and again, then a restore: every life has a number of its own', async () => {
  const seen = []
  const old = join(template, 'ledger.db')
  // What was closed here last is further than the old file.
  await runtime.call(session.unlock, head)
  await runtime.call(session.lock, {})
  for (let i = 0; i < 2; i += 1) {
    cpSync(old, join(home, 'ledger.db'))
    expect((await runtime.call(session.unlock, head)).notices).toContain('put-back')
    seen.push(runtime.open!.ledger.incarnation)
    await runtime.call(session.lock, {})
  }
  await restore(head)
  expect([...seen, runtime.open!.ledger.incarnation]).toEqual([2, 3, 4])
  expect(await runtime.call(audit.verify, {})).toMatchObject({ broken: [] })
})

test('the wrong password, a clerk and a person who was removed leave the ledger where it is', async () => {
  const wrong = await runtime.refused(
    session.restore,
    choosing({ ...head, password: '猜的密码-0000' }, backup),
  )
  expect(wrong.code).toBe('session.wrong-password')
  expect(await runtime.refused(session.restore, choosing(clerk, backup))).toEqual({
    code: 'session.not-allowed',
    params: { role: 'clerk' },
  })
  await runtime.call(session.unlock, admin)
  await runtime.call(session.removePerson, { userId: clerk.userId, reason: '调离社区' })
  await runtime.call(session.lock, {})
  expect((await runtime.refused(session.restore, choosing(clerk, backup))).code).toBe('session.unknown-user')
  expect(beside()).toEqual([])
})

test('people of today stand in a restored ledger: who was removed is out, roles are of now', async () => {
  await runtime.call(session.unlock, admin)
  const second = { name: '钱样例', role: 'reviewer', oneTimePassword: '一次性密码-钱-2026' } as const
  const { id } = await runtime.call(session.addPerson, second)
  await runtime.call(session.backUp, { toStick: false })
  const { name } = (await runtime.call(session.backups, {}))[0]!
  await runtime.call(session.amendPerson, {
    userId: id,
    name: second.name,
    role: 'clerk',
    reason: '调整岗位',
  })
  await runtime.call(session.removePerson, { userId: clerk.userId, reason: '调离社区' })
  await runtime.call(session.lock, {})
  await runtime.call(session.restore, choosing(admin, name))
  expect((await runtime.call(session.people, {})).map((one) => [one.id, one.role]).sort()).toEqual(
    [
      [admin.userId, 'admin'],
      [head.userId, 'head'],
      [id, 'clerk'],
    ].sort(),
  )
  expect(await runtime.call(audit.verify, {})).toMatchObject({ broken: [] })
  await runtime.call(session.lock, {})
  expect((await runtime.refused(session.unlock, clerk)).code).toBe('session.unknown-user')
  await runtime.call(session.unlock, head)
  expect(await runtime.call(audit.verify, {})).toMatchObject({ broken: [] })
})

test('who lost the right to restore since does not get it back by the backup', async () => {
  await runtime.call(session.unlock, admin)
  const amend = { userId: clerk.userId, name: '赵样例', reason: '调整岗位' }
  await runtime.call(session.amendPerson, { ...amend, role: 'admin' })
  await runtime.call(session.backUp, { toStick: false })
  const { name } = (await runtime.call(session.backups, {}))[0]!
  await runtime.call(session.amendPerson, { ...amend, role: 'clerk' })
  await runtime.call(session.lock, {})
  expect(await runtime.refused(session.restore, choosing(clerk, name))).toEqual({
    code: 'session.not-allowed',
    params: { role: 'clerk' },
  })
  expect(beside()).toEqual([])
})

test.each(['..', '../ledger', '', '20270101-000000000'])('%j is no backup', async (name) => {
  expect((await runtime.refused(session.restore, choosing(head, name))).code).toBe('session.backup-failed')
  expect(beside()).toEqual([])
})

test('what lay beside the ledger comes along without needing the room twice', async () => {
  const kept = join(home, 'inbox', 'evidence')
  cpSync(join(home, 'backups'), kept, { recursive: true })
  await restore(head)
  const [name] = readdirSync(join(home, 'inbox', 'evidence'))
  expect(statSync(join(home, 'inbox', 'evidence', name!)).nlink).toBe(2)
  expect(beside()).toHaveLength(1)
})

test('a power cut between the two renames is finished at the next start, as a new incarnation', async () => {
  await restore(head)
  closeLedger(runtime, { backUp: false })
  const [aside] = beside()
  renameSync(home, `${home}.restoring`)
  sweepLedgers(runtime.ledgersFolder)
  expect(beside()).toEqual([aside])
  await runtime.call(session.unlock, head)
  expect(runtime.open!.ledger.incarnation).toBe(2)
})

test('a restore that was cut short before is cleared away, and so is a half-made ledger', async () => {
  cpSync(join(home, 'ledger.db'), join(`${home}.restoring`, 'ledger.db'))
  cpSync(home, `${home}.making`, { recursive: true })
  sweepLedgers(runtime.ledgersFolder)
  expect(beside()).toEqual([])
  await runtime.call(session.unlock, head)
  expect(runtime.open!.ledger.incarnation).toBe(1)
})

test('a note beside a ledger that was cut short is cleared away, and nothing else', () => {
  for (const name of ['card.json.part', 'last.json.part', '我的.part'])
    writeFileSync(join(home, name), 'half')
  writeFileSync(join(runtime.ledgersFolder, 'desktop.ini'), 'no ledger')
  const before = readdirSync(home)
  sweepLedgers(runtime.ledgersFolder)
  const gone = before.filter((name) => !readdirSync(home).includes(name))
  expect(gone.sort()).toEqual(['card.json.part', 'last.json.part'])
})

test('two who unlock at once sit down one after the other, and nothing stays open', async () => {
  const [one, other] = await Promise.all([
    runtime.call(session.unlock, head),
    runtime.call(session.unlock, admin),
  ])
  expect([one.user.role, other.user.role]).toEqual(['head', 'admin'])
  expect(runtime.open!.person.role).toBe('admin')
  await runtime.call(session.lock, {})
  const again = await Promise.allSettled([
    runtime.call(session.unlock, { ...head, password: '猜的密码-0000' }),
    runtime.call(session.unlock, head),
  ])
  expect(again.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
})

test('two changes of the keyring at once are both kept', async () => {
  await runtime.call(session.unlock, admin)
  const person = (name: string) => ({ name, role: 'clerk' as const, oneTimePassword: '一次性密码-新-2026' })
  await Promise.all(['钱样例', '孙样例'].map((name) => runtime.call(session.addPerson, person(name))))
  const names = (await runtime.call(session.people, {})).map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(['钱样例', '孙样例']))
})

test('keys are wiped at locking', async () => {
  await runtime.call(session.unlock, head)
  const { dek, sealKey } = runtime.open!.vault
  await runtime.call(session.lock, {})
  expect([dek, sealKey].map((key) => Buffer.from(key!).every((byte) => byte === 0))).toEqual([true, true])
})

test('a holder is named while their process lives, and not after the computer started anew', () => {
  const nowMs = Date.now()
  setHolder(home, '李样例', nowMs)
  const asPid = (pid: number, sinceMs = nowMs) =>
    writeFileSync(join(home, 'holder.json'), JSON.stringify({ name: '李样例', sinceMs, pid }))
  expect(holderOf(home, nowMs)).toBe('')
  asPid(process.ppid)
  expect(holderOf(home, nowMs)).toBe('李样例')
  asPid(process.ppid, 0)
  expect(holderOf(home, nowMs)).toBe('')
  for (const pid of [2 ** 22 + 1, 0, -1]) {
    asPid(pid)
    expect(holderOf(home, nowMs), String(pid)).toBe('')
  }
  setHolder(home, null, nowMs)
  expect(existsSync(join(home, 'holder.json'))).toBe(false)
})
