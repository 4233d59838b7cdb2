import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { auditService } from '../../../electron/audit/service.ts'
import { bundleService } from '../../../electron/bundles/service.ts'
import { fillRooms } from '../../../electron/ledgers/bookings/sample.ts'
import { ledgerServices } from '../../../electron/ledgers/derived.ts'
import { runCommand } from '../../../electron/router/contexts.ts'
import { sessionService } from '../../../electron/session/service.ts'
import { audit } from '../../../shared/audit/contract.ts'
import { bundles } from '../../../shared/bundles/contract.ts'
import { addDays, addMonths, Day } from '../../../shared/kernel/day.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { totalUse } from '../../../shared/ledgers/bookings/papers.ts'
import { bookingWire } from '../../../shared/ledgers/bookings/wire.ts'
import { session } from '../../../shared/session/contract.ts'
import {
  acquaint,
  enrolAt,
  filesOn,
  published,
  receive,
  type Station,
  sealed,
  station,
  stick,
} from '../../bundles/service/stations.ts'

const services = {
  ...{ session: sessionService, bundles: bundleService, audit: auditService },
  ...{ bookings: ledgerServices.bookings, organisation: ledgerServices.organisation },
}

const rowsOf = (of: Station, table: string) =>
  (of.shown ?? of.open!).db.file.prepare(`select * from ${table} order by id`).all() as Record<
    string,
    unknown
  >[]

async function filled() {
  const community = await station('样例社区党委', '990000001', 'office', services)
  runCommand(community, bookings.reserve.name, {}, fillRooms)
  const today = Day.parse(new Date(community.now()).toISOString().slice(0, 10))
  return { community, month: addMonths(today, -1).slice(0, 7) }
}

/** The same community, and a district that received its report of last month. */
async function reported() {
  const { community, month } = await filled()
  const district = await station('样例街道党工委', '990000', 'office', services)
  const { above } = await acquaint(community, district)
  const { bundleId, path } = await published(community, above.id, month)
  await receive(district, [path])
  return { community, district, month, bundleId }
}

describe('rooms and bookings sent to a superior', () => {
  test('stand there row for row, telephone numbers under stars, and count the same', async () => {
    const { community, district, month, bundleId } = await reported()
    await district.call(session.show, { bundleId })
    for (const { table } of bookingWire) {
      const sent = rowsOf(community, table).map((row) =>
        table === 'booking' ? { ...row, phone: expect.stringMatching(/^199\*{4}\d{4}$|^$/) } : row,
      )
      const here = rowsOf(district, table).map((row) => ({
        ...row,
        ...(row.phone === null && { phone: '' }),
      }))
      expect(sent.length).toBeGreaterThan(0)
      expect(here).toEqual(
        sent.map((row) => ({ ...row, ...('search' in row && { search: expect.any(String) }) })),
      )
    }
    const { rows, total } = await district.call(bookings.list, { filters: { when: 'past' } })
    expect(total).toBeGreaterThan(1400)
    const { booking } = await district.call(bookings.get, { id: rows[0]!.id })
    expect(booking.phone).toContain('*')
    const { revision, id } = booking
    const cancelled = await district.refused(bookings.cancel, { id, revision, reason: '不应能写' })
    expect(cancelled.code).toBe('session.read-only')
    await district.call(session.showOwn, {})
    await countsTheSame(community, district, month)
  })

  test('go whole to an auditor, where the chain replays them', async () => {
    const { community, month } = await filled()
    const auditor = await station('样例审计组', '990077', 'auditor', services)
    const requests = stick(auditor, 'request')
    auditor.dialogs.push(requests)
    await auditor.call(bundles.exportEnrolment, {})
    const there = await enrolAt(community, auditor, filesOn(requests, '.tzk')[0]!, 'auditor')
    const back = stick(community, 'grant')
    community.dialogs.push(back)
    await community.call(bundles.exportEnrolment, { grantTo: there.id })
    await enrolAt(auditor, community, filesOn(back, '.tzk')[0]!, 'subordinate')
    const item = await sealed(community, there.id, month, 'audit', true)
    const out = stick(community, 'pack')
    community.dialogs.push(out)
    await community.call(bundles.publish, { bundleId: item.bundleId })
    await receive(auditor, [join(out, item.fileName)])
    await auditor.call(session.show, { bundleId: item.bundleId })
    for (const { table } of bookingWire) expect(rowsOf(auditor, table)).toEqual(rowsOf(community, table))
    const verified = await auditor.call(audit.verify, {})
    expect(verified.broken).toEqual([])
    expect(verified.lines.find(({ what }) => what === 'rows')!.count).toBeGreaterThan(1500)
  })
})

/** The superior's figures are what the office itself sees. */
async function countsTheSame(community: Station, district: Station, month: string) {
  const from = Day.parse(`${month}-01`)
  const to = addDays(addMonths(from, 1), -1)
  const { rooms } = await community.call(bookings.useRate, { from, to, placeId: null })
  const use = totalUse(rooms)
  const { indicators, rows, sums } = await district.call(bundles.figures, { period: month })
  const at = (code: string) => indicators.findIndex((indicator) => indicator.code === code)
  const figure = (code: string) => rows[0]!.values[at(code)]
  expect(use.count).toBeGreaterThan(50)
  expect(figure('room-uses')).toBe(use.count)
  expect(['came-resident', 'came-mobile', 'came-on-duty', 'came-public'].map(figure)).toEqual([
    use.resident,
    use.mobile,
    use.onDuty,
    use.public,
  ])
  expect(figure('room-use')).toBe(Math.round((use.usedMinutes * 1000) / use.openMinutes))
  expect(sums).toEqual(rows[0]!.values)
}
