import '../support/cheap-scrypt.ts'
import { writeSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { sweepLedgers } from '../../electron/folder/ledger-folder.ts'
import { services } from '../../electron/services.ts'
import { bundles } from '../../shared/bundles/contract.ts'
import { imports } from '../../shared/imports/contract.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { organisation } from '../../shared/ledgers/organisation/contract.ts'
import { session } from '../../shared/session/contract.ts'
import { asking, choosing } from '../support/restorable.ts'
import { type TestRuntime, testRuntime } from '../support/test-runtime.ts'
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

type Doing = (runtime: TestRuntime, told: Told, nth: number) => Promise<void>

const acts: Readonly<Record<Act, Doing>> = {
  async commit(runtime, { branchId: id }, nth) {
    const { organisation: branch } = await runtime.call(organisation.get, { id })
    const patch = { remark: String(nth) }
    await runtime.call(organisation.correct, { id, revision: branch.revision, patch, reason: '样例事由' })
    done(String(nth))
  },

  async import(runtime, _, nth) {
    const text = pastedRoster('第一支部', 30, nth * 30)
    const { token } = await runtime.call(imports.paste, { noun: 'members', text })
    const batch = await runtime.call(imports.apply, { token })
    done(`applied ${batch.id}`)
    if (nth % 3 !== 0) return
    await runtime.call(imports.undo, { batchId: batch.id, reason: '样例撤销' })
    done(`undone ${batch.id}`)
  },

  async export(runtime, { peerId, stick }) {
    sit(runtime, 'clerk')
    const wanted = { kind: 'report', peerId, period: '2026-05' } as const
    const { draftId } = await runtime.call(bundles.prepare, wanted)
    done(`prepared ${draftId}`)
    sit(runtime, 'head')
    await runtime.call(bundles.approve, { draftId })
    const { bundleId } = await runtime.call(bundles.seal, { draftId })
    done(`sealed ${bundleId}`)
    runtime.dialogs.push(stick)
    const item = await runtime.call(bundles.publish, { bundleId })
    done(`published ${bundleId} ${item!.fileName}`)
  },

  async receive(runtime, { bundles: files }, nth) {
    const path = files[nth % files.length]!
    runtime.dialogs.push([path])
    const [result] = await runtime.call(bundles.receive, {})
    if (result!.outcome === 'refused') throw new Error(result!.code)
    done(`${basename(path)} ${result!.bundleId}`)
  },

  async lock(runtime, told, nth) {
    await acts.commit(runtime, told, nth)
    await runtime.call(session.lock, {})
    done(`locked ${nth}`)
    await unlock(runtime, told)
  },

  async rotate(runtime, _, nth) {
    const name = `样例${nth}`
    const wanted = { name, role: 'clerk', oneTimePassword: '一次性密码-赵-2026' } as const
    const { id } = await runtime.call(session.addPerson, wanted)
    done(`added ${name}`)
    if (nth % 2 === 0) return
    await runtime.call(session.removePerson, { userId: id, reason: '调离社区' })
    done(`removed ${name}`)
  },

  async password(runtime, told, nth) {
    const oldPassword = nth === told.from ? told.password : passwordOf(nth - 1)
    await runtime.call(session.changePassword, { oldPassword, newPassword: passwordOf(nth) })
    done(String(nth))
  },

  async restore(runtime, { ledgerId, userId, password }) {
    const who = { ledgerId, userId, password }
    const { backups } = await runtime.call(session.backupsOf, asking(who))
    await runtime.call(session.restore, choosing(who, backups[0]!.name))
    done(String(runtime.open!.ledger.incarnation))
  },
}

/** The password after the n-th change. */
export const passwordOf = (nth: number): string => `第${nth}次改的-密码-2026`

function sit(runtime: TestRuntime, role: 'clerk' | 'head'): void {
  const { person } = runtime.open!
  const id = role === 'head' ? person.id : CLERK.id
  CLERK.head ??= person.id
  runtime.open!.person = { ...person, id: role === 'head' ? CLERK.head : id, role, mustChange: false }
}
const CLERK: { id: Id; head?: Id } = { id: '' as Id }

const unlock = (runtime: TestRuntime, { ledgerId, userId, password }: Told) =>
  runtime.call(session.unlock, { ledgerId, userId, password })

/** Does its act again and again until somebody ends it. */
async function run(): Promise<void> {
  const runtime = testRuntime(services)
  writeSync(1, 'ready\n')
  const told = JSON.parse(await firstLine()) as Told
  Object.assign(runtime, { ledgersFolder: told.ledgersFolder })
  sweepLedgers(runtime.ledgersFolder)
  await unlock(runtime, told)
  const clerk = (await runtime.call(session.people, {})).find(({ role }) => role === 'clerk')
  CLERK.id = clerk!.id
  writeSync(1, 'begun\n')
  for (let nth = told.from; ; nth += 1) await acts[told.act](runtime, told, nth)
}

async function firstLine(): Promise<string> {
  for await (const line of createInterface({ input: process.stdin })) return line
  throw new Error('nobody said what to do')
}

if (process.argv[1] === join(import.meta.dirname, 'killed-program.ts')) await run()
