import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditService } from '../../electron/audit/service.ts'
import { readMeta } from '../../electron/db/meta.ts'
import type { KeyDisk } from '../../electron/keys/keyring-disk.ts'
import { closeLedger } from '../../electron/session/opening.ts'
import { sessionService } from '../../electron/session/service.ts'
import { audit } from '../../shared/audit/contract.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { session } from '../../shared/session/contract.ts'
import { officeKeysFit } from '../support/office-keys.ts'
import { makeOffice, passwords, type TestRuntime, testRuntime } from '../support/test-runtime.ts'

let runtime: TestRuntime
let folder: string
let template: string
let admin: { ledgerId: Id; userId: Id; password: string }
let head: typeof admin
let leaver: Id

beforeAll(async () => {
  runtime = testRuntime({ session: sessionService, audit: auditService })
  const office = await makeOffice(runtime)
  admin = { ledgerId: office.ledgerId, userId: office.adminId, password: passwords.admin }
  folder = join(runtime.ledgersFolder, office.ledgerId)
  await runtime.call(session.unlock, admin)
  // Who leaves could seal, so that every key of the office changes.
  const { ledgerId } = office
  const oneTimePassword = '一次性密码-赵-2026'
  leaver = (await runtime.call(session.addPerson, { name: '赵样例', role: 'head', oneTimePassword })).id
  await runtime.call(session.unlock, { ledgerId, userId: leaver, password: oneTimePassword })
  const change = { oldPassword: oneTimePassword, newPassword: '自己选的-密码-9981' }
  await runtime.call(session.changePassword, change)
  head = { ledgerId, userId: office.headId, password: passwords.head }
  await runtime.call(session.unlock, head)
  await runtime.call(session.grantSeal, { userId: leaver, reason: '两人可报送' })
  closeLedger(runtime, { backUp: false })
  template = join(runtime.root, 'template')
  cpSync(folder, template, { recursive: true })
})
afterAll(() => runtime.end())

/** The office as it was, opened by its admin, with a hand on every step of its small files. */
async function beginWith(step: (nth: number, what: string, name: unknown) => void) {
  closeLedger(runtime, { backUp: false })
  put(template)
  await runtime.call(session.unlock, admin)
  const { vault } = runtime.open!
  let nth = 0
  const watched = Object.fromEntries(
    Object.entries(vault.keys).map(([what, deed]) => [
      what,
      (...all: unknown[]) => {
        if (what !== 'read') step(nth++, what, all[0])
        return (deed as (...all: unknown[]) => unknown)(...all)
      },
    ]),
  )
  Object.assign(vault, { keys: watched as KeyDisk })
}

function put(from: string): void {
  rmSync(folder, { recursive: true, force: true })
  cpSync(from, folder, { recursive: true })
}

/** Opens whatever stands there and tells whether the leaver is in it; everything must fit together. */
async function reopened(): Promise<boolean> {
  closeLedger(runtime, { backUp: false })
  await runtime.call(session.unlock, admin)
  expect(await runtime.call(audit.verify, {})).toMatchObject({ broken: [] })
  expect(readdirSync(folder).filter((name) => /rotating|\.new$/.test(name))).toEqual([])
  const inRing = (await runtime.call(session.people, {})).some(({ id }) => id === leaver)
  const inLedger = runtime.open!.db.file.prepare('select removed from person_account where id = ?')
  expect(inLedger.pluck().get(leaver)).toBe(inRing ? 0 : 1)
  await runtime.call(session.unlock, head)
  expect(readMeta(runtime.open!.db.file, 'key_turn')).toBe(inRing ? '0' : '1')
  await officeKeysFit(runtime.open!)
  return inRing
}

const remove = () => runtime.call(session.removePerson, { userId: leaver, reason: '调离社区' })

test('a power cut at any step leaves the old ledger or the new one', async () => {
  const snapshots: string[] = []
  await beginWith((nth, what) => {
    const name = join(runtime.root, `cut-${nth}-${what}`)
    cpSync(folder, name, { recursive: true })
    snapshots.push(name)
  })
  await remove()
  closeLedger(runtime, { backUp: false })
  const outcomes = []
  for (const snapshot of snapshots) {
    put(snapshot)
    outcomes.push(await reopened())
  }
  // Old until the ledger has been renamed, new from then on, never back.
  expect(outcomes).toEqual([...outcomes].sort().reverse())
  expect(outcomes[0]).toBe(true)
  expect(outcomes.at(-1)).toBe(false)
})

test('a step that fails leaves a ledger that opens, and is told only while nothing was done', async () => {
  let failing = 0
  for (let isHit = true; isHit; failing += 1) {
    let isTurned = false
    isHit = false
    await beginWith((nth, _, name) => {
      isHit ||= nth === failing
      if (nth === failing) throw Object.assign(new Error('the disk is full'), { code: 'ENOSPC' })
      isTurned ||= name === 'rotating.db'
    })
    const isDone = await remove().then(
      () => true,
      () => false,
    )
    expect(isDone, `step ${failing}`).toBe(isTurned)
    expect(await reopened(), `step ${failing}`).toBe(!isTurned)
  }
  expect(failing).toBeGreaterThan(5)
})

test('what an earlier rotation left behind is not mixed into the next', async () => {
  await beginWith(() => {})
  for (const end of ['', '-wal', '-journal']) {
    writeFileSync(join(folder, `rotating.db${end}`), Buffer.alloc(8192, 1))
  }
  await remove()
  expect(await reopened()).toBe(false)
})

test('the old key is wiped, and a task that began before is told that its ledger is gone', async () => {
  await beginWith(() => {})
  const before = runtime.open!
  const { dek } = before.vault
  await remove()
  expect(runtime.open).not.toBe(before)
  expect(Buffer.from(dek).equals(Buffer.alloc(32))).toBe(true)
  expect(readFileSync(join(folder, 'keyring.json')).includes(leaver)).toBe(false)
})
