import { cpSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { closeLedger } from '../../electron/session/opening.ts'
import { bundles } from '../../shared/bundles/contract.ts'
import { imports } from '../../shared/imports/contract.ts'
import { Refusal } from '../../shared/kernel/refusal.ts'
import { members } from '../../shared/ledgers/members/contract.ts'
import { organisation } from '../../shared/ledgers/organisation/contract.ts'
import { session } from '../../shared/session/contract.ts'
import { type Station, sealed } from '../bundles/service/stations.ts'
import { wantedOrganisation } from '../support/actors.ts'
import { passwords } from '../support/test-runtime.ts'
import { pastedRoster } from './rosters.ts'
import { canMount, inside, smallDisk } from './small-disk.ts'
import { complaintsAbout, makeWorld, onSticks, stateOf } from './world.ts'

/** Fills what is left of a small disk but for some kilobytes; answers the file to remove. */
function fillUp(folder: string, leaveKb: number): string {
  const { bavail, bsize } = statfsSync(folder)
  const path = join(folder, 'somebody-elses.bin')
  writeFileSync(path, Buffer.alloc(Math.max(0, bavail * bsize - leaveKb * 1024)))
  return path
}

const codeOf = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    await work()
    return 'done'
  } catch (error) {
    if (error instanceof Refusal) return error.fault.code
    throw error
  }
}

const unlock = (office: Station) =>
  office.call(session.unlock, {
    ledgerId: office.ledgerId,
    userId: office.headId,
    password: passwords.head,
  })

/** An office whose ledger lies on a small disk. */
async function onSmallDisk(sizeKb: number) {
  const world = await makeWorld()
  const { office } = world
  closeLedger(office)
  const disk = smallDisk(sizeKb)
  cpSync(office.ledgersFolder, inside(disk.folder, 'ledgers'), { recursive: true })
  Object.assign(office, { ledgersFolder: join(disk.folder, 'ledgers') })
  await unlock(office)
  return { world, office, disk }
}

describe.skipIf(!canMount)('on a real small disk (left out where nothing can be mounted)', () => {
  test('a ledger whose disk fills up keeps what it has, says so, and goes on with room', async () => {
    const { office, disk } = await onSmallDisk(12_000)
    const filler = fillUp(disk.folder, 240)
    const founded: string[] = []
    let code = 'done'
    let before = ''
    for (let nth = 1; code === 'done' && nth < 2000; nth += 1) {
      before = JSON.stringify(stateOf(office))
      const wanted = wantedOrganisation({ code: `F-${nth}`, remark: '样例'.repeat(240) })
      code = await codeOf(async () => {
        founded.push((await office.call(organisation.found, wanted)).id)
      })
    }
    expect(code).toBe('disk.full')
    expect(founded.length).toBeGreaterThan(3)
    expect(JSON.stringify(stateOf(office)) === before).toBe(true)
    expect(await complaintsAbout(office.open!.db)).toEqual([])
    await office.call(session.lock, {})
    expect(office.open).toBeNull()
    rmSync(filler)
    await unlock(office)
    for (const id of founded) {
      expect(await office.call(organisation.get, { id: id as never })).toMatchObject({ memberCount: 0 })
    }
    expect(await complaintsAbout(office.open!.db)).toEqual([])
    await office.call(organisation.found, wantedOrganisation({ code: 'F-LAST' }))
  })

  test('an import that does not fit leaves nothing of itself, and fits later', async () => {
    const { office, disk } = await onSmallDisk(60_000)
    office.sit('clerk')
    const text = pastedRoster('第一支部', 3000, 1)
    const { token } = await office.call(imports.paste, { noun: 'members', text })
    const filler = fillUp(disk.folder, 400)
    const before = stateOf(office)
    expect(await codeOf(() => office.call(imports.apply, { token }))).toBe('disk.full')
    expect(stateOf(office)).toEqual(before)
    rmSync(filler)
    expect(await office.call(imports.apply, { token })).toMatchObject({ rowsNew: 3000 })
    expect(await complaintsAbout(office.open!.db)).toEqual([])
  })

  test('a full stick takes neither a bundle nor a list, and the ledger knows of none', async () => {
    const { office, above, stick } = await makeWorld(200)
    const item = await sealed(office, above)
    const disk = smallDisk(128)
    fillUp(disk.folder, 0)
    office.sit('clerk')
    const before = stateOf(office)
    office.dialogs.push(disk.folder, join(disk.folder, '名册.xlsx'))
    expect(await codeOf(() => office.call(bundles.publish, { bundleId: item.bundleId }))).toBe('disk.full')
    const list = { list: {}, columns: ['name'], reason: '样例事由' }
    expect(await codeOf(() => office.call(members.exportSheet, list))).toBe('disk.full')
    expect(stateOf(office)).toEqual(before)
    expect(readdirSync(disk.folder)).toEqual(['somebody-elses.bin'])
    const folder = stick()
    office.dialogs.push(folder)
    await office.call(bundles.publish, { bundleId: item.bundleId })
    expect(onSticks(office)).toHaveLength(1)
  })

  test('a read-only stick is named for what it is', async () => {
    const { office, above } = await makeWorld()
    const item = await sealed(office, above)
    const disk = smallDisk(1024)
    disk.setReadOnly()
    office.sit('clerk')
    const before = stateOf(office)
    office.dialogs.push(disk.folder, join(disk.folder, '名册.xlsx'), disk.folder)
    const publish = () => office.call(bundles.publish, { bundleId: item.bundleId })
    expect(await codeOf(publish)).toBe('disk.no-permission')
    const list = { list: {}, columns: ['name'], reason: '样例事由' }
    expect(await codeOf(() => office.call(members.exportSheet, list))).toBe('disk.no-permission')
    expect(stateOf(office)).toEqual(before)
  })

  test('a ledger on a read-only disk is not opened, and is as it was', async () => {
    const { office, disk } = await onSmallDisk(12_000)
    await office.call(session.lock, {})
    disk.setReadOnly()
    expect(await codeOf(() => unlock(office))).toBe('disk.no-permission')
    expect((await office.call(session.overview, {})).ledgers).toHaveLength(1)
    expect(office.incidents).toEqual([])
  })

  test('a backup that does not fit is refused and leaves no half of itself', async () => {
    const { office, disk } = await onSmallDisk(4_000)
    fillUp(disk.folder, 200)
    const before = stateOf(office)
    expect(['disk.full', 'session.backup-failed']).toContain(
      await codeOf(() => office.call(session.backUp, { toStick: false })),
    )
    expect(stateOf(office)).toEqual(before)
  })
})
