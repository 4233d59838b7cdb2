import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openFile } from '../../electron/db/open.ts'
import { type Keyring, parseKeyring, spellKeyring, succeed, withMac } from '../../electron/keys/keyring.ts'
import { grantsTo } from '../../electron/keys/slot.ts'
import { spellHeader } from '../../electron/session/backup-header.ts'
import { closeLedger } from '../../electron/session/opening.ts'
import { sessionService } from '../../electron/session/service.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { session } from '../../shared/session/contract.ts'
import { asking, choosing } from '../support/restorable.ts'
import { makeOffice, passwords, type TestRuntime, testRuntime } from '../support/test-runtime.ts'

const clerkPassword = '录入员-赵-的密码-2026'
const secondPassword = '管理员-钱-的密码-2026'
type Who = { ledgerId: Id; userId: Id; password: string }

let runtime: TestRuntime
let home: string
let template: string
let stick: string
let code: string
let head: Who
let admin: Who
/** Still here. */
let clerk: Who
/** Was admin when the first backup was made, and is removed. */
let leaver: Who
/** The ledger's folder and the data key from before the leaver was removed. */
let leaversCopy: string
let leaversKey: Uint8Array
let key: Uint8Array
let first: string

beforeAll(async () => {
  runtime = testRuntime({ session: sessionService })
  const office = await makeOffice(runtime)
  const { ledgerId } = office
  code = office.recoveryCode
  head = { ledgerId, userId: office.headId, password: passwords.head }
  admin = { ledgerId, userId: office.adminId, password: passwords.admin }
  home = join(runtime.ledgersFolder, ledgerId)
  clerk = await added('赵样例', 'clerk', clerkPassword)
  leaver = await added('钱样例', 'admin', secondPassword)
  await runtime.call(session.unlock, leaver)
  leaversKey = Uint8Array.from(runtime.open!.vault.dek)
  first = (await runtime.call(session.backUp, {})).fileName!
  await runtime.call(session.lock, {})
  leaversCopy = join(runtime.root, 'leavers')
  cpSync(home, leaversCopy, { recursive: true })
  await runtime.call(session.unlock, admin)
  await runtime.call(session.removePerson, { userId: leaver.userId, reason: '调离社区' })
  key = Uint8Array.from(runtime.open!.vault.dek)
  await runtime.call(session.lock, {})
  template = join(runtime.root, 'template')
  cpSync(home, template, { recursive: true })
})
afterAll(() => runtime.end())
beforeEach(() => {
  closeLedger(runtime, { backUp: false })
  rmSync(runtime.ledgersFolder, { recursive: true, force: true })
  cpSync(template, home, { recursive: true })
  runtime.offered = null
  stick = join(runtime.root, 'stick')
  rmSync(stick, { recursive: true, force: true })
  mkdirSync(stick)
})

/** Somebody with a password of their own. */
async function added(name: string, role: 'clerk' | 'admin', password: string): Promise<Who> {
  await runtime.call(session.unlock, admin)
  const oneTimePassword = '一次性密码-先用-2026'
  const { id: userId } = await runtime.call(session.addPerson, { name, role, oneTimePassword })
  await runtime.call(session.lock, {})
  await runtime.call(session.unlock, { ...admin, userId, password: oneTimePassword })
  await runtime.call(session.changePassword, { oldPassword: oneTimePassword, newPassword: password })
  await runtime.call(session.lock, {})
  return { ledgerId: admin.ledgerId, userId, password }
}

const refusedAt = async (who: Who, name = first) =>
  (await runtime.refused(session.restore, choosing(who, name))).code
const ringIn = (folder: string): Keyring => parseKeyring(readFileSync(join(folder, 'keyring.json')))
const putRing = (ring: Keyring) => writeFileSync(join(home, 'keyring.json'), spellKeyring(ring))
const removals = () =>
  runtime
    .open!.db.file.prepare(`select count(*) from audit where body like '%session.person-removed%'`)
    .pluck()
    .get()
const beside = () => readdirSync(runtime.ledgersFolder).filter((name) => name !== head.ledgerId)
/** The same ring with a clerk made head, as any holder of the data key can write it. */
const forged = (ring: Keyring, dek: Uint8Array): Keyring =>
  succeed(
    ring,
    ring.slots.map((slot) => (slot.id === clerk.userId ? { ...slot, role: 'head' } : slot) as typeof slot),
    dek,
  )
/** Makes the present ledger name a keyring, with the tools of somebody who holds its key. */
function name(ring: Keyring): void {
  const file = openFile(join(home, 'ledger.db'), key, 'aegis', 'own')
  const put = file.prepare('insert or replace into meta(key, value) values (?, ?)')
  put.run('keyring_gen', String(ring.gen))
  put.run('keyring_hash', createHash('sha256').update(spellKeyring(ring)).digest('hex'))
  file.close()
}

describe('who may not restore does not get it', () => {
  const edits: Record<string, () => void> = {
    'nothing is touched': () => {},
    'the card says practice': () => editCard({ kind: 'practice' }),
    'the card says an auditor’s ledger': () => editCard({ kind: 'auditor' }),
    'the card is gone': () => rmSync(join(home, 'card.json')),
    'the keyring is gone': () => rmSync(join(home, 'keyring.json')),
    'the keyring is broken': () => writeFileSync(join(home, 'keyring.json'), '{}'),
    'the keyring is an older one': () =>
      cpSync(join(leaversCopy, 'keyring.json'), join(home, 'keyring.json')),
    'the keyring is an older one and the ledger is gone': () => {
      cpSync(join(leaversCopy, 'keyring.json'), join(home, 'keyring.json'))
      rmSync(join(home, 'ledger.db'))
    },
    'keyring and ledger are gone': () => {
      rmSync(join(home, 'keyring.json'))
      rmSync(join(home, 'ledger.db'))
    },
    'an older keyring waits beside the one in force': () =>
      cpSync(join(leaversCopy, 'keyring.json'), join(home, 'keyring.json.new')),
  }
  const editCard = (edit: object) => {
    const card = JSON.parse(readFileSync(join(home, 'card.json'), 'utf8')) as object
    writeFileSync(join(home, 'card.json'), JSON.stringify({ ...card, ...edit }))
  }
  test.each(Object.entries(edits))('%s', async (_, edit) => {
    edit()
    const before = readdirSync(home, { recursive: true }).map(String).sort()
    expect(await refusedAt(leaver)).toBe('session.unknown-user')
    expect(await refusedAt(clerk)).toBe('session.not-allowed')
    expect((await runtime.refused(session.backupsOf, asking(clerk))).code).toBe('session.not-allowed')
    expect(beside()).toEqual([])
    const after = readdirSync(home, { recursive: true }).map(String).sort()
    expect(after.filter((one) => !before.includes(one) && one !== 'attempts.json')).toEqual([])
    expect((await runtime.call(session.restore, choosing(admin, first))).session).not.toBeNull()
    expect((await runtime.call(session.people, {})).map(({ id }) => id)).not.toContain(leaver.userId)
  })

  test('nobody can tell who may where no keyring is left', async () => {
    for (const each of ['keyring.json', 'backups']) rmSync(join(home, each), { recursive: true })
    expect(await refusedAt(admin)).toBe('session.no-proof')
  })

  test('a one-time password is no password of one’s own', async () => {
    await runtime.call(session.unlock, admin)
    const oneTimePassword = '一次性密码-孙-2026'
    const { id } = await runtime.call(session.addPerson, { name: '孙样例', role: 'admin', oneTimePassword })
    await runtime.call(session.lock, {})
    expect(await refusedAt({ ...admin, userId: id, password: oneTimePassword })).toBe(
      'session.must-change-first',
    )
  })
})

describe('a keyring that a holder of the data key forged', () => {
  const agreed: Record<string, (ring: Keyring) => Keyring> = {
    'a clerk is head': (ring) => forged(ring, key),
    'a name is another': (ring) =>
      succeed(
        ring,
        ring.slots.map((slot) => ('name' in slot ? { ...slot, name: `${slot.name}二` } : slot)),
        key,
      ),
    'a ghost was added': (ring) => {
      const [slot] = ring.slots
      const id = admin.userId.replace(/.$/, (end) => (end === '0' ? '1' : '0')) as Id
      const grants = grantsTo(
        ring.ledger,
        { id, pub: slot!.pub },
        { dek: key, sealKey: null },
        runtime.random,
      )
      return succeed(ring, [...ring.slots, { ...slot!, id, grants } as typeof slot & object], key)
    },
    'somebody was left out': (ring) =>
      succeed(
        ring,
        ring.slots.filter(({ id }) => id !== head.userId),
        key,
      ),
    'a right to seal was left out': (ring) =>
      succeed(
        ring,
        ring.slots.map((slot) => ({ ...slot, grants: { dek: slot.grants.dek } })),
        key,
      ),
  }
  test.each(Object.entries(agreed))('opens nothing, though the ledger names it: %s', async (_, forge) => {
    const ring = forge(ringIn(home))
    putRing(ring)
    name(ring)
    expect((await runtime.refused(session.unlock, admin)).code).toBe('session.people-differ')
    const recover = { ledgerId: head.ledgerId, userId: clerk.userId, code, newPassword: '新的-密码-2026-x' }
    expect((await runtime.refused(session.recover, recover)).code).toBe('session.people-differ')
    // The keyring of the last backup still knows who is who.
    expect(await refusedAt(clerk)).toBe('session.not-allowed')
    await runtime.call(session.restore, choosing(admin, first))
    expect((await runtime.call(session.people, {})).find(({ id }) => id === clerk.userId)!.role).toBe('clerk')
  })
})

describe('backups from elsewhere', () => {
  const offer = async (wanted?: Id) => {
    runtime.dialogs.push(stick)
    return (await runtime.call(session.adopt, { wanted })).offered!
  }

  test('are chosen from on screen, and do not become the ledger’s own', async () => {
    const before = readdirSync(join(home, 'backups'))
    cpSync(join(home, 'backups', first), join(stick, first), { recursive: true })
    expect((await offer(head.ledgerId)).backups.map(({ name }) => name)).toEqual([first])
    expect(readdirSync(join(home, 'backups'))).toEqual(before)
    await runtime.call(session.restore, choosing(head, first, 'stick'))
    expect(runtime.open!.ledger.incarnation).toBe(2)
  })

  test('by a removed person, with an admin of their own making, take nobody’s place', async () => {
    const ring = withMac({ ...ringIn(leaversCopy), gen: 99 }, leaversKey)
    cpSync(join(home, 'backups', first), join(stick, first), { recursive: true })
    writeFileSync(join(stick, first, 'keyring.json'), spellKeyring(ring))
    await offer(head.ledgerId)
    const fault = await runtime.refused(session.restore, choosing(leaver, first, 'stick'))
    expect(fault.code).toBe('session.unknown-user')
    expect(beside()).toEqual([])
  })

  test('of another key than the ledger ever had are not taken, whoever asks', async () => {
    cpSync(join(home, 'backups', first), join(stick, first), { recursive: true })
    const header = JSON.parse(readFileSync(join(stick, first, 'header.json'), 'utf8'))
    const { mac: _, ...plain } = header
    writeFileSync(
      join(stick, first, 'header.json'),
      spellHeader({ ...plain, number: 99 }, Buffer.alloc(32, 7)),
    )
    expect((await offer(head.ledgerId)).backups.map(({ number }) => number)).toEqual([99])
    const fault = await runtime.refused(session.restore, choosing(head, first, 'stick'))
    expect(fault.code).toBe('session.backup-failed')
  })
})

describe('a backup from before the key changed', () => {
  test('opens with today’s password; everybody’s keys and rights are of today', async () => {
    await runtime.call(session.restore, choosing(head, first))
    const people = (await runtime.call(session.people, {})).map(({ id }) => id)
    expect(people.sort()).toEqual([admin.userId, head.userId, clerk.userId].sort())
    expect(Buffer.from(runtime.open!.vault.dek).equals(Buffer.from(key))).toBe(true)
    await runtime.call(session.lock, {})
    expect((await runtime.refused(session.unlock, leaver)).code).toBe('session.unknown-user')
  })

  test('opens with today’s paper code, which gives nobody a session', async () => {
    const proof = { code }
    const listed = await runtime.call(session.backupsOf, { ledgerId: head.ledgerId, proof })
    expect(listed.backups.map(({ name }) => name)).toContain(first)
    rmSync(join(home, 'ledger.db'))
    const source = { from: 'own', name: first } as const
    expect(await runtime.call(session.restore, { ledgerId: head.ledgerId, proof, source })).toEqual({
      session: null,
    })
    expect(runtime.open).toBeNull()
    await runtime.call(session.unlock, head)
    expect(runtime.open!.ledger.incarnation).toBe(2)
  })
})

describe('what a restore replaced', () => {
  test('is listed with its moment, and comes back for who may restore', async () => {
    await runtime.call(session.restore, choosing(head, first))
    expect(removals()).toBe(0)
    await runtime.call(session.lock, {})
    const { aside } = await runtime.call(session.backupsOf, asking(admin))
    expect(aside).toEqual([{ name: '1', atMs: expect.any(Number) }])
    expect((await runtime.refused(session.restore, choosing(clerk, '1', 'aside'))).code).toBe(
      'session.not-allowed',
    )
    await runtime.call(session.restore, choosing(admin, '1', 'aside'))
    expect(runtime.open!.ledger.incarnation).toBe(3)
    // The removal, which the backup knew nothing of, is in its history again.
    expect(removals()).toBe(1)
    await runtime.call(session.lock, {})
    expect((await runtime.call(session.backupsOf, asking(admin))).aside.map(({ name }) => name)).toEqual([
      '2',
      '1',
    ])
  })
})
