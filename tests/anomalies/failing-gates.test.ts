import { cpSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readMeta } from '../../electron/db/meta.ts'
import { sweepLedgers } from '../../electron/folder/ledger-folder.ts'
import { closeLedger, unlockLedger } from '../../electron/session/opening.ts'
import { sessionService } from '../../electron/session/service.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { session } from '../../shared/session/contract.ts'
import { asking, choosing } from '../support/restorable.ts'
import { isFull } from '../support/sizes.ts'
import { makeOffice, passwords, type TestRuntime, testRuntime } from '../support/test-runtime.ts'
import { letSqliteFail, whileFailing } from './failing-ground.ts'
import { complaintsAbout } from './world.ts'

vi.mock('node:fs', async (actual) => {
  const { failingFs } = await import('./failing-ground.ts')
  return failingFs(await actual())
})
vi.mock('node:fs/promises', async (actual) => {
  const { failingPromises } = await import('./failing-ground.ts')
  return failingPromises(await actual())
})
letSqliteFail()

type Office = {
  ledgerId: Id
  adminId: Id
  headId: Id
  /** A head who may not seal yet. */
  secondId: Id
  clerkId: Id
  recoveryCode: string
  backup: string
}
let template: string
let office: Office
let fingerprint: string

beforeAll(async () => {
  template = mkdtempSync(join(tmpdir(), 'template-'))
  const runtime = testRuntime({ session: sessionService })
  Object.assign(runtime, { ledgersFolder: join(template, 'ledgers') })
  const made = await makeOffice(runtime)
  const clerk = { name: '赵样例', role: 'clerk', oneTimePassword: '一次性密码-赵-2026' } as const
  await sitDown(runtime, made.ledgerId, made.adminId, passwords.admin)
  const { id: clerkId } = await runtime.call(session.addPerson, clerk)
  const second = { name: '孙样例', role: 'head', oneTimePassword: '一次性密码-孙-2026' } as const
  const { id: secondId } = await runtime.call(session.addPerson, second)
  await runtime.call(session.lock, {})
  const change = { oldPassword: second.oneTimePassword, newPassword: '负责人-孙-的密码-2026' }
  await unlockLedger(runtime, made.ledgerId, secondId, change.oldPassword)
  await runtime.call(session.changePassword, change)
  await runtime.call(session.lock, {})
  const own = { ledgerId: made.ledgerId, userId: made.headId, password: passwords.head }
  const { backups } = await runtime.call(session.backupsOf, asking(own))
  office = { ...made, secondId, clerkId, backup: backups[0]!.name }
  runtime.end()
})
afterAll(() => rmSync(template, { recursive: true, force: true }))

/** One way in or out, and how to tell from outside whether it happened. */
type Try = {
  /** Who unlocks first; nobody for gates of the first screen. */
  readonly as?: 'admin' | 'head'
  before?(runtime: TestRuntime): void | Promise<void>
  /**
   * It may have happened all the same: a backup stays where only telling of it failed, a restored ledger
   * where the disk will not even give the old one its name back.
   */
  readonly mayStay?: true
  do(runtime: TestRuntime): Promise<unknown>
  /** Whether it happened, seen by somebody who comes after a restart. */
  happened(runtime: TestRuntime): Promise<boolean>
}

/** Opens the ledger and signs already, so that only the gate itself writes. */
async function sitDown(runtime: TestRuntime, ledgerId: Id, who: Id, password: string): Promise<void> {
  await unlockLedger(runtime, ledgerId, who, password)
  await runtime.call(session.sign, { password })
}

const opens = async (runtime: TestRuntime, who: Id, password: string): Promise<boolean> => {
  try {
    await unlockLedger(runtime, office.ledgerId, who, password)
    return true
  } catch (error) {
    if (error instanceof Refusal && error.fault.code === 'session.wrong-password') return false
    throw error
  }
}
const people = async (runtime: TestRuntime) => {
  await unlockLedger(runtime, office.ledgerId, office.adminId, passwords.admin)
  return runtime.call(session.people, {})
}
const names = async (runtime: TestRuntime): Promise<string[]> =>
  (await people(runtime)).map(({ name }) => name)
/** Whether the recovery code on the first paper still opens the ledger. */
const recovers = async (runtime: TestRuntime): Promise<boolean> => {
  const { ledgerId, headId: userId, recoveryCode: code } = office
  try {
    await runtime.call(session.recover, { ledgerId, userId, code, newPassword: NEW })
    return true
  } catch (error) {
    if (error instanceof Refusal && error.fault.code === 'session.bad-recovery-code') return false
    throw error
  }
}
const NEW = '后来改的-密码-5566'

const gates: Readonly<Record<string, Try>> = {
  changePassword: {
    as: 'head',
    do: (runtime) => runtime.call(session.changePassword, { oldPassword: passwords.head, newPassword: NEW }),
    happened: (runtime) => opens(runtime, office.headId, NEW),
  },
  sign: {
    as: 'head',
    async before(runtime) {
      expect((await runtime.refused(session.sign, { password: NEW })).code).toBe('session.wrong-password')
    },
    do: (runtime) => runtime.call(session.sign, { password: passwords.head }),
    async happened(runtime) {
      await people(runtime)
      const told = `select 1 from audit where body like '%"session.tried-to-sign"%'`
      return runtime.open!.db.file.prepare(told).get() !== undefined
    },
  },
  certify: {
    as: 'head',
    async before(runtime) {
      const { key } = (await runtime.call(session.people, {})).find(({ id }) => id === office.secondId)!
      fingerprint = key!.fingerprint
    },
    do: (runtime) => runtime.call(session.certify, { userId: office.secondId, fingerprint }),
    happened: async (runtime) =>
      (await people(runtime)).some(({ id, key }) => id === office.secondId && key?.state === 'certified'),
  },
  addPerson: {
    as: 'admin',
    do: (runtime) => runtime.call(session.addPerson, { name: '新样例', role: 'clerk', oneTimePassword: NEW }),
    happened: async (runtime) => (await names(runtime)).includes('新样例'),
  },
  resetPassword: {
    as: 'admin',
    do: (runtime) =>
      runtime.call(session.resetPassword, {
        userId: office.clerkId,
        oneTimePassword: NEW,
        witnessId: office.headId,
        witnessPassword: passwords.head,
        reason: '本人忘记',
      }),
    happened: (runtime) => opens(runtime, office.clerkId, NEW),
  },
  removePerson: {
    as: 'admin',
    do: (runtime) => runtime.call(session.removePerson, { userId: office.clerkId, reason: '调离社区' }),
    happened: async (runtime) => !(await names(runtime)).includes('赵样例'),
  },
  amendPerson: {
    as: 'admin',
    do: (runtime) =>
      runtime.call(session.amendPerson, {
        userId: office.clerkId,
        name: '改名样例',
        role: 'reviewer',
        reason: '更正姓名',
      }),
    happened: async (runtime) => (await names(runtime)).includes('改名样例'),
  },
  grantSeal: {
    as: 'head',
    do: (runtime) => runtime.call(session.grantSeal, { userId: office.secondId, reason: '两人可报送' }),
    happened: async (runtime) =>
      (await people(runtime)).some(({ id, seals }) => id === office.secondId && seals),
  },
  renewKeys: {
    as: 'head',
    do: (runtime) => runtime.call(session.renewKeys, { password: passwords.head, reason: '密钥可能泄露' }),
    async happened(runtime) {
      await unlockLedger(runtime, office.ledgerId, office.headId, passwords.head)
      return readMeta(runtime.open!.db.file, 'key_turn') === '1'
    },
  },
  renewRecovery: {
    as: 'head',
    do: (runtime) => runtime.call(session.renewRecovery, { password: passwords.head, reason: '纸条遗失' }),
    happened: async (runtime) => !(await recovers(runtime)),
  },
  recover: {
    do: (runtime) =>
      runtime.call(session.recover, {
        ledgerId: office.ledgerId,
        userId: office.headId,
        code: office.recoveryCode,
        newPassword: NEW,
      }),
    happened: (runtime) => opens(runtime, office.headId, NEW),
  },
  backUp: {
    as: 'head',
    async do(runtime) {
      runtime.dialogs.push(runtime.root)
      await runtime.call(session.backUp, { toStick: true })
    },
    mayStay: true,
    happened: async (runtime) => readdirSync(runtime.root).some((name) => /^\d{8}-\d{9}$/.test(name)),
  },
  restore: {
    do: (runtime) =>
      runtime.call(
        session.restore,
        choosing(
          { ledgerId: office.ledgerId, userId: office.headId, password: passwords.head },
          office.backup,
        ),
      ),
    mayStay: true,
    happened: async (runtime) => {
      await unlockLedger(runtime, office.ledgerId, office.headId, passwords.head)
      return runtime.open!.ledger.incarnation === 2
    },
  },
  create: {
    do: (runtime) => makeOffice(runtime, { name: '样例街道', code: 'yanglib' }),
    happened: async (runtime) => (await runtime.call(session.overview, {})).ledgers.length === 2,
  },
  adopt: {
    before(runtime) {
      renameSync(join(runtime.ledgersFolder, office.ledgerId), join(runtime.root, 'elsewhere'))
      runtime.dialogs.push(join(runtime.root, 'elsewhere'))
    },
    do: (runtime) => runtime.call(session.adopt, {}),
    happened: async (runtime) => (await runtime.call(session.overview, {})).ledgers.length === 1,
  },
  unlock: {
    do: (runtime) =>
      runtime.call(session.unlock, {
        ledgerId: office.ledgerId,
        userId: office.headId,
        password: passwords.head,
      }),
    mayStay: true,
    happened: async () => true,
  },
  lock: {
    as: 'head',
    do: (runtime) => runtime.call(session.lock, {}),
    mayStay: true,
    happened: async () => true,
  },
}

/**
 * Lets the n-th write of a gate fail on a fresh copy: for every n, or at even steps and at the last write.
 * Answers how many writes could fail.
 */
async function failAtEveryWrite(name: string, gate: Try, forGood: boolean): Promise<number> {
  const stride = (isFull ? 1 : 3) * (forGood ? 3 : 1)
  const writes = await failUntilDone(name, gate, { forGood, from: 1, stride })
  if ((writes - 1) % stride !== 0) await failUntilDone(name, gate, { forGood, from: writes, stride: 1 })
  return writes
}

type Points = { readonly forGood: boolean; readonly from: number; readonly stride: number }

async function failUntilDone(name: string, gate: Try, { forGood, from, stride }: Points): Promise<number> {
  for (let at = from; ; at += stride) {
    const where = `${name} at write ${at}${forGood ? ' and after' : ''}`
    const runtime = testRuntime({ session: sessionService })
    try {
      cpSync(join(template, 'ledgers'), runtime.ledgersFolder, { recursive: true })
      if (gate.as === 'admin') await sitDown(runtime, office.ledgerId, office.adminId, passwords.admin)
      if (gate.as === 'head') await sitDown(runtime, office.ledgerId, office.headId, passwords.head)
      await gate.before?.(runtime)
      const { writes, error } = await whileFailing({ at, forGood }, () => gate.do(runtime))
      expect(runtime.incidents, where).toEqual([])
      if (error !== undefined) expect(String(error), where).toMatch(/disk\.full|backup-failed/)
      closeLedger(runtime, { backUp: false })
      sweepLedgers(runtime.ledgersFolder)
      if (gate.mayStay !== true || error === undefined) {
        expect(await gate.happened(runtime), where).toBe(error === undefined)
      }
      await mustBeWhole(runtime, where)
      if (error === undefined && writes < at) return writes
    } finally {
      runtime.end()
    }
  }
}

/** After the program was started again everything opens, and nothing is half there. */
async function mustBeWhole(runtime: TestRuntime, where: string): Promise<void> {
  if (runtime.open) expect(await complaintsAbout(runtime.open.db), where).toEqual([])
  const { ledgers } = await runtime.call(session.overview, {})
  for (const { id, people } of ledgers) {
    if (runtime.open?.ledger.id === id) continue
    await unlockLedger(runtime, id, people.find(({ role }) => role === 'admin')!.id, passwords.admin)
    expect(await complaintsAbout(runtime.open!.db), where).toEqual([])
    closeLedger(runtime, { backUp: false })
  }
  const found = readdirSync(runtime.root, { recursive: true }).map(String)
  expect(
    found.filter((file) => HALF.test(file)),
    where,
  ).toEqual([])
}
const HALF = /\.(?:making|restoring)$|\.part$|rotating|\.new$/

describe.each([
  ['fails once', false],
  ['stays full', true],
])('a disk that %s', (_, forGood) => {
  test.each(Object.entries(gates))('%s', async (name, gate) => {
    expect(await failAtEveryWrite(name, gate, forGood)).toBeGreaterThan(1)
  })
})

test('every gate that writes is tried', () => {
  const reading = ['overview', 'showOwn', 'people', 'backups', 'backupsOf']
  // Made of gates that are tried; an entry alone; a file alone.
  const simple = ['practice', 'show', 'recoverySheet']
  expect(Object.keys(session).sort()).toEqual([...Object.keys(gates), ...reading, ...simple].sort())
})
