import { expect, test } from 'vitest'
import { services } from '../../electron/services.ts'
import { closeLedger } from '../../electron/session/opening.ts'
import { audit } from '../../shared/audit/contract.ts'
import { bundles } from '../../shared/bundles/contract.ts'
import { organisation } from '../../shared/ledgers/organisation/contract.ts'
import { session } from '../../shared/session/contract.ts'
import { published, receive, type Station } from '../bundles/service/stations.ts'
import { wantedOrganisation } from '../support/actors.ts'
import { passwords } from '../support/test-hall.ts'
import { complaintsAbout, makeWorld } from './world.ts'

const TEN_YEARS = 3653 * 86_400_000

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
    expect(await complaintsAbout(office.open!.book)).toEqual([])
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
  office.clock.shiftMs = 61_000
  await unlock(office)
})
