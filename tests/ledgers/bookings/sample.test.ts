import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { verifyLedger } from '../../../electron/audit/verify.ts'
import { importService } from '../../../electron/imports/service.ts'
import { importNouns, ledgerServices } from '../../../electron/ledgers/derived.ts'
import { sessionService } from '../../../electron/session/service.ts'
import { imports } from '../../../shared/imports/contract.ts'
import { weekdayOf } from '../../../shared/kernel/day.ts'
import { shareMinute } from '../../../shared/kernel/span.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { sampleUses } from '../../../shared/ledgers/bookings/sample.ts'
import { sampleRooms } from '../../../shared/ledgers/bookings/sample-words.ts'
import { session } from '../../../shared/session/contract.ts'
import { sampleDay } from '../../support/sample-office.ts'
import { SPOILT_USES } from '../../support/sample-uses.ts'
import { testRuntime } from '../../support/test-runtime.ts'

const workbook = join(import.meta.dirname, '../../../resources/sample/活动场所使用登记.xlsx')

async function practice(day: string) {
  const { payroll: _, ...some } = ledgerServices
  const runtime = testRuntime({ ...some, session: sessionService, imports: importService(importNouns) })
  onTestFinished(() => runtime.end())
  runtime.clock.shiftMs = Date.parse(`${day}T02:00:00Z`) - Date.now()
  await runtime.call(session.practice, {})
  return runtime
}

describe('the sample’s rooms', () => {
  test('have about 1,500 uses, each within its hours and alone in its room, the same at every run', () => {
    const uses = sampleUses(sampleDay)
    expect(uses).toEqual(sampleUses(sampleDay))
    expect(uses.length).toBeGreaterThan(1400)
    expect(uses.length).toBeLessThan(1650)
    for (const [nth, use] of uses.entries()) {
      const { weekdays, hours, capacity } = sampleRooms[use.room]!
      expect(use.expected).toBeLessThanOrEqual(capacity)
      expect(weekdays).toContain(weekdayOf(use.day))
      expect(use.fromMinute >= hours[0] * 60 && use.toMinute <= hours[1] * 60).toBe(true)
      for (let next = nth + 1; uses[next]?.day === use.day; next += 1) {
        expect(uses[next]!.room === use.room && shareMinute(use, uses[next]!)).toBe(false)
      }
    }
  })

  test('stand in the practice ledger with a counted past and two weeks ahead, once', async () => {
    const runtime = await practice('2026-11-25')
    const { venues, rooms } = await runtime.call(bookings.places, {})
    expect([venues.length, rooms.length]).toEqual([2, 5])
    const count = async (filters: object) => (await runtime.call(bookings.list, { filters })).total
    const uses = sampleUses('2026-11-25' as typeof sampleDay)
    const past = uses.filter(({ day }) => day < '2026-11-25')
    expect(await count({ when: 'past' })).toBe(past.length)
    const SERIES = 5
    expect(await count({ when: 'coming' })).toBe(uses.length - past.length + SERIES)
    expect(await count({ when: 'coming', state: ['asked'] })).toBeGreaterThan(5)
    const { rows } = await runtime.call(bookings.list, { filters: { when: 'past' }, search: '支部党员大会' })
    expect(rows.every(({ organisationId, organiser }) => organisationId !== null && !organiser)).toBe(true)
    expect(rows.every(({ hands }) => !hands.includes(runtime.open!.person.id))).toBe(true)
    const { db, ledger } = runtime.open!
    expect((await verifyLedger(db.file, ledger.id, async () => {})).broken).toEqual([])
    await runtime.fillPractice(runtime)
    expect((await runtime.call(bookings.places, {})).rooms).toHaveLength(5)
  })

  test('and the register in a workbook tells the same, but for its wrong rows', async () => {
    const runtime = await practice(sampleDay)
    runtime.dialogs.push(workbook)
    const preview = (await runtime.call(imports.open, { noun: 'bookings' }))!
    expect(preview.missing).toEqual([])
    const told = sampleUses(sampleDay).filter(({ day, cancelled }) => day < sampleDay && cancelled === null)
    const wrong = SPOILT_USES.size
    expect(preview.counts).toEqual({ new: 0, changed: 0, same: told.length - wrong, wrong })
  })
})
