import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { router, type Services } from '../../electron/router/router.ts'
import { sessionService } from '../../electron/session/service.ts'
import { contract } from '../../shared/contract.ts'
import type { Endpoint } from '../../shared/ipc/endpoint.ts'
import { everyRole, type Role } from '../../shared/kernel/roles.ts'
import { session } from '../../shared/session/contract.ts'
import { mayUse } from '../../shared/session/may-use.ts'
import { onlyReads } from '../../shared/session/session.ts'
import { makeOffice, passwords, type TestRuntime, testRuntime } from '../support/test-runtime.ts'

const doors: Endpoint[] = Object.values(contract).flatMap((section) => Object.values(section) as Endpoint[])
const reached: string[] = []
/** Every door answered by a handler that only notes that it was reached. */
const services = Object.fromEntries(
  Object.entries(contract).map(([section, verbs]) => [
    section,
    Object.fromEntries(
      Object.values(verbs).map((door) => [door.name.split('.')[1], () => void reached.push(door.name)]),
    ),
  ]),
) as unknown as Services

const barring = new Set(['session.not-allowed', 'session.read-only'])

let runtime: TestRuntime
let knock: (name: string, input: unknown) => Promise<string>

beforeAll(async () => {
  runtime = testRuntime({ session: sessionService })
  const office = await makeOffice(runtime)
  await runtime.call(session.unlock, {
    ledgerId: office.ledgerId,
    userId: office.headId,
    password: passwords.head,
  })
  const answer = router(runtime, services, () => {})
  knock = async (name, input) => {
    const result = await answer(name, input, { progress: () => {}, cancelled: () => false })
    return result.ok ? 'ok' : result.fault.code
  }
})
afterAll(() => runtime.end())

const as = (role: Role) => {
  runtime.open!.person = { ...runtime.open!.person, role }
}

describe('every door × every role', () => {
  test.each(doors.map((door) => [door.name, door] as const))('%s', async (name, door) => {
    for (const role of everyRole) {
      as(role)
      reached.length = 0
      const code = await knock(name, { nobody: 'sends this' })
      const may = door.kind === 'gate' ? (door.who?.includes(role) ?? true) : door.who.includes(role)
      expect(code === 'session.not-allowed', `${name} for ${role}`).toBe(!may)
      expect(reached, 'input that does not parse reaches nobody').toEqual([])
    }
  })

  test('an auditor at the office changes no row: every door that could refuses', async () => {
    as('auditor')
    const writing = doors.filter((door) => door.kind === 'command' || door.kind === 'task')
    const theirs = writing.filter((door) => door.who.includes('auditor'))
    const refusing = []
    for (const door of theirs) {
      if ((await knock(door.name, { nobody: 'sends this' })) === 'session.read-only') refusing.push(door.name)
    }
    const writes = theirs.filter((door) => door.inReadOnly === 'refused').map(({ name }) => name)
    expect(refusing).toEqual(writes)
    expect(writes).toContain('bundles.receive')
  })

  test('an auditor in a ledger of their own receives packs and keeps views', async () => {
    as('auditor')
    const { ledger } = runtime.open!
    Object.assign(runtime.open!, { ledger: { ...ledger, kind: 'auditor' } })
    for (const name of ['bundles.receive', 'desk.saveView']) {
      expect(await knock(name, { nobody: 'sends this' }), name).toBe('ipc.invalid-input')
    }
    Object.assign(runtime.open!, { ledger })
  })
})

describe('every door', () => {
  test('is answered under its own name, section and verb', () => {
    for (const [section, verbs] of Object.entries(contract)) {
      for (const [verb, door] of Object.entries(verbs))
        expect((door as Endpoint).name).toBe(`${section}.${verb}`)
    }
  })

  test.each([false, true])(
    'is hidden by the page exactly where it would be barred (shown: %s)',
    async (shown) => {
      runtime.shown = shown ? { db: runtime.open!.db, what: { kind: 'received' } as never } : null
      for (const door of doors) {
        for (const role of everyRole) {
          as(role)
          const readOnly = shown || onlyReads(role, runtime.open!.ledger.kind)
          const barred = barring.has(await knock(door.name, { nobody: 'sends this' }))
          expect(mayUse(door, { role, readOnly }), `${door.name} for ${role}`).toBe(!barred)
        }
      }
      runtime.shown = null
    },
  )

  test('of a session refuses while the ledger is locked', async () => {
    const { open } = runtime
    runtime.open = null
    for (const door of doors.filter((one) => one.kind !== 'gate' || one.who !== undefined)) {
      expect(await knock(door.name, {}), door.name).toBe('session.locked')
    }
    runtime.open = open
  })

  test('that writes refuses while somebody else’s ledger is shown', async () => {
    runtime.shown = { db: runtime.open!.db, what: { kind: 'pack' } as never }
    for (const door of doors) {
      if (door.kind !== 'command' && door.kind !== 'task') continue
      as(door.who[0]!)
      expect(await knock(door.name, { nobody: 'sends this' }), door.name).toBe(
        door.inReadOnly === 'refused' ? 'session.read-only' : 'ipc.invalid-input',
      )
    }
    runtime.shown = null
  })

  test.each([
    '',
    'x',
    'members',
    'members.nothing',
    '__proto__.x',
    'members.constructor',
    'constructor.name',
    'toString.call',
    'session.overview.more',
  ])('that does not exist is said to be so: %s', async (name) =>
    expect(await knock(name, {})).toBe('ipc.unknown-endpoint'),
  )
})
