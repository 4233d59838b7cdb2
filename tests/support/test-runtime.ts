import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { newId } from '../../electron/db/ids.ts'
import { emptyRuntime, type Runtime } from '../../electron/ipc/runtime.ts'
import { countFigures, fillSamples } from '../../electron/ledgers/derived.ts'
import { router, type Services } from '../../electron/router/router.ts'
import { fillWithSample } from '../../electron/sample.ts'
import { closeLedger } from '../../electron/session/opening.ts'
import type { Endpoint, Output, RawInput } from '../../shared/ipc/endpoint.ts'
import type { Fault } from '../../shared/kernel/faults.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import type { Paper } from '../../shared/papers/paper.ts'

/**
 * The real runtime of the worker in a temporary folder: real files, real encryption, cheap scrypt, dialogs
 * answered from a queue.
 */
export type TestRuntime = Runtime & {
  readonly root: string
  /** What the next dialogs answer: paths, or null for a closed dialog. */
  readonly dialogs: (string | string[] | null)[]
  readonly printed: Paper[]
  /** Milliseconds added to the real clock, and to the one that only goes forward. */
  clock: { shiftMs: number; ticks: number }
  /** Whether a door that wants a signature gets one, with the password that was typed last. */
  readonly signing: { isOn: boolean; password: string }
  readonly incidents: unknown[]
  /** Calls a door through the router; throws the fault as a Refusal. */
  call<E extends Endpoint>(door: E, input: RawInput<E>): Promise<Output<E>>
  /** Calls a door that must refuse, and gives the fault. */
  refused<E extends Endpoint>(door: E, input: RawInput<E>): Promise<Fault>
  end(): void
}

export function testRuntime(services: Partial<Services>): TestRuntime {
  const root = mkdtempSync(join(tmpdir(), 'taizhang-'))
  const dialogs: TestRuntime['dialogs'] = []
  const printed: Paper[] = []
  const incidents: unknown[] = []
  const clock = { shiftMs: 0, ticks: 0 }
  const next = () => {
    if (dialogs.length === 0) throw new Error('a dialog nobody expected')
    return dialogs.shift()!
  }
  const runtime = emptyRuntime({
    ledgersFolder: join(root, 'ledgers'),
    sampleFolder: join(import.meta.dirname, '../../resources/sample'),
    version: '0.0.0',
    files: {
      choose: async () => [next() ?? []].flat().map((path) => ({ name: basename(path), path })),
      chooseFolder: async () => next() as string | null,
      save: async (_name, _kind, bytes, tell) => {
        const path = next() as string | null
        if (path === null) return null
        tell?.()
        writeFileSync(path, bytes)
        return basename(path)
      },
    },
    print: async (paper) => {
      printed.push(paper)
      return new TextEncoder().encode('%PDF-1.7 stands for a print')
    },
    now: () => Date.now() + clock.shiftMs,
    ticks: () => performance.now() + clock.ticks,
    newId: () => newId(),
    random: (sizeBytes) => randomBytes(sizeBytes),
    ln: 15,
    countFigures,
    fillPractice: async (filled) => {
      const { imports } = services
      if (imports) {
        await fillWithSample(filled, imports, (office) => fillSamples(office, (kind) => kind in services))
      }
    },
  })
  const answer = router(runtime, services as Services, (_incident, error) => incidents.push(error))
  const quiet = { progress: () => {}, cancelled: () => false }
  // As the page does: what wants a signature is asked for with the own password, and done again.
  const knock = async (door: Endpoint, input: unknown) => {
    signing.password = passwordIn(door.name, input) ?? signing.password
    const first = await answer(door.name, input, quiet)
    const signs =
      !first.ok && first.fault.code === 'session.sign-first' && runtime.open !== null && signing.isOn
    if (!signs) return first
    const signed = await answer('session.sign', { password: signing.password }, quiet)
    return signed.ok ? answer(door.name, input, quiet) : signed
  }
  const signing = { isOn: true, password: '' }
  return Object.assign(runtime, {
    root,
    dialogs,
    printed,
    clock,
    signing,
    incidents,
    async call<E extends Endpoint>(door: E, input: RawInput<E>) {
      const result = await knock(door, input)
      if (result.ok) return result.value as Output<E>
      if (incidents.length > 0) throw incidents[0]
      throw new Refusal(result.fault)
    },
    async refused<E extends Endpoint>(door: E, input: RawInput<E>) {
      const result = await knock(door, input)
      if (result.ok) throw new Error(`${door.name} should have refused`)
      if (incidents.length > 0) throw incidents[0]
      return result.fault
    },
    end() {
      closeLedger(runtime, { backUp: false })
      rmSync(root, { recursive: true, force: true })
    },
  })
}

/** The password that whoever sits here knows after this call. */
function passwordIn(door: string, input: unknown): string | undefined {
  const { password, newPassword } = input as { password?: string; newPassword?: string }
  const opens = ['session.unlock', 'session.restore', 'session.recover', 'session.changePassword']
  return opens.includes(door) ? (newPassword ?? password) : undefined
}

export const passwords = {
  admin: '管理员-的密码-2026',
  head: '负责人-的密码-2026',
  clerk: '录入员-的密码-2026',
}

/** A new office ledger with its admin and head; nobody is in it yet. */
export async function makeOffice(runtime: TestRuntime, office = { name: '样例社区党委', code: 'yangli' }) {
  const { session } = await import('../../shared/session/contract.ts')
  const made = await runtime.call(session.create, {
    officeName: office.name,
    officeCode: office.code,
    kind: 'office',
    people: [
      { name: '王样例', role: 'admin', password: passwords.admin },
      { name: '李样例', role: 'head', password: passwords.head },
    ],
  })
  const { ledgers } = await runtime.call(session.overview, {})
  const people = ledgers.find(({ id }) => id === made.ledgerId)!.people
  const idOf = (role: string) => people.find((person) => person.role === role)!.id
  return { ...made, adminId: idOf('admin'), headId: idOf('head') }
}

/** What the head of an office types to open it. */
export const unlockHead = (office: Awaited<ReturnType<typeof makeOffice>>, password = passwords.head) => ({
  ledgerId: office.ledgerId,
  userId: office.headId,
  password,
})
