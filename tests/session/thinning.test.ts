import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { backUpOpen } from '../../electron/session/backing-up.ts'
import { spellHeader } from '../../electron/session/backup-header.ts'
import { closeLedger } from '../../electron/session/opening.ts'
import { sessionService } from '../../electron/session/service.ts'
import { keptOf } from '../../electron/session/thinning.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { session } from '../../shared/session/contract.ts'
import { makeOffice, type TestRuntime, testRuntime, unlockHead } from '../support/test-runtime.ts'

/** Names and moments, in the order in which they were made. */
const made = (moments: readonly string[]) => moments.map((at) => ({ name: at, at_ms: Date.parse(at) }))
const keptFrom = (moments: readonly string[]) => [...keptOf(made(moments).toReversed())].sort()

const year: string[] = []
for (const day = new Date('2026-01-15T00:00:00Z'); day < new Date('2027-03-01T00:00:00Z'); ) {
  const date = day.toISOString().slice(0, 10)
  year.push(`${date}T09:00:00+08:00`, `${date}T18:00:00+08:00`)
  day.setUTCDate(day.getUTCDate() + 1)
}

describe('of many backups', () => {
  test('the last 10, and the last of 7 days, 5 weeks and 12 months are kept', () => {
    for (let hour = 10; hour < 24; hour += 1) year.push(`2027-03-01T${hour}:00:00+08:00`)
    const kept = keptFrom(year).map((at) => at.slice(0, 13).replaceAll('-', ''))
    const of = (start: string) => kept.filter((name) => name.startsWith(start))
    expect(of('20270301')).toHaveLength(10)
    for (const date of ['20270228', '20270227', '20270226', '20270225', '20270224', '20270223']) {
      expect(of(date)).toEqual([`${date}T18`])
    }
    expect(of('202702').slice(0, 3)).toEqual(['20270207T18', '20270214T18', '20270221T18'])
    for (const date of ['20260430', '20260531', '20260831', '20261231', '20270131']) {
      expect(of(date)).toEqual([`${date}T18`])
    }
    expect(['202601', '202602', '202603'].flatMap(of)).toEqual([])
    expect(kept).toHaveLength(10 + 6 + 3 + 10)
  })

  test('a clock that was ahead once costs one of them a place, and no other', () => {
    const honest = year.slice(0, 60)
    const jumped = [...honest.slice(0, 30), '2099-06-01T09:00:00+08:00', ...honest.slice(30)]
    const kept = keptFrom(jumped)
    expect(kept).toEqual(expect.arrayContaining(honest.slice(-10)))
    expect(kept.length).toBeGreaterThanOrEqual(keptFrom(honest).length - 1)
  })

  test('a clock that jumps about at every backup never costs the last ten', () => {
    const wild = Array.from({ length: 200 }, (_, nth) => {
      const jump = new Date(Date.UTC(2020 + ((nth * 37) % 90), (nth * 7) % 12, 1 + ((nth * 11) % 28)))
      return new Date(jump.getTime() + nth).toISOString()
    })
    expect(keptFrom(wild)).toEqual(expect.arrayContaining(wild.slice(-10)))
  })
})

describe('thinning', () => {
  let runtime: TestRuntime
  let folder: string
  beforeAll(async () => {
    runtime = testRuntime({ session: sessionService })
    const office = await makeOffice(runtime)
    folder = join(runtime.ledgersFolder, office.ledgerId)
    await runtime.call(session.unlock, unlockHead(office))
  })
  afterAll(() => runtime.end())
  beforeEach(() => {
    for (const each of ['backups', 'thinned']) rmSync(join(folder, each), { recursive: true, force: true })
  })
  const backups = () => readdirSync(join(folder, 'backups')).sort()
  const thinned = () => readdirSync(join(folder, 'thinned')).sort()
  const backUpAt = (moment: string) => backUpOpen(runtime.open!, Date.parse(moment))
  /** A backup's folder as a stranger makes it, newer than any real one by name, number and clock. */
  const plant = (name: string, ledger: Id, number: number) => {
    const at = join(folder, 'backups', name)
    mkdirSync(at, { recursive: true })
    writeFileSync(join(at, 'ledger.db'), '')
    writeFileSync(join(at, 'keyring.json'), '{}')
    writeFileSync(join(at, 'contents.txt'), '\n')
    const digest = '0'.repeat(64)
    const plain = {
      fmt: 'tzb-backup',
      v: 1,
      ledger,
      name,
      number,
      at_ms: Date.parse('2099-01-01'),
      office_name: '样例',
      office_code: 'yangli',
      kind: 'office',
      size: 0,
      sha256: digest,
      contents_sha256: digest,
      keyring_sha256: digest,
      entries: 9,
      head: digest,
      checked: true,
    } as const
    writeFileSync(join(at, 'header.json'), spellHeader(plain, Buffer.alloc(32, 9)))
  }

  test('neither counts nor touches what the ledger did not write, and offers none of it', async () => {
    const ledger = runtime.open!.ledger.id
    const planted = Array.from({ length: 12 }, (_, nth) => `2099010${nth % 9}-0000000${10 + nth}`)
    for (const [nth, name] of planted.entries()) plant(name, ledger, 1000 + nth)
    for (const name of ['20990101-000000000', '我的备份']) mkdirSync(join(folder, 'backups', name))
    const real = Array.from({ length: 12 }, (_, nth) => backUpAt(`2027-03-01T${10 + nth}:00:00Z`).name)
    const kept = real.slice(-10)
    expect(backups()).toEqual([...planted, '20990101-000000000', '我的备份', ...kept].sort())
    const offered = (await runtime.call(session.backups, {})).map(({ name }) => name)
    expect(offered).toEqual(kept.toReversed())
  })

  test('moves before it deletes: five lie aside, in their order, whatever the clock says', () => {
    backUpAt('2099-01-01T00:00:00Z')
    const names = Array.from({ length: 20 }, (_, nth) => backUpAt(`2027-03-01T00:${10 + nth}:00Z`).name)
    // The clock that was ahead holds a day of its own; of the others the last ten stay, five lie aside.
    expect(backups()).toEqual(['20990101-080000000', ...names.slice(-10)].sort())
    expect(thinned()).toEqual(names.slice(-15, -10).sort())
  })

  test('a number is never given twice, whatever was deleted', () => {
    const [one, other] = [backUpAt('2027-03-01T00:00:00Z'), backUpAt('2020-01-01T00:00:00Z')]
    expect([one.number, other.number]).toEqual([1, 2])
    closeLedger(runtime, { backUp: false })
  })
})
