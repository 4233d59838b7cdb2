import '../support/cheap-scrypt.ts'
import { writeSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { services } from '../../electron/services.ts'
import { sweepLedgers } from '../../electron/session/place.ts'
import { bundles } from '../../shared/bundles/contract.ts'
import { imports } from '../../shared/imports/contract.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { organisation } from '../../shared/ledgers/organisation/contract.ts'
import { session } from '../../shared/session/contract.ts'
import { asking, choosing } from '../support/restorable.ts'
import { type TestHall, testHall } from '../support/test-hall.ts'
import { pastedRoster } from './rosters.ts'

/** What the program that will be killed is started with. */
export type Told = {
  readonly act: Act
  readonly ledgersFolder: string
  readonly ledgerId: Id
  readonly userId: Id
  readonly password: string
  readonly branchId: Id
  readonly peerId: Id
  /** Where sticks are. */
  readonly stick: string
  /** Bundles to receive. */
  readonly bundles: readonly string[]
  /** Numbers that no earlier round has used start here. */
  readonly from: number
}
export type Act = 'commit' | 'import' | 'export' | 'receive' | 'lock' | 'rotate' | 'password' | 'restore'

/** Says that something is done. From here on it may not be lost. Written at once, whatever comes after. */
function done(what: string): void {
  writeSync(1, `done ${what}\n`)
}

type Doing = (hall: TestHall, told: Told, nth: number) => Promise<void>

const acts: Readonly<Record<Act, Doing>> = {
  async commit(hall, { branchId: id }, nth) {
    const { organisation: branch } = await hall.call(organisation.get, { id })
    const patch = { remark: String(nth) }
    await hall.call(organisation.correct, { id, revision: branch.revision, patch, reason: '样例事由' })
    done(String(nth))
  },

  async import(hall, _, nth) {
    const text = pastedRoster('第一支部', 30, nth * 30)
    const { token } = await hall.call(imports.paste, { noun: 'members', text })
    const batch = await hall.call(imports.apply, { token })
    done(`applied ${batch.id}`)
    if (nth % 3 !== 0) return
    await hall.call(imports.undo, { batchId: batch.id, reason: '样例撤销' })
    done(`undone ${batch.id}`)
  },

  async export(hall, { peerId, stick }) {
    sit(hall, 'clerk')
    const wanted = { kind: 'report', peerId, period: '2026-05' } as const
    const { draftId } = await hall.call(bundles.prepare, wanted)
    done(`prepared ${draftId}`)
    sit(hall, 'head')
    await hall.call(bundles.approve, { draftId })
    const { bundleId } = await hall.call(bundles.seal, { draftId })
    done(`sealed ${bundleId}`)
    hall.dialogs.push(stick)
    const item = await hall.call(bundles.publish, { bundleId })
    done(`published ${bundleId} ${item!.fileName}`)
  },

  async receive(hall, { bundles: files }, nth) {
    const path = files[nth % files.length]!
    hall.dialogs.push([path])
    const [result] = await hall.call(bundles.receive, {})
    if (result!.outcome === 'refused') throw new Error(result!.code)
    done(`${basename(path)} ${result!.bundleId}`)
  },

  async lock(hall, told, nth) {
    await acts.commit(hall, told, nth)
    await hall.call(session.lock, {})
    done(`locked ${nth}`)
    await unlock(hall, told)
  },

  async rotate(hall, _, nth) {
    const name = `样例${nth}`
    const wanted = { name, role: 'clerk', oneTimePassword: '一次性密码-赵-2026' } as const
    const { id } = await hall.call(session.addPerson, wanted)
    done(`added ${name}`)
    if (nth % 2 === 0) return
    await hall.call(session.removePerson, { userId: id, reason: '调离社区' })
    done(`removed ${name}`)
  },

  async password(hall, told, nth) {
    const oldPassword = nth === told.from ? told.password : passwordOf(nth - 1)
    await hall.call(session.changePassword, { oldPassword, newPassword: passwordOf(nth) })
    done(String(nth))
  },

  async restore(hall, { ledgerId, userId, password }) {
    const who = { ledgerId, userId, password }
    const { backups } = await hall.call(session.backupsOf, asking(who))
    await hall.call(session.restore, choosing(who, backups[0]!.name))
    done(String(hall.open!.ledger.incarnation))
  },
}

/** The password after the n-th change. */
export const passwordOf = (nth: number): string => `第${nth}次改的-密码-2026`

function sit(hall: TestHall, role: 'clerk' | 'head'): void {
  const { person } = hall.open!
  const id = role === 'head' ? person.id : CLERK.id
  CLERK.head ??= person.id
  hall.open!.person = { ...person, id: role === 'head' ? CLERK.head : id, role, mustChange: false }
}
const CLERK: { id: Id; head?: Id } = { id: '' as Id }

const unlock = (hall: TestHall, { ledgerId, userId, password }: Told) =>
  hall.call(session.unlock, { ledgerId, userId, password })

/** Does its act again and again until somebody ends it. */
async function run(): Promise<void> {
  const hall = testHall(services)
  writeSync(1, 'ready\n')
  const told = JSON.parse(await firstLine()) as Told
  Object.assign(hall, { ledgersFolder: told.ledgersFolder })
  sweepLedgers(hall.ledgersFolder)
  await unlock(hall, told)
  const clerk = (await hall.call(session.people, {})).find(({ role }) => role === 'clerk')
  CLERK.id = clerk!.id
  writeSync(1, 'begun\n')
  for (let nth = told.from; ; nth += 1) await acts[told.act](hall, told, nth)
}

async function firstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line
  throw new Error('nobody said what to do')
}

if (process.argv[1] === join(import.meta.dirname, 'killed-program.ts')) await run()
