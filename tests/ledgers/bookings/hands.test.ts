import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { verifyLedger } from '../../../electron/audit/verify.ts'
import { migrate } from '../../../electron/db/migrate.ts'
import { migrations } from '../../../electron/db/migrations/index.ts'
import { openFile } from '../../../electron/db/open.ts'
import { fromRow, type Listed } from '../../../electron/ledgers/bookings/rows.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import type { Role } from '../../../shared/kernel/roles.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { handsAfter } from '../../../shared/ledgers/bookings/course.ts'
import { changesOf } from '../../../shared/words/changes.ts'
import { ledgerId } from '../../support/open-memory.ts'
import { at, officeWithRoom, wantedBooking } from '../../support/venues.ts'

const DAY = '2031-06-18'

async function office() {
  const hall = await officeWithRoom({ needsApproval: true })
  const revisionOf = async (id: Id) => (await hall.call(bookings.get, { id })).booking.revision
  const correct = async (role: Role, id: Id, patch: object) => {
    hall.sit(role)
    await hall.call(bookings.correct, { id, revision: await revisionOf(id), patch, reason: '调整' })
  }
  const move = async (role: Role, id: Id, hour: number) => {
    hall.sit(role)
    const times = { fromMinute: hour * 60, toMinute: hour * 60 + 60 }
    return hall.call(bookings.move, {
      ...{ id, revision: await revisionOf(id), roomId: hall.roomId, day: DAY },
      ...times,
    })
  }
  const approval = async (role: Role, id: Id, approves = true) => {
    hall.sit(role)
    return { id, revision: await revisionOf(id), approves, reason: approves ? '' : '另有安排' }
  }
  const approve = async (role: Role, id: Id) => hall.call(bookings.decide, await approval(role, id))
  const refused = async (role: Role, id: Id, approves = true) =>
    (await hall.refused(bookings.decide, await approval(role, id, approves))).code
  return Object.assign(hall, { correct, move, approve, refusedTo: refused })
}

async function reserved() {
  const hall = await office()
  const { id } = await hall.call(bookings.reserve, wantedBooking(hall.roomId, { day: DAY }))
  return { hall, id }
}

describe('whoever once changed a booking', () => {
  test('never decides over it, though others changed it since', async () => {
    const { hall, id } = await reserved()
    await hall.correct('head', id, { expected: 25 })
    await hall.correct('clerk', id, { remark: '带投影' })
    expect(await hall.refusedTo('head', id)).toBe('bookings.self-approval')
    expect(await hall.refusedTo('head', id, false)).toBe('bookings.self-approval')
    expect(await hall.approve('reviewer', id)).toMatchObject({ state: 'booked', expected: 25 })
    expect((await verifyLedger(hall.book.file, ledgerId, async () => {})).broken).toEqual([])
  })

  test('does not decide after an approval lapsed, whoever moved it and however often', async () => {
    const { hall, id } = await reserved()
    await hall.approve('reviewer', id)
    expect(await hall.move('head', id, 14)).toMatchObject({ state: 'asked', decidedBy: null })
    await hall.move('clerk', id, 15)
    expect(await hall.refusedTo('head', id)).toBe('bookings.self-approval')
    await hall.approve('reviewer', id)
    await hall.move('reviewer', id, 16)
    await hall.move('clerk', id, 17)
    for (const role of ['reviewer', 'head'] as const) {
      expect(await hall.refusedTo(role, id)).toBe('bookings.self-approval')
    }
  })

  test('is known for each booking of a series by itself', async () => {
    const hall = await office()
    const { day: _, ...card } = wantedBooking(hall.roomId)
    const rule = { weekdays: [3], everyWeeks: 1, fromDay: DAY, untilDay: '2031-07-02', exceptDays: [] }
    const { id: first } = await hall.call(bookings.reserveSeries, { ...card, ...rule })
    const { series } = await hall.call(bookings.get, { id: first })
    const [, second, third] = series!.bookings.map(({ id }) => id)
    await hall.correct('head', second!, { expected: 25 })
    await hall.correct('clerk', second!, { remark: '带投影' })
    expect(await hall.refusedTo('head', second!)).toBe('bookings.self-approval')
    for (const id of [first, third!]) expect((await hall.approve('head', id)).state).toBe('booked')
    expect((await hall.approve('reviewer', second!)).state).toBe('booked')
    hall.sit('head')
    const own = { ...card, ...rule, fromMinute: at('19:00'), toMinute: at('20:00') }
    const { id: ownFirst } = await hall.call(bookings.reserveSeries, own)
    const told = (await hall.call(bookings.get, { id: ownFirst })).series!
    expect(told.bookings).toHaveLength(3)
    for (const { id } of told.bookings) {
      await hall.correct('clerk', id, { expected: 8 })
      expect(await hall.refusedTo('head', id)).toBe('bookings.self-approval')
    }
  })

  test('stays known to the file itself', async () => {
    const { hall, id } = await reserved()
    await hall.correct('head', id, { expected: 25 })
    await hall.correct('clerk', id, { remark: '带投影' })
    const { file } = hall.book
    file.exec('drop trigger tell_update_booking')
    const set = (columns: string) => () => file.exec(`update booking set ${columns}`)
    const head = "substr(hands, instr(hands, ' ') + 1)"
    expect(set(`state = 'booked', decided_by = ${head}`)).toThrow('CHECK')
    for (const hands of ['null', `''`, 'entered_by', `${head} || ' ' || entered_by`, `hands || 'x'`]) {
      expect(set(`hands = ${hands}`), hands).toThrow('stays known')
    }
    expect(set(`changed_by = 'nobody'`)).toThrow('CHECK')
    expect(set(`hands = hands || ' somebody', changed_by = 'somebody'`)).not.toThrow()
  })

  test('is told by name in the history', () => {
    const entry = { table: 'booking', before: { hands: 'a' }, after: { hands: 'a b' } }
    const [change] = changesOf(entry, (id) => ({ a: '王样例', b: '李样例' })[id])
    expect(change).toMatchObject({ label: '录入和改动过的人', before: '王样例', after: '王样例、李样例' })
  })
})

test('a booking of an earlier version is known by who entered it and changed it last', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = openFile(join(folder, 'old.db'), new Uint8Array(32).fill(7), 'aegis', 'create')
  onTestFinished(() => void file.close())
  migrate(file, () => {}, migrations.slice(0, RELEASED))
  const [venue, room, booking] = [1, 2, 3].map((nth) => `019f0000-0000-7000-8000-00000000000${nth}`)
  file.exec(`insert into venue values ('${venue}', '样例中心', null, null, null, 1, 1);
    insert into room values ('${room}', '${venue}', '会议室', 'meeting', 30, null, 1, '2030-01-01', null,
      null, 1, 1);
    insert into booking (id, room_id, day, from_minute, to_minute, purpose, activity, responsible, expected,
      state, entered_by, changed_by, note, revision, search)
    values ('${booking}', '${room}', '${DAY}', 540, 600, '样例活动', 'party', '王样例', 20,
      'asked', 'clerk', 'head', '', 2, '')`)
  migrate(file, () => {})
  const row = () => file.prepare('select * from booking').get() as Listed
  expect(row().hands).toBe(null)
  expect(fromRow(row()).hands).toEqual(['clerk', 'head'])
  const change = (columns: string) => () => file.exec(`update booking set ${columns}`)
  expect(change(`changed_by = 'clerk'`)).toThrow('stays known')
  expect(change(`changed_by = 'clerk', hands = 'clerk'`)).toThrow('stays known')
  const after = handsAfter(fromRow(row()), 'clerk').join(' ')
  expect(change(`changed_by = 'clerk', hands = '${after}'`)).not.toThrow()
  expect(change(`state = 'booked', decided_by = 'head'`)).toThrow('CHECK')
})
const RELEASED = 8
