import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openDatabase } from '../../electron/chain/database.ts'
import { calamity } from '../../electron/disk/calamity.ts'
import { router, type Services } from '../../electron/router/router.ts'
import { sessionService } from '../../electron/session/service.ts'
import { contract } from '../../shared/contract.ts'
import type { Endpoint } from '../../shared/ipc/endpoint.ts'
import { Refusal, refuse } from '../../shared/kernel/refusal.ts'
import { session } from '../../shared/session/contract.ts'
import { faultOf } from '../support/fault-of.ts'
import { asking, choosing } from '../support/restorable.ts'
import { makeOffice, passwords, type TestRuntime, testRuntime } from '../support/test-runtime.ts'

vi.mock('node:fs', async (actual) => {
  const fs = await actual<typeof import('node:fs')>()
  return { ...fs, linkSync: vi.fn(fs.linkSync) }
})

let runtime: TestRuntime
beforeEach(() => {
  runtime = testRuntime({ session: sessionService })
})
afterEach(() => runtime.end())

describe('the ground a ledger stands on', () => {
  test('a folder whose disk knows no hard links is a stick: nothing is made there', async () => {
    const { linkSync } = await import('node:fs')
    vi.mocked(linkSync).mockImplementationOnce(() => {
      throw Object.assign(new Error('made to fail'), { code: 'EPERM' })
    })
    const fault = await runtime.refused(session.create, {
      officeName: '样例社区',
      officeCode: 'yangli',
      kind: 'office',
      people: [
        { name: '王样例', role: 'admin', password: passwords.admin },
        { name: '李样例', role: 'head', password: passwords.head },
      ],
    })
    expect(fault.code).toBe('session.bad-place')
    expect((await runtime.call(session.overview, {})).ledgers).toEqual([])
  })

  test('a share is refused by its name', async () => {
    const { checkPlace } = await import('../../electron/folder/ledger-folder.ts')
    expect(faultOf(() => checkPlace('\\\\server\\share\\ledgers')).code).toBe('session.bad-place')
  })

  test('an encrypted file of another program, under the very key, is named as foreign', async () => {
    const path = join(runtime.root, 'foreign.db')
    const key = Buffer.alloc(32, 5)
    const file = new Database(path)
    file.pragma(`cipher='aegis'`)
    file.pragma(`key="raw:${key.toString('hex')}"`)
    file.exec('create table t (a)')
    file.close()
    expect(faultOf(() => openDatabase(path, key, 'aegis', () => {})).code).toBe('session.ledger-foreign')
  })

  test('a ledger whose file went away is missing, and comes back when the file does', async () => {
    const office = await makeOffice(runtime)
    const unlock = { ledgerId: office.ledgerId, userId: office.headId, password: passwords.head }
    const file = join(runtime.ledgersFolder, office.ledgerId, 'ledger.db')
    renameSync(file, `${file}.away`)
    expect((await runtime.refused(session.unlock, unlock)).code).toBe('session.ledger-missing')
    renameSync(`${file}.away`, file)
    await runtime.call(session.unlock, unlock)
  })

  test('a folder without its card is a ledger still, and gets a new card when it is opened', async () => {
    const office = await makeOffice(runtime)
    rmSync(join(runtime.ledgersFolder, office.ledgerId, 'card.json'))
    expect((await runtime.call(session.overview, {})).ledgers.map(({ id }) => id)).toEqual([office.ledgerId])
    const unlock = { ledgerId: office.ledgerId, userId: office.headId, password: passwords.head }
    await runtime.call(session.unlock, unlock)
    expect((await runtime.call(session.overview, {})).ledgers[0]!.officeName).toBe('样例社区党委')
    const nowhere = { ...unlock, ledgerId: office.headId }
    expect((await runtime.refused(session.unlock, nowhere)).code).toBe('session.ledger-missing')
  })

  test('a keyring that is no keyring hides nothing else from the first screen', async () => {
    const office = await makeOffice(runtime)
    writeFileSync(join(runtime.ledgersFolder, office.ledgerId, 'keyring.json'), '{"fmt":"tzb-keyring"')
    const unlock = { ledgerId: office.ledgerId, userId: office.headId, password: passwords.head }
    expect((await runtime.refused(session.unlock, unlock)).code).toBe('session.keyring-damaged')
    expect((await runtime.call(session.overview, {})).ledgers.map(({ people }) => people)).toEqual([[]])
    const other = await makeOffice(runtime, { name: '样例街道', code: 'yanglib' })
    const { ledgers } = await runtime.call(session.overview, {})
    expect(ledgers.map(({ id }) => id)).toContain(other.ledgerId)
  })

  test('whose keyring broke after a backup still names its people, so that it can be restored', async () => {
    const office = await makeOffice(runtime)
    const unlock = { ledgerId: office.ledgerId, userId: office.headId, password: passwords.head }
    await runtime.call(session.unlock, unlock)
    await runtime.call(session.lock, {})
    writeFileSync(join(runtime.ledgersFolder, office.ledgerId, 'keyring.json'), '{"fmt":"tzb-keyring"')
    const [card] = (await runtime.call(session.overview, {})).ledgers
    expect(card!.people.map(({ name }) => name).sort()).toEqual(['李样例', '王样例'])
    const { backups } = await runtime.call(session.backupsOf, asking(unlock))
    const restored = await runtime.call(session.restore, choosing(unlock, backups[0]!.name))
    expect(restored.session!.notices).toContain('restored')
  })
})

describe('what the router says of errors', () => {
  const codes = (error: unknown) => calamity(error)?.code
  const withCode = (code: string) => Object.assign(new Error('quotes a row: 王样例'), { code })
  test.each([
    ['ENOSPC', 'disk.full'],
    ['EDQUOT', 'disk.full'],
    ['SQLITE_FULL', 'disk.full'],
    ['EACCES', 'disk.no-permission'],
    ['EROFS', 'disk.no-permission'],
    ['SQLITE_READONLY_DBMOVED', 'disk.failed'],
    ['SQLITE_READONLY', 'disk.no-permission'],
    ['SQLITE_CORRUPT_VTAB', 'session.ledger-damaged'],
    ['SQLITE_NOTADB', 'session.ledger-damaged'],
    ['SQLITE_BUSY_SNAPSHOT', 'session.ledger-in-use'],
    ['SQLITE_IOERR_WRITE', 'disk.failed'],
    ['SQLITE_CANTOPEN', 'disk.failed'],
    ['SQLITE_CANTOPEN_ISDIR', 'disk.failed'],
    ['SQLITE_READONLY_ROLLBACK', 'disk.no-permission'],
    ['ENOTCONN', 'disk.failed'],
    ['EIO', 'disk.failed'],
    ['ENOENT', 'disk.failed'],
    ['SQLITE_CONSTRAINT_CHECK', undefined],
    ['ERR_INVALID_ARG_TYPE', undefined],
  ])('%s: %s', (code, expected) => expect(codes(withCode(code))).toBe(expected))

  test('an error of ours becomes an incident: its number is said, its message is not', async () => {
    const thrown = new Error('quotes a row: 王样例')
    const told: [string, unknown][] = []
    const broken = { session: { ...sessionService, overview: () => Promise.reject(thrown) } }
    const answer = router(runtime, broken as unknown as Services, (incident, error) =>
      told.push([incident, error]),
    )
    const result = await answer('session.overview', {}, { progress: () => {}, cancelled: () => false })
    expect(result).toEqual({ ok: false, fault: { code: 'ipc.defect', params: { incident: told[0]![0] } } })
    expect(told[0]![1]).toBe(thrown)
    expect(JSON.stringify(result)).not.toContain('王样例')
  })

  test('a handler that answers what its door does not promise is a defect, not an answer', async () => {
    const told: string[] = []
    const odd = { session: { ...sessionService, overview: async () => ({ extra: 1 }) } }
    const answer = router(runtime, odd as unknown as Services, (incident) => told.push(incident))
    const result = await answer('session.overview', {}, { progress: () => {}, cancelled: () => false })
    expect(result).toMatchObject({ ok: false, fault: { code: 'ipc.defect' } })
    expect(told).toHaveLength(1)
  })

  test('every door that a page can refuse at does so with a code, never with a throw', async () => {
    const answer = router(
      runtime,
      { session: { ...sessionService, overview: () => refuse('session.locked', {}) } } as unknown as Services,
      () => {},
    )
    const doors = Object.values(contract).flatMap((section) => Object.values(section) as Endpoint[])
    for (const { name } of doors) {
      for (const input of [undefined, null, 'text', [], { __proto__: { x: 1 } }]) {
        const result = await answer(name, input, { progress: () => {}, cancelled: () => false })
        expect(result.ok, name).toBe(false)
      }
    }
    expect(new Refusal({ code: 'session.locked', params: {} }).message).toBe('session.locked')
  })
})
