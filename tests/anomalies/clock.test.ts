import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { readMeta } from '../../electron/db/meta.ts'
import { services } from '../../electron/services.ts'
import { closeLedger } from '../../electron/session/opening.ts'
import { keeper } from '../../electron/shell/keeper.ts'
import { type LedgerThread, ledgerThread } from '../../electron/shell/ledger-thread.ts'
import { audit } from '../../shared/audit/contract.ts'
import { bundles } from '../../shared/bundles/contract.ts'
import { ok } from '../../shared/kernel/result.ts'
import { organisation } from '../../shared/ledgers/organisation/contract.ts'
import { session } from '../../shared/session/contract.ts'
import { published, receive, type Station, station } from '../bundles/service/stations.ts'
import { wantedOrganisation } from '../support/actors.ts'
import { passwords } from '../support/test-runtime.ts'
import { complaintsAbout, makeWorld } from './world.ts'

const HOUR = 3_600_000
const TEN_YEARS = 3653 * 24 * HOUR
/** Every way in which a clock is found to be wrong. */
const shifts = [
  ['back an hour', -HOUR],
  ['back ten years', -TEN_YEARS],
  ['ahead an hour', HOUR],
  ['ahead ten years', TEN_YEARS],
] as const

const unlock = (office: Station) =>
  office.call(session.unlock, {
    ledgerId: office.ledgerId,
    userId: office.headId,
    password: passwords.head,
  })

test.each([
  ['back', -TEN_YEARS],
  ['forward', TEN_YEARS],
])(
  'a clock set %s ten years, and right again: nothing is lost, the order holds, it is said',
  async (way, shift) => {
    const { office, superior, above } = await makeWorld()
    expect(Object.keys(services)).toContain('organisation')
    const first = await published(office, above, '2026-01')
    office.sit('head')
    const seen: string[] = []
    for (const shiftMs of [shift, 0]) {
      closeLedger(office)
      office.clock.shiftMs = shiftMs
      seen.push((await unlock(office)).notices.includes('clock-set-back') ? 'back' : 'on')
      const code = `C-${shiftMs === 0 ? 'RIGHT' : 'WRONG'}`
      await office.call(organisation.found, wantedOrganisation({ code, foundedDay: null }))
    }
    // It was earlier than the last entry when the clock went back, and when a clock that was ahead was
    // set right.
    expect(seen).toEqual(way === 'back' ? ['back', 'on'] : ['on', 'back'])
    expect(await complaintsAbout(office.open!.db)).toEqual([])
    expect((await office.call(session.backups, {})).length).toBeGreaterThan(1)
    const { entries } = await office.call(audit.entries, {})
    const numbers = entries.map(({ seq }) => seq)
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a))
    const second = await published(office, above, '2026-02')
    expect(second.seq).toBe(2)
    const outcomes = await receive(superior, [first.path, second.path])
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['first', 'next'])
  },
)

test('a bundle sealed by a clock that is wrong goes through, in its place', async () => {
  const { office, superior, above } = await makeWorld()
  const files = []
  for (const shiftMs of [0, -TEN_YEARS, TEN_YEARS]) {
    closeLedger(office)
    office.clock.shiftMs = shiftMs
    await unlock(office)
    files.push((await published(office, above, `2026-0${files.length + 1}`)).path)
  }
  const outcomes = await receive(superior, files)
  expect(outcomes.map(({ outcome, code }) => `${outcome}${code}`)).toEqual(['first', 'next', 'next'])
  const { rows } = await superior.call(bundles.figures, { period: '2026-03' })
  expect(rows).toHaveLength(1)
})

test('a password may be tried after the clock went back and forth; the wait stays short', async () => {
  const { office } = await makeWorld()
  closeLedger(office)
  const wrong = { ledgerId: office.ledgerId, userId: office.headId, password: '不对的密码-123' }
  office.clock.shiftMs = TEN_YEARS
  for (let i = 0; i < 5; i += 1) await office.refused(session.unlock, wrong)
  office.clock.shiftMs = 0
  const wait = await office.refused(session.unlock, { ...wrong, password: passwords.head })
  expect(wait.code).toBe('session.wait')
  expect((wait.params as { seconds: number }).seconds).toBeLessThanOrEqual(60)
  Object.assign(office.clock, { shiftMs: 61_000, ticks: 61_000 })
  await unlock(office)
})

describe.each(shifts)('a clock set %s', (_way, shift) => {
  afterEach(() => vi.useRealTimers())

  test('has no part in when to lock: a task that stood still since keeps nothing open', async () => {
    const noted: string[] = []
    const begin = (): LedgerThread => ({
      call: async () => ok({ session: {} }),
      cancel: () => {},
      lastProgressMs: () => performance.now() - 31_000,
      end: async () => void noted.push('ended'),
    })
    const kept = keeper(begin, { locked: () => void noted.push('locked'), broken: () => {} })
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + shift })
    await kept.lock('idle')
    expect(noted).toEqual(['ended', 'locked'])
  })

  test('nor in how long ago a task moved on', async () => {
    const source = `import { parentPort } from 'node:worker_threads'
      parentPort.on('message', ({ kind, call }) => {
        if (kind === 'close') return parentPort.postMessage({ kind: 'closed' })
        parentPort.postMessage({ kind: 'progress', call, done: 1, of: 2, step: '' })
        parentPort.postMessage({ kind: 'answer', call, result: { ok: true, value: {} } })
      })`
    const thread = ledgerThread(
      new URL(`data:text/javascript,${encodeURIComponent(source)}`),
      { ledgersFolder: '', sampleFolder: '', logFile: '', version: '0' },
      { serve: async () => null, progress: () => {}, ended: () => {}, died: () => {} },
    )
    expect(thread.lastProgressMs()).toBe(Number.NEGATIVE_INFINITY)
    const before = performance.now()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + shift })
    await thread.call('members.list', {})
    expect(thread.lastProgressMs()).toBeGreaterThanOrEqual(before)
    expect(thread.lastProgressMs()).toBeLessThanOrEqual(performance.now())
    await thread.end(1000)
  })

  test('and right again: what is due is due, and what looks wrong is said', async () => {
    // Nobody is asked for copies of what is only practised.
    const office = await station('样例社区党委', 'yangli')
    const at = async (shiftMs: number) => {
      closeLedger(office)
      office.clock.shiftMs = shiftMs
      const { notices } = await unlock(office)
      return { notices, checkedMs: Number(readMeta(office.open!.db.file, 'last_check_at')) }
    }
    const isFar = Math.abs(shift) === TEN_YEARS
    const wrong = await at(shift)
    expect(wrong.notices.includes('clock-set-back')).toBe(shift < 0)
    expect(wrong.notices.includes('clock-ahead')).toBe(shift === TEN_YEARS)
    expect(wrong.notices.includes('backup-old')).toBe(shift !== HOUR)
    expect(Math.abs(wrong.checkedMs - office.now()) < HOUR / 2).toBe(isFar)
    // A second place was written to while the clock was wrong.
    office.dialogs.push(office.root)
    await office.call(session.backUp, { toStick: true })
    const right = await at(0)
    expect(right.notices.includes('clock-set-back')).toBe(shift > 0)
    expect(right.notices.includes('clock-ahead')).toBe(shift === -TEN_YEARS)
    expect(right.notices.includes('backup-old')).toBe(shift !== -HOUR)
    expect(Math.abs(right.checkedMs - office.now()) < HOUR / 2).toBe(true)
  })
})

test('rows made after the clock was set back between two starts stand behind those made before', async () => {
  const { office } = await makeWorld()
  const { newId } = office
  // Another copy of the code stands for an earlier start of the program.
  vi.resetModules()
  const earlier = await import('../../electron/db/ids.ts')
  const found = async (code: string) =>
    (await office.call(organisation.found, wantedOrganisation({ code, foundedDay: null }))).id
  const starts = [
    [TEN_YEARS, () => earlier.newId(Date.now() + TEN_YEARS), 'C-AHEAD'],
    [0, newId, 'C-RIGHT'],
  ] as const
  const ids: string[] = []
  for (const [shiftMs, makes, code] of starts) {
    closeLedger(office)
    office.clock.shiftMs = shiftMs
    Object.assign(office, { newId: makes })
    await unlock(office)
    ids.push(await found(code))
  }
  expect(ids).toEqual([...ids].sort())
})

test('nothing but what dates a deed asks what the clock says', () => {
  const asking = /\bDate\.now\b|new Date\(\)/
  const root = new URL('../../', import.meta.url)
  for (const path of [
    'main',
    'shell/keeper',
    'shell/ledger-thread',
    'ipc/pace',
    'router/tasks',
    'router/router',
  ]) {
    expect(readFileSync(new URL(`electron/${path}.ts`, root), 'utf8')).not.toMatch(asking)
  }
})
