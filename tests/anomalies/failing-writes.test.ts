import { expect, test, vi } from 'vitest'
import { contract } from '../../shared/contract.ts'
import type { Endpoint } from '../../shared/ipc/endpoint.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { deeds } from './deeds/all.ts'
import type { Deed } from './deeds/deed.ts'
import { letSqliteFail, whileFailing } from './failing-ground.ts'
import { complaintsAbout, makeWorld, onSticks, type State, stateOf, type World } from './world.ts'

vi.mock('node:fs', async (actual) => {
  const { failingFs } = await import('./failing-ground.ts')
  return failingFs(await actual())
})
vi.mock('node:fs/promises', async (actual) => {
  const { failingPromises } = await import('./failing-ground.ts')
  return failingPromises(await actual())
})
letSqliteFail()

const codeOf = (error: unknown): string =>
  error instanceof Refusal ? error.fault.code : String((error as { refused?: string }).refused ?? error)

/** Lets the n-th write of a deed fail for every n, until the deed is done. Answers how often it failed. */
async function failAtEveryWrite(world: World, deed: Deed, forGood: boolean): Promise<number> {
  const runtime = deed.at === 'superior' ? world.superior : world.office
  runtime.sit(deed.who)
  await deed.before?.(world, runtime)
  let before = stateOf(runtime)
  for (let at = 1; ; at += 1) {
    runtime.dialogs.length = 0
    const lay = onSticks(runtime)
    const { writes, error } = await whileFailing({ at, forGood }, () => deed.do(world, runtime))
    const where = `${deed.door.name} at write ${at}${forGood ? ' and after' : ''}`
    if (error === undefined) {
      expect(writes, `${where} failed and was said to be done`).toBeLessThan(at)
      return at - 1
    }
    const code = codeOf(error)
    expect(deed.may === undefined || deed.may === 'told' ? ['disk.full'] : late, where).toContain(code)
    expect(runtime.incidents, where).toEqual([])
    const after = stateOf(runtime)
    if (deed.may !== 'sealed') mustStandStill(before, after, where, deed.may === 'told')
    before = after
    const left = onSticks(runtime).filter((file) => !lay.includes(file))
    if (deed.may === undefined || deed.may === 'told') expect(left, where).toEqual([])
    else
      expect(
        left.filter((file) => !/\.(?:tzb|tzk|pdf) [0-9a-f]{64}$/.test(file)),
        where,
      ).toEqual([])
  }
}
const late = ['disk.full', 'bundles.maybe-written']

function mustStandStill(before: State, after: State, where: string, mayTell: boolean): void {
  expect(after.rest === before.rest, `${where}: rows and files are as they were`).toBe(true)
  // What leaves in the clear is told before it gets its name, so the chain may know of a file that failed.
  if (!mayTell) expect(after.chain, `${where}: the chain is as it was`).toBe(before.chain)
}

test.each([
  ['fails once', false],
  ['stays full', true],
])(
  'a disk that %s, at every write of every deed: nothing has changed, and doing it again works',
  async (_, forGood) => {
    const world = await makeWorld()
    for (const deed of deeds) {
      expect(await failAtEveryWrite(world, deed, forGood), deed.door.name).toBeGreaterThan(1)
      for (const runtime of [world.office, world.superior]) {
        expect(await complaintsAbout(runtime.open!.db), deed.door.name).toEqual([])
      }
    }
  },
)

test('every deed that writes is tried', () => {
  const doors = Object.values(contract).flatMap((section) => Object.values(section) as Endpoint[])
  const writing = doors.filter(({ kind }) => kind === 'command' || kind === 'task')
  const tried = new Set(deeds.map(({ door }) => door.name))
  const reading = [
    'imports.open',
    'imports.paste',
    'imports.replan',
    'imports.marked',
    'bundles.readEnrolment',
  ]
  expect(writing.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual(reading)
})
