import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { bundles } from '../../shared/bundles/contract.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { members } from '../../shared/ledgers/members/contract.ts'
import { session } from '../../shared/session/contract.ts'
import { type Station, sealed } from '../bundles/service/stations.ts'
import { whileFailing } from './failing-ground.ts'
import { complaintsAbout, filesIn, makeWorld, stateOf, type World } from './world.ts'

vi.mock('node:fs', async (actual) => {
  const { failingFs } = await import('./failing-ground.ts')
  return failingFs(await actual())
})
vi.mock('node:fs/promises', async (actual) => {
  const { failingPromises } = await import('./failing-ground.ts')
  return failingPromises(await actual())
})

/** What is written to a stick, and whether it stands there whole. */
type Writing = {
  do(world: World, runtime: Station, stick: string): Promise<unknown>
  isWhole(stick: string): boolean
}

const onlyWhole = (stick: string, ending: RegExp): boolean =>
  filesIn(stick).every((file) => ending.test(file.split(' ')[0]!))

const writings: Readonly<Record<string, Writing>> = {
  'a bundle': {
    async do({ kept }, runtime, stick) {
      runtime.sit('clerk')
      runtime.dialogs.push(stick)
      await runtime.call(bundles.publish, { bundleId: kept.bundle! })
    },
    isWhole: (stick) => onlyWhole(stick, /\.tzb$/),
  },
  'a list': {
    async do(_, runtime, stick) {
      runtime.sit('clerk')
      runtime.dialogs.push(join(stick, '名册.xlsx'))
      await runtime.call(members.exportSheet, { list: {}, columns: ['name'], reason: '样例事由' })
    },
    isWhole: (stick) => onlyWhole(stick, /\.xlsx$/),
  },
  'a backup': {
    async do(_, runtime, stick) {
      runtime.sit('head')
      runtime.dialogs.push(stick)
      await runtime.call(session.backUp, { toStick: true })
    },
    isWhole: (stick) => onlyWhole(stick, /\.(?:db|json)$|\/contents\.txt$|\/attachments\/[0-9a-f]{64}$/),
  },
}

test.each(Object.entries(writings))('a stick pulled at any write of %s', async (_, writing) => {
  const world = await makeWorld()
  const { office } = world
  world.kept.bundle = (await sealed(office, world.above)).bundleId
  let pulled = 0
  for (let at = 1; ; at += 1) {
    const stick = join(office.root, `pulled-${at}`)
    mkdirSync(stick)
    office.dialogs.length = 0
    const instead = () => rmSync(stick, { recursive: true, force: true })
    const { writes, error } = await whileFailing({ at, forGood: false, instead }, () =>
      writing.do(world, office, stick),
    )
    expect(office.incidents).toEqual([])
    expect(await complaintsAbout(office.open!.db)).toEqual([])
    if (error === undefined && writes < at) break
    pulled += 1
    if (error === undefined) continue
    expect(error).toBeInstanceOf(Refusal)
    expect(['disk.failed', 'bundles.read-back', 'bundles.maybe-written', 'session.backup-failed']).toContain(
      (error as Refusal).fault.code,
    )
  }
  expect(pulled).toBeGreaterThan(3)
  // Plugged in again, or another one: now it is written, whole.
  const again = world.stick()
  office.dialogs.length = 0
  await writing.do(world, office, again)
  expect(filesIn(again).length).toBeGreaterThan(0)
  expect(writing.isWhole(again)).toBe(true)
})

test('a bundle on its way from a pulled stick leaves nothing, and comes from the next', async () => {
  const world = await makeWorld()
  const { office, superior, above } = world
  const { bundleId } = await sealed(office, above)
  office.sit('clerk')
  const stick = world.stick()
  office.dialogs.push(stick)
  const item = await office.call(bundles.publish, { bundleId })
  const path = join(stick, item!.fileName)
  superior.sit('head')
  const before = stateOf(superior)
  const away = join(office.root, 'away')
  mkdirSync(away)
  superior.dialogs.push([join(away, item!.fileName)])
  const [gone] = await superior.call(bundles.receive, {})
  expect(gone).toMatchObject({ outcome: 'refused', code: 'disk.failed' })
  expect(stateOf(superior)).toEqual(before)
  expect(existsSync(path)).toBe(true)
  superior.dialogs.push([path])
  expect(await superior.call(bundles.receive, {})).toMatchObject([{ outcome: 'first' }])
})
