import { describe, expect, test } from 'vitest'
import { verifyLedger } from '../../../electron/audit/verify.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { sayFault } from '../../../shared/words/faults.ts'
import { TODAY } from '../../support/actors.ts'
import { ledgerId } from '../../support/open-memory.ts'
import { at, officeWithRoom, wantedBooking } from '../../support/venues.ts'

const TOMORROW = '2031-06-16'
const nobody = '019f0000-0000-7000-8000-ffffffffffff' as Id
const counted = { cameResident: 3, cameMobile: 1, cameOnDuty: 2, camePublic: 14, damage: null, isTidy: true }

async function waiting() {
  const runtime = await officeWithRoom({ needsApproval: true })
  const { id, state } = await runtime.call(bookings.reserve, wantedBooking(runtime.roomId, { day: TOMORROW }))
  expect(state).toBe('asked')
  const decide = (approves: boolean, reason = '', revision = 1) => ({ id, revision, approves, reason })
  return { runtime, id, decide }
}

describe('approval', () => {
  test('is never given by who entered or changed it, whatever their role', async () => {
    const { runtime, id, decide } = await waiting()
    runtime.sit('head')
    const moved = { ...slot(runtime.roomId, '10:00', '11:00'), id, revision: 1 }
    await runtime.call(bookings.move, moved)
    expect((await runtime.refused(bookings.decide, decide(true, '', 2))).code).toBe('bookings.self-approval')
    runtime.sit('reviewer')
    expect(await runtime.call(bookings.decide, decide(true, '', 2))).toMatchObject({ state: 'booked' })
    runtime.sit('head')
    const own = await runtime.call(
      bookings.reserve,
      wantedBooking(runtime.roomId, { day: TOMORROW, fromMinute: at('14:00'), toMinute: at('15:00') }),
    )
    const asked = { id: own.id, revision: 1, approves: true, reason: '' }
    expect((await runtime.refused(bookings.decide, asked)).code).toBe('bookings.self-approval')
  })

  test('is given once, refused with a reason, and not over a day that passed', async () => {
    const { runtime, id, decide } = await waiting()
    runtime.sit('head')
    const code = async (input: object) => (await runtime.refused(bookings.decide, input as never)).code
    expect(await code(decide(false))).toBe('bookings.reason-missing')
    expect(await code(decide(true, '', 2))).toBe('bookings.stale')
    expect(await code({ ...decide(true), id: nobody })).toBe('bookings.not-found')
    runtime.setDay('2031-06-17')
    expect(await code(decide(true))).toBe('bookings.past-day')
    expect(await runtime.call(bookings.decide, decide(false, '场地另有安排'))).toMatchObject({
      state: 'refused',
      note: '场地另有安排',
    })
    expect(await code(decide(true, '', 2))).toBe('bookings.not-asked')
    expect((await runtime.refused(bookings.cancel, { id, revision: 2, reason: '取消' })).code).toBe(
      'bookings.not-standing',
    )
  })

  test('is asked anew for what was changed, and lapses where the room asks for none', async () => {
    const { runtime, id, decide } = await waiting()
    runtime.sit('reviewer')
    await runtime.call(bookings.decide, decide(true))
    runtime.sit('clerk')
    const change = { id, revision: 2, patch: { expected: 25 }, reason: '人数' }
    expect(await runtime.call(bookings.correct, change)).toMatchObject({ state: 'asked', decidedBy: null })
    runtime.sit('head')
    const open = { id: runtime.roomId, revision: 1, patch: { needsApproval: false }, reason: '放开' }
    await runtime.call(bookings.correctRoom, open)
    const move = { ...slot(runtime.roomId, '16:00', '17:00'), id, revision: 3 }
    expect(await runtime.call(bookings.move, move)).toMatchObject({ state: 'booked' })
  })

  test('holds the room while it waits, and frees it when it is refused', async () => {
    const { runtime, decide } = await waiting()
    const other = wantedBooking(runtime.roomId, { day: TOMORROW })
    expect((await runtime.refused(bookings.reserve, other)).code).toBe('bookings.overlap')
    runtime.sit('head')
    await runtime.call(bookings.decide, decide(false, '另有安排'))
    await runtime.call(bookings.reserve, other)
  })
})

describe('moving', () => {
  test('changes room and time only, and is refused like a new booking', async () => {
    const runtime = await officeWithRoom()
    const { id } = await runtime.call(bookings.reserve, wantedBooking(runtime.roomId, { day: TOMORROW }))
    const move = (over: object) => ({ ...slot(runtime.roomId, '09:00', '10:00'), id, revision: 1, ...over })
    const code = async (over: object) => (await runtime.refused(bookings.move, move(over))).code
    expect(await code({})).toBe('bookings.no-change')
    expect(await code({ day: '2031-06-14' })).toBe('bookings.past-day')
    expect(await code({ roomId: nobody })).toBe('bookings.room-not-found')
    expect(await code({ toMinute: at('22:30') })).toBe('bookings.outside-hours')
    expect(await runtime.call(bookings.move, move({ toMinute: at('09:30') }))).toMatchObject({
      toMinute: at('09:30'),
      purpose: '支部党员大会',
      revision: 2,
    })
  })
})

describe('cancelling', () => {
  test('frees the room and keeps the reason', async () => {
    const runtime = await officeWithRoom()
    const { id } = await runtime.call(bookings.reserve, wantedBooking(runtime.roomId))
    const cancel = { id, revision: 1, reason: '活动改期' }
    expect(await runtime.call(bookings.cancel, cancel)).toMatchObject({
      state: 'cancelled',
      note: '活动改期',
    })
    expect(await runtime.refused(bookings.cancel, { ...cancel, revision: 2 })).toEqual({
      code: 'bookings.not-standing',
      params: { state: 'cancelled' },
    })
    await runtime.call(bookings.reserve, wantedBooking(runtime.roomId))
    const { total, sums } = await runtime.call(bookings.list, { filters: { when: 'all' } })
    expect([total, sums.booked]).toEqual([2, 1])
    expect(await runtime.call(bookings.calendar, { from: TODAY, to: TODAY })).toHaveLength(1)
  })
})

describe('checking in', () => {
  test('counts by class, once the day has come; counting again replaces it', async () => {
    const runtime = await officeWithRoom()
    const { id } = await runtime.call(bookings.reserve, wantedBooking(runtime.roomId, { day: TOMORROW }))
    const checkIn = (over: object = {}, revision = 1) => ({ id, revision, ...counted, ...over })
    expect((await runtime.refused(bookings.checkIn, checkIn())).code).toBe('bookings.too-early')
    runtime.setDay(TOMORROW)
    const none = { cameResident: 0, cameMobile: 0, cameOnDuty: 0, camePublic: 0 }
    expect((await runtime.refused(bookings.checkIn, checkIn(none))).code).toBe('bookings.nobody-came')
    expect(await runtime.call(bookings.checkIn, checkIn())).toMatchObject({ cameTotal: 20, isTidy: true })
    const again = await runtime.call(bookings.checkIn, checkIn({ camePublic: 15, damage: '话筒' }, 2))
    expect(again).toMatchObject({ cameTotal: 21, damage: '话筒', revision: 3 })
    expect((await runtime.call(bookings.get, { id })).booking).toEqual(again)
    expect((await runtime.call(bookings.list, {})).sums.came).toBe(21)
    for (const door of [bookings.cancel, bookings.correct] as const) {
      const input = { id, revision: 3, reason: '改期', ...(door === bookings.correct ? { patch: {} } : {}) }
      expect((await runtime.refused(door, input as never)).code).toBe('bookings.counted')
    }
  })

  test('on the wrong booking is taken back with its reason, and tells of nobody any more', async () => {
    const runtime = await officeWithRoom()
    const { id } = await runtime.call(bookings.reserve, wantedBooking(runtime.roomId))
    const clear = (revision: number) => ({ id, revision, reason: '登错了场次' })
    const code = async (input: object) => (await runtime.refused(bookings.clearCheckIn, input as never)).code
    expect(await code(clear(1))).toBe('bookings.not-counted')
    const made = { id, revision: 1, ...counted, damage: '话筒', isTidy: false }
    await runtime.call(bookings.checkIn, made)
    expect(await code(clear(1))).toBe('bookings.stale')
    expect(await code({ ...clear(2), id: nobody })).toBe('bookings.not-found')
    expect(await code({ id, revision: 2, reason: '错' })).toBe('ipc.invalid-input')
    const none = { cameResident: null, cameMobile: null, cameOnDuty: null, camePublic: null }
    const cleared = await runtime.call(bookings.clearCheckIn, clear(2))
    expect(cleared).toMatchObject({
      ...none,
      ...{ state: 'booked', cameTotal: null, damage: null, isTidy: null, revision: 3 },
    })
    expect((await runtime.call(bookings.list, {})).sums.came).toBe(0)
    const { rooms } = await runtime.call(bookings.useRate, {
      from: TODAY,
      to: TODAY,
      placeId: runtime.roomId,
    })
    expect(rooms).toMatchObject([{ count: 1, counted: 0, resident: 0, public: 0 }])
    const body = runtime.db.file.prepare('select body from audit order by seq desc limit 1').pluck().get()
    expect(JSON.parse(body as string)).toMatchObject({
      ...{ deed: 'bookings.clearCheckIn', reason: '登错了场次', id },
      ...{ before: { came_public: 14, damage: '话筒' }, after: { came_public: null, damage: null } },
    })
    expect((await verifyLedger(runtime.db.file, ledgerId, async () => {})).broken).toEqual([])
    runtime.setDay(TOMORROW)
    const cancel = { id, revision: 3, reason: '没有人来' }
    expect(await runtime.call(bookings.cancel, cancel)).toMatchObject({ state: 'cancelled', cameTotal: null })
    expect(await code(clear(4))).toBe('bookings.not-counted')
  })

  test('points to taking it back where cancelling or counting nobody is refused', async () => {
    const runtime = await officeWithRoom()
    const { id } = await runtime.call(bookings.reserve, wantedBooking(runtime.roomId))
    await runtime.call(bookings.checkIn, { id, revision: 1, ...counted })
    const none = { cameResident: 0, cameMobile: 0, cameOnDuty: 0, camePublic: 0, damage: null, isTidy: true }
    const recount = await runtime.refused(bookings.checkIn, { id, revision: 2, ...none })
    const cancel = await runtime.refused(bookings.cancel, { id, revision: 2, reason: '没有人来' })
    for (const refused of [recount, cancel]) expect(sayFault(refused)).toContain('撤销签到')
  })

  test('needs a booking that was approved and still stands', async () => {
    const { runtime, id } = await waiting()
    runtime.setDay(TOMORROW)
    const checkIn = (revision: number) => ({ id, revision, ...counted })
    expect((await runtime.refused(bookings.checkIn, checkIn(1))).code).toBe('bookings.not-approved')
    await runtime.call(bookings.cancel, { id, revision: 1, reason: '改期' })
    expect((await runtime.refused(bookings.checkIn, checkIn(2))).code).toBe('bookings.not-standing')
  })
})

const slot = (roomId: Id, from: string, to: string) => ({
  roomId,
  day: TOMORROW,
  fromMinute: at(from),
  toMinute: at(to),
})
