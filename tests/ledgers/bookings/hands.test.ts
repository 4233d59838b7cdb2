import { describe, expect, test } from 'vitest'
import { verifyLedger } from '../../../electron/audit/verify.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import type { Role } from '../../../shared/kernel/roles.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
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
    for (const by of [head, "substr(hands, 1, instr(hands, ' ') - 1)"])
      expect(set(`state = 'booked', decided_by = ${by}`)).toThrow('their own')
    for (const hands of [`''`, head, `${head} || ' ' || hands`, `hands || 'x'`]) {
      expect(set(`hands = ${hands}`), hands).toThrow('stays known')
    }
    expect(set(`state = 'refused'`)).not.toThrow()
    expect(set(`state = 'booked'`)).toThrow('no step')
    expect(set(`hands = hands || ' somebody'`)).not.toThrow()
  })

  test('is told by name in the history', () => {
    const entry = { table: 'booking', before: { hands: 'a' }, after: { hands: 'a b' } }
    const [change] = changesOf(entry, (id) => ({ a: '王样例', b: '李样例' })[id])
    expect(change).toMatchObject({ label: '录入和改动过的人', before: '王样例', after: '王样例、李样例' })
  })
})
