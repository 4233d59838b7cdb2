import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { verifyLedger } from '../../../electron/audit/verify.ts'
import { readWorkbook } from '../../../electron/sheets/read-workbook.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { foundBranches, TODAY } from '../../support/actors.ts'
import { ledgerId } from '../../support/open-memory.ts'
import { allWeek, at, officeWithRoom, wantedBooking, wantedRoom } from '../../support/venues.ts'

const nobody = '019f0000-0000-7000-8000-ffffffffffff' as Id
const TOMORROW = '2031-06-16'

describe('a booking', () => {
  test('is kept with who entered it, its phone starred until somebody asks', async () => {
    const runtime = await officeWithRoom()
    const made = await runtime.call(bookings.reserve, wantedBooking(runtime.roomId))
    expect(made).toMatchObject({ state: 'booked', revision: 1, phone: '138****1234', masked: true })
    const { booking } = await runtime.call(bookings.get, { id: made.id })
    expect(booking).toEqual(made)
    expect((await runtime.call(bookings.unmask, { id: made.id })).phone).toBe('13800001234')
  })

  test.each([
    ['bookings.room-not-found', { roomId: nobody }],
    ['bookings.unknown-code', { activity: 'dancing' }],
    ['bookings.no-organiser', { organiser: null }],
    ['organisation.not-found', { organisationId: nobody }],
    ['bookings.ends-before-start', { toMinute: at('09:00') }],
    ['bookings.ends-before-start', { toMinute: at('08:59') }],
    ['bookings.past-day', { day: '2031-06-14' }],
    ['bookings.outside-hours', { fromMinute: at('07:59') }],
    ['bookings.outside-hours', { toMinute: at('22:01') }],
    ['bookings.over-capacity', { expected: 31 }],
  ] as const)('is refused: %s %o', async (code, over) => {
    const runtime = await officeWithRoom()
    const fault = await runtime.refused(bookings.reserve, wantedBooking(runtime.roomId, over))
    expect(fault.code).toBe(code)
    expect((await runtime.call(bookings.list, { filters: { when: 'all' } })).total).toBe(0)
  })

  test('fits exactly: into the hours, the capacity, and between two others', async () => {
    const runtime = await officeWithRoom()
    const reserve = (from: string, to: string) =>
      runtime.call(
        bookings.reserve,
        wantedBooking(runtime.roomId, { fromMinute: at(from), toMinute: at(to), expected: 30 }),
      )
    await reserve('08:00', '10:00')
    await reserve('11:00', '22:00')
    await reserve('10:00', '11:00')
    expect((await runtime.call(bookings.list, {})).total).toBe(3)
  })

  test('that overlaps is refused with the names of those in the way', async () => {
    const runtime = await officeWithRoom()
    const reserve = (from: string, to: string, purpose: string) =>
      wantedBooking(runtime.roomId, { fromMinute: at(from), toMinute: at(to), purpose })
    await runtime.call(bookings.reserve, reserve('09:00', '10:00', '党员大会'))
    await runtime.call(bookings.reserve, reserve('10:30', '11:00', '书画班'))
    expect(await runtime.refused(bookings.reserve, reserve('09:30', '12:00', '议事会'))).toEqual({
      code: 'bookings.overlap',
      params: {
        with: [
          { day: TODAY, fromMinute: at('09:00'), toMinute: at('10:00'), purpose: '党员大会' },
          { day: TODAY, fromMinute: at('10:30'), toMinute: at('11:00'), purpose: '书画班' },
        ],
      },
    })
  })

  test('needs a room that is in use and not closed', async () => {
    const runtime = await officeWithRoom({ openedDay: '2031-06-16' })
    const refused = async (day: string) =>
      (await runtime.refused(bookings.reserve, wantedBooking(runtime.roomId, { day }))).code
    expect(await refused(TODAY)).toBe('bookings.out-of-use')
    runtime.sit('head')
    const patch = { retiredDay: '2031-07-01' }
    await runtime.call(bookings.correctRoom, { id: runtime.roomId, revision: 1, patch, reason: '拆除' })
    const closure = { roomIds: [runtime.roomId], fromDay: '2031-06-20', toDay: '2031-06-21', reason: '装修' }
    await runtime.call(bookings.close, closure)
    expect(await refused('2031-06-30').catch(() => 'taken')).toBe('taken')
    expect(await refused('2031-07-01')).toBe('bookings.out-of-use')
    for (const day of ['2031-06-20', '2031-06-21']) expect(await refused(day)).toBe('bookings.closed')
    expect(await refused('2031-06-22').catch(() => 'taken')).toBe('taken')
  })

  test('is moved to another room and time, judged without itself in the way', async () => {
    const runtime = await officeWithRoom()
    const { id } = await runtime.call(bookings.reserve, wantedBooking(runtime.roomId))
    await runtime.call(bookings.reserve, wantedBooking(runtime.roomId, { day: TOMORROW }))
    const correct = (patch: object, revision = 1) => ({ id, revision, patch, reason: '改期' })
    const later = { fromMinute: at('09:30'), toMinute: at('10:30') }
    expect(await runtime.call(bookings.correct, correct(later))).toMatchObject({ ...later, revision: 2 })
    expect(await runtime.refused(bookings.correct, correct({ day: TOMORROW }, 2))).toMatchObject({
      code: 'bookings.overlap',
    })
    expect((await runtime.refused(bookings.correct, correct({ expected: 5 }))).code).toBe('bookings.stale')
    expect((await runtime.refused(bookings.correct, correct({ phone: '138****1234' }, 2))).code).toBe(
      'bookings.no-change',
    )
    expect((await runtime.refused(bookings.correct, { ...correct({}), id: nobody })).code).toBe(
      'bookings.not-found',
    )
    runtime.setDay(TOMORROW)
    expect((await runtime.refused(bookings.correct, correct({ expected: 5 }, 2))).code).toBe(
      'bookings.past-day',
    )
  })
})

describe('rooms', () => {
  test('have names of their own within a venue', async () => {
    const runtime = await officeWithRoom()
    runtime.sit('head')
    const code = async (door: typeof bookings.addVenue | typeof bookings.addRoom, input: object) =>
      (await runtime.refused(door, input as never)).code
    const venue = { name: '样例社区党群服务中心', address: null, areaM2: null, remark: null }
    expect(await code(bookings.addVenue, venue)).toBe('bookings.name-taken')
    expect(await code(bookings.addRoom, wantedRoom(runtime.venueId))).toBe('bookings.name-taken')
    expect(await code(bookings.addRoom, wantedRoom(nobody))).toBe('bookings.venue-not-found')
    const other = wantedRoom(runtime.venueId, { name: '活动室' })
    expect(await code(bookings.addRoom, { ...other, kind: 'cellar' })).toBe('bookings.unknown-code')
    const clashing = [...allWeek(), { weekday: 3, fromMinute: at('21:59'), toMinute: at('23:00') }]
    expect(await runtime.refused(bookings.addRoom, { ...other, windows: clashing })).toEqual({
      code: 'bookings.hours-clash',
      params: { weekday: 3 },
    })
    await runtime.call(bookings.addRoom, other)
    const { venues, rooms } = await runtime.call(bookings.places, {})
    expect(venues.map(({ name }) => name)).toEqual(['样例社区党群服务中心'])
    expect(rooms.map(({ name, hours }) => [name, hours.length])).toEqual([
      ['会议室', 7],
      ['活动室', 7],
    ])
  })

  test('and venues are corrected over the revision that was read', async () => {
    const runtime = await officeWithRoom()
    runtime.sit('head')
    const correct = (over: object) => ({
      id: runtime.venueId,
      revision: 1,
      patch: {},
      reason: '更名',
      ...over,
    })
    const code = async (over: object) => (await runtime.refused(bookings.correctVenue, correct(over))).code
    expect(await code({})).toBe('bookings.no-change')
    expect(await code({ id: nobody })).toBe('bookings.venue-not-found')
    expect(await runtime.call(bookings.correctVenue, correct({ patch: { areaM2: 700 } }))).toMatchObject({
      areaM2: 700,
      revision: 2,
    })
    expect(await code({ patch: { areaM2: 800 } })).toBe('bookings.stale')
  })

  test('keep what is booked: nothing that would shut somebody out is done', async () => {
    const runtime = await officeWithRoom()
    await runtime.call(bookings.reserve, wantedBooking(runtime.roomId, { day: TOMORROW }))
    runtime.sit('head')
    const correct = (patch: object) =>
      runtime.refused(bookings.correctRoom, { id: runtime.roomId, revision: 1, patch, reason: '调整' })
    const inTheWay = {
      day: TOMORROW,
      fromMinute: at('09:00'),
      toMinute: at('10:00'),
      purpose: '支部党员大会',
    }
    const expected = { code: 'bookings.booked-then', params: { with: [inTheWay] } }
    expect(await correct({ capacity: 19 })).toEqual(expected)
    expect(await correct({ retiredDay: TOMORROW })).toEqual(expected)
    const hours = { roomId: runtime.roomId, fromDay: TODAY, windows: allWeek('09:30'), reason: '作息' }
    expect(await runtime.refused(bookings.setHours, hours)).toEqual(expected)
    const closure = { roomIds: [runtime.roomId], fromDay: TODAY, toDay: TOMORROW, reason: '装修' }
    expect(await runtime.refused(bookings.close, closure)).toEqual(expected)
    await runtime.call(bookings.setHours, { ...hours, fromDay: '2031-06-17' })
    await runtime.call(bookings.close, { ...closure, toDay: TODAY })
    const { rooms } = await runtime.call(bookings.places, {})
    expect(rooms[0]!.closures).toHaveLength(1)
    expect(new Set(rooms[0]!.hours.map(({ toDay }) => toDay))).toEqual(new Set([TOMORROW, null]))
  })

  test('are not changed in the past, and a closure ends early', async () => {
    const runtime = await officeWithRoom()
    runtime.sit('head')
    const hours = { roomId: runtime.roomId, fromDay: '2031-06-14', windows: [], reason: '作息' }
    expect((await runtime.refused(bookings.setHours, hours)).code).toBe('bookings.past-day')
    const closure = { roomIds: [runtime.roomId], fromDay: TODAY, toDay: '2031-06-20', reason: '装修' }
    expect((await runtime.refused(bookings.close, { ...closure, fromDay: '2031-06-14' })).code).toBe(
      'bookings.past-day',
    )
    expect((await runtime.refused(bookings.close, { ...closure, toDay: '2031-06-14' })).code).toBe(
      'bookings.ends-before-start',
    )
    await runtime.call(bookings.close, closure)
    runtime.setDay('2031-06-18')
    const closures = async () => (await runtime.call(bookings.places, {})).rooms[0]!.closures
    const [first] = await closures()
    await runtime.call(bookings.reopen, { closureId: first!.id, reason: '完工' })
    expect(await closures()).toMatchObject([{ fromDay: TODAY, toDay: '2031-06-17' }])
    expect((await runtime.refused(bookings.reopen, { closureId: first!.id, reason: '完工' })).code).toBe(
      'bookings.closure-over',
    )
    await runtime.call(bookings.close, { ...closure, fromDay: '2031-06-25', toDay: '2031-06-26' })
    await runtime.call(bookings.reopen, { closureId: (await closures())[1]!.id, reason: '不修了' })
    expect(await closures()).toHaveLength(1)
  })
})

describe('the list', () => {
  test('finds by time, place, organisation, state and words', async () => {
    const runtime = await officeWithRoom()
    runtime.sit('head')
    const other = await runtime.call(bookings.addRoom, wantedRoom(runtime.venueId, { name: '活动室' }))
    const { committee, first } = await foundBranches(runtime)
    runtime.setDay('2031-06-01')
    const reserve = (over: object) => runtime.call(bookings.reserve, wantedBooking(runtime.roomId, over))
    await reserve({ day: '2031-06-02', purpose: '书画班', activity: 'culture' })
    await reserve({ day: TODAY, organisationId: first.id })
    await reserve({ day: TOMORROW, roomId: other.id, responsible: '李样例' })
    runtime.setDay(TODAY)
    const days = async (filters: object, search = '') =>
      (await runtime.call(bookings.list, { filters, search })).rows.map(({ day }) => day)
    expect(await days({ when: 'all' })).toEqual(['2031-06-02', TODAY, TOMORROW])
    expect(await days({ when: 'coming' })).toEqual([TODAY, TOMORROW])
    expect(await days({ when: 'past' })).toEqual(['2031-06-02'])
    expect(await days({ isUncounted: true })).toEqual(['2031-06-02'])
    expect(await days({ placeId: other.id })).toEqual([TOMORROW])
    expect(await days({ placeId: runtime.venueId })).toHaveLength(3)
    expect(await days({ organisationId: committee.id })).toEqual([TODAY])
    expect(await days({ activity: ['culture'], state: ['booked'] })).toEqual(['2031-06-02'])
    expect(await days({ state: ['cancelled'] })).toEqual([])
    expect(await days({ from: TODAY, to: TODAY })).toEqual([TODAY])
    expect(await days({}, 'shuhua')).toEqual(['2031-06-02'])
    expect(await days({}, '李样')).toEqual([TOMORROW])
    const byRoom = await runtime.call(bookings.list, { sort: 'room', descending: true })
    expect(byRoom.rows.map(({ roomId }) => roomId)).toEqual([other.id, runtime.roomId, runtime.roomId])
    expect(byRoom.sums).toEqual({ asked: 0, booked: 3, came: 0 })
  })

  test('leaves as a workbook and on paper, starred unless somebody says why', async () => {
    const runtime = await officeWithRoom()
    await runtime.call(bookings.reserve, wantedBooking(runtime.roomId))
    const columns = ['day', 'fromMinute', 'roomId', 'phone', 'state', 'expected']
    const list = { columns, list: {}, reason: '上级检查' }
    const path = join(runtime.root, 'list.xlsx')
    runtime.dialogs.push(path, null, join(runtime.root, 'list.pdf'))
    await runtime.call(bookings.exportSheet, { ...list, unmasked: true })
    const { sheets } = readWorkbook(readFileSync(path), { fileName: 'list.xlsx' })
    const line = [TODAY, '09:00', '会议室', '13800001234', '已预约', '20']
    expect(sheets[0]!.rows.map((row) => row.slice(0, 6))).toContainEqual(line)
    expect(await runtime.call(bookings.exportSheet, list)).toEqual({ fileName: null })
    await runtime.call(bookings.printList, list)
    expect(runtime.printed[0]!.body.html).toContain('138****1234')
    runtime.sit('auditor')
    expect((await runtime.refused(bookings.printList, { ...list, unmasked: true })).code).toBe(
      'session.not-allowed',
    )
  })
})

test('the chain replays into the tables', async () => {
  const runtime = await officeWithRoom()
  const { id } = await runtime.call(bookings.reserve, wantedBooking(runtime.roomId))
  await runtime.call(bookings.correct, { id, revision: 1, patch: { expected: 9 }, reason: '人数' })
  const { broken, lines } = await verifyLedger(runtime.db.file, ledgerId, async () => {})
  expect(broken).toEqual([])
  expect(lines).toContainEqual({ what: 'rows', count: 5 + 5 + 1 + 1 + 7 + 1, outcome: 'sound' })
})
