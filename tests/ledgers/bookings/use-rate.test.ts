import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, weekdayOf } from '../../../shared/kernel/day.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { sayHours, sayPart } from '../../../shared/ledgers/bookings/papers.ts'
import { closureOn, windowsOn } from '../../../shared/ledgers/bookings/rules.ts'
import { roomUses, type Use, type UsedRoom } from '../../../shared/ledgers/bookings/use-rate.ts'
import { TODAY } from '../../support/actors.ts'
import { counted, growth, type Looks } from '../../support/looks.ts'
import { fc } from '../../support/properties.ts'
import { allWeek, officeWithRoom, wantedBooking, wantedRoom } from '../../support/venues.ts'

const roomId = '019f0000-0000-7000-8000-000000000001' as Id
const day = (offset: number): Day => addDays(TODAY, offset)

const stretch = fc
  .tuple(fc.integer({ min: 0, max: 1440 }), fc.integer({ min: 0, max: 1440 }))
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ fromMinute: Math.min(a, b), toMinute: Math.max(a, b) }))
const room = fc.record({
  hours: fc.array(fc.record({ weekday: fc.integer({ min: 1, max: 7 }), span: stretch, since: fc.nat(10) }), {
    maxLength: 5,
  }),
  closed: fc.option(fc.tuple(fc.nat(10), fc.nat(3)), { nil: undefined }),
  retired: fc.option(fc.nat(14), { nil: null }),
})
const use = fc.record({ offset: fc.nat(13), span: stretch })

describe('the use of a room', () => {
  test('is what counting minute by minute finds', () => {
    fc.assert(
      fc.property(room, fc.array(use, { maxLength: 6 }), (made, used) => {
        // Windows of one room never overlap on one day: only the first of each weekday is taken.
        const seen = new Set<number>()
        const windows = made.hours.filter(({ weekday }) => !seen.has(weekday) && seen.add(weekday))
        const one: UsedRoom = {
          id: roomId,
          openedDay: TODAY,
          retiredDay: made.retired === null ? null : day(made.retired),
          hours: windows.map(({ weekday, span, since }) => ({
            id: roomId,
            roomId,
            weekday,
            ...span,
            fromDay: day(since),
            toDay: null,
          })),
          closures: made.closed
            ? [
                {
                  id: roomId,
                  roomId,
                  fromDay: day(made.closed[0]),
                  toDay: day(made.closed[0] + made.closed[1]),
                  reason: '',
                },
              ]
            : [],
        }
        // Bookings of one room never overlap: one a day.
        const uses: Use[] = [...new Map(used.map((each) => [each.offset, each])).values()].map(
          ({ offset, span }) => ({ roomId, day: day(offset), ...span, ...nobodyCounted }),
        )
        const { rooms, heat } = roomUses([one], uses, TODAY, day(13))
        const counted = byMinutes(one, uses)
        expect([rooms[0]!.openMinutes, rooms[0]!.usedMinutes]).toEqual([counted.open, counted.used])
        expect(heat).toEqual(counted.heat)
        expect(rooms[0]!.count).toBe(uses.length)
      }),
      { numRuns: 60 },
    )
  })
})

const nobodyCounted = { cameResident: null, cameMobile: null, cameOnDuty: null, camePublic: null }

function byMinutes(one: UsedRoom, uses: readonly Use[]) {
  const heat = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => ({ open: 0, used: 0 })))
  const sum = { open: 0, used: 0, heat }
  for (let offset = 0; offset <= 13; offset += 1) {
    const now = day(offset)
    const isThere = !closureOn(one.closures, now) && (one.retiredDay === null || now < one.retiredDay)
    const windows = windowsOn(one.hours, now)
    const taken = uses.filter((each) => each.day === now)
    for (let minute = 0; minute < 1440 && isThere; minute += 1) {
      const isIn = (each: { fromMinute: number; toMinute: number }) =>
        each.fromMinute <= minute && minute < each.toMinute
      if (!windows.some(isIn)) continue
      const cell = heat[weekdayOf(now) - 1]![Math.floor(minute / 60)]!
      cell.open += 1
      sum.open += 1
      if (!taken.some(isIn)) continue
      cell.used += 1
      sum.used += 1
    }
  }
  return sum
}

describe('what no program of ours would have written', () => {
  const span = { fromMinute: 480, toMinute: 600 }
  const hour = { id: roomId, roomId, weekday: weekdayOf(TODAY), fromDay: TODAY, toDay: null }
  const closure = { id: roomId, roomId, fromDay: day(20), toDay: day(30), reason: '' }
  const useOf = { roomId, day: TODAY, ...nobodyCounted }

  test('a minute counts once, however many windows or bookings cover it', () => {
    const hours = [span, { fromMinute: 540, toMinute: 660 }, span].map((each) => ({ ...hour, ...each }))
    const uses = [span, { fromMinute: 570, toMinute: 700 }].map((each) => ({ ...useOf, ...each }))
    const one = { id: roomId, openedDay: TODAY, retiredDay: null, hours, closures: [] }
    const { rooms } = roomUses([one], uses, TODAY, TODAY)
    expect(rooms[0]).toMatchObject({ openMinutes: 180, usedMinutes: 180, count: 2 })
  })

  test('windows, closures and bookings of one day are gone through, never compared in pairs', () => {
    const look = (size: number): number => {
      const looks: Looks = { count: 0 }
      const many = <T extends object>(thing: T): T[] =>
        Array.from({ length: size }, () => counted(thing, looks))
      const one = { id: roomId, openedDay: TODAY, retiredDay: null }
      const room = { ...one, hours: many({ ...hour, ...span }), closures: many(closure) }
      expect(roomUses([room], many({ ...useOf, ...span }), TODAY, day(6)).rooms[0]!.count).toBe(size)
      return looks.count
    }
    for (const ratio of growth([250, 500, 1000], look)) expect(ratio).toBeLessThan(2.5)
  })
})

test('figures are said as people read them', () => {
  expect([sayHours(90), sayHours(0), sayPart(1, 3), sayPart(0, 0)]).toEqual(['1.5', '0.0', '33.3%', '—'])
})

describe('through the ledger', () => {
  test('counts who came, by class, and prints it', async () => {
    const runtime = await officeWithRoom({ windows: allWeek('08:00', '18:00') })
    runtime.sit('head')
    await runtime.call(bookings.addRoom, wantedRoom(runtime.venueId, { name: '活动室' }))
    const { id } = await runtime.call(bookings.reserve, wantedBooking(runtime.roomId))
    const count = {
      cameResident: 3,
      cameMobile: 1,
      cameOnDuty: 2,
      camePublic: 14,
      damage: null,
      isTidy: true,
    }
    await runtime.call(bookings.checkIn, { id, revision: 1, ...count })
    const asked = { from: TODAY, to: TODAY, placeId: runtime.roomId }
    const { rooms } = await runtime.call(bookings.useRate, asked)
    expect(rooms).toEqual([
      {
        roomId: runtime.roomId,
        openMinutes: 600,
        usedMinutes: 60,
        count: 1,
        counted: 1,
        resident: 3,
        mobile: 1,
        onDuty: 2,
        public: 14,
      },
    ])
    expect((await runtime.call(bookings.useRate, { ...asked, placeId: runtime.venueId })).rooms).toHaveLength(
      2,
    )
    runtime.dialogs.push(join(runtime.root, 'use.pdf'))
    await runtime.call(bookings.printUseRate, { asked: { ...asked, placeId: null }, reason: '上级检查' })
    const { body } = runtime.printed[0]!
    for (const words of ['会议室', '活动室', '10.0%', '24.0']) expect(body.html).toContain(words)
  })

  test('a door sheet says who has the room when, and no telephone number', async () => {
    const runtime = await officeWithRoom()
    await runtime.call(bookings.reserve, wantedBooking(runtime.roomId, { purpose: '<支部大会>' }))
    runtime.sit('head')
    const closure = { roomIds: [runtime.roomId], fromDay: day(1), toDay: day(1), reason: '设备检修' }
    await runtime.call(bookings.close, closure)
    const sheet = { placeId: runtime.venueId, from: TODAY, days: 3, reason: '张贴' }
    runtime.dialogs.push(join(runtime.root, 'door.pdf'))
    await runtime.call(bookings.doorSheet, sheet)
    const { body, foot } = runtime.printed[0]!
    for (const words of ['会议室', '&lt;支部大会&gt;', '09:00—10:00', '停用：设备检修', '没有预约']) {
      expect(body.html).toContain(words)
    }
    expect(body.html).not.toMatch(/138/)
    expect(foot).toContain('张贴')
    const nobody = '019f0000-0000-7000-8000-ffffffffffff' as Id
    expect((await runtime.refused(bookings.doorSheet, { ...sheet, placeId: nobody })).code).toBe(
      'bookings.room-not-found',
    )
  })
})
