import { expect, test } from 'vitest'
import { ledgerServices } from '../../electron/ledgers/derived.ts'
import { services } from '../../electron/services.ts'
import { desk } from '../../shared/desk/contract.ts'
import { bookings } from '../../shared/ledgers/bookings/contract.ts'
import { officeWith, TODAY } from '../support/actors.ts'
import { wantedBooking, wantedRoom } from '../support/venues.ts'

test('the desk tells the right person of bookings that wait, and of those not counted', async () => {
  const runtime = officeWith({ ...ledgerServices, desk: services.desk })
  const venue = { name: '样例社区党群服务中心', address: null, areaM2: null, remark: null }
  runtime.sit('head')
  const { id: venueId } = await runtime.call(bookings.addVenue, venue)
  const asking = await runtime.call(bookings.addRoom, wantedRoom(venueId, { needsApproval: true }))
  const open = await runtime.call(bookings.addRoom, wantedRoom(venueId, { name: '活动室' }))
  await runtime.call(bookings.reserve, wantedBooking(asking.id, { day: '2031-06-20' }))
  runtime.sit('clerk')
  await runtime.call(bookings.reserve, wantedBooking(asking.id, { day: '2031-06-18' }))
  await runtime.call(bookings.reserve, wantedBooking(open.id))
  const items = async (today: string) => {
    const told = (await runtime.call(desk.overview, { today })).items
    return told.filter(({ page }) => page === 'bookings').map(({ code, count, day }) => [code, count, day])
  }
  expect(await items(TODAY)).toEqual([])
  runtime.sit('head')
  expect(await items(TODAY)).toEqual([['booking-waiting', 1, '2031-06-18']])
  runtime.sit('reviewer')
  expect(await items(TODAY)).toEqual([['booking-waiting', 2, '2031-06-18']])
  runtime.sit('clerk')
  runtime.setDay('2031-06-16')
  expect(await items('2031-06-16')).toEqual([['check-in-missing', 1, null]])
  const { items: all } = await runtime.call(desk.overview, { today: '2031-06-16' })
  const { view: _, ...filters } = all.find(({ page }) => page === 'bookings')!.filters as { view: string }
  expect((await runtime.call(bookings.list, { filters })).total).toBe(1)
})

test('whoever changed a booking, however long ago, is not told that it waits for them', async () => {
  const runtime = officeWith({ ...ledgerServices, desk: services.desk })
  const venue = { name: '样例社区党群服务中心', address: null, areaM2: null, remark: null }
  runtime.sit('head')
  const { id: venueId } = await runtime.call(bookings.addVenue, venue)
  const { id: roomId } = await runtime.call(bookings.addRoom, wantedRoom(venueId, { needsApproval: true }))
  runtime.sit('clerk')
  const { id } = await runtime.call(bookings.reserve, wantedBooking(roomId))
  const waiting = async (role: 'head' | 'reviewer') => {
    runtime.sit(role)
    const { items } = await runtime.call(desk.overview, { today: TODAY })
    return items.filter(({ code }) => code === 'booking-waiting').map(({ count }) => count)
  }
  expect(await waiting('head')).toEqual([1])
  await runtime.call(bookings.correct, { id, revision: 1, patch: { expected: 25 }, reason: '人数' })
  runtime.sit('clerk')
  await runtime.call(bookings.correct, { id, revision: 2, patch: { remark: '带投影' }, reason: '备注' })
  expect(await waiting('head')).toEqual([])
  expect(await waiting('reviewer')).toEqual([1])
})

test('what the desk counts is found by its own index', () => {
  const { db } = officeWith(ledgerServices)
  const steps = (sql: string) =>
    (db.file.prepare(`explain query plan ${sql}`).all() as { detail: string }[]).map(({ detail }) => detail)
  expect(
    steps(`select count(*) from booking indexed by booking_uncounted
      where state = 'booked' and came_resident is null and day < '2031-01-01'`),
  ).toEqual(['SEARCH booking USING INDEX booking_uncounted (day<?)'])
  expect(
    steps(`select count(*) from booking indexed by booking_asked
      where state = 'asked' and instr(' ' || hands || ' ', ' ' || 'a' || ' ') = 0`),
  ).toEqual(['SCAN booking USING COVERING INDEX booking_asked'])
})
