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
  const runtime = await officeWithRoom({ needsApproval: true })
  const revisionOf = async (id: Id) => (await runtime.call(bookings.get, { id })).booking.revision
  const correct = async (role: Role, id: Id, patch: object) => {
    runtime.sit(role)
    await runtime.call(bookings.correct, { id, revision: await revisionOf(id), patch, reason: '调整' })
  }
  const move = async (role: Role, id: Id, hour: number) => {
    runtime.sit(role)
    const times = { fromMinute: hour * 60, toMinute: hour * 60 + 60 }
    return runtime.call(bookings.move, {
      ...{ id, revision: await revisionOf(id), roomId: runtime.roomId, day: DAY },
      ...times,
    })
  }
  const approval = async (role: Role, id: Id, approves = true) => {
    runtime.sit(role)
    return { id, revision: await revisionOf(id), approves, reason: approves ? '' : '另有安排' }
  }
  const approve = async (role: Role, id: Id) => runtime.call(bookings.decide, await approval(role, id))
  const refused = async (role: Role, id: Id, approves = true) =>
    (await runtime.refused(bookings.decide, await approval(role, id, approves))).code
  return Object.assign(runtime, { correct, move, approve, refusedTo: refused })
}

async function reserved() {
  const runtime = await office()
  const { id } = await runtime.call(bookings.reserve, wantedBooking(runtime.roomId, { day: DAY }))
  return { runtime, id }
}

describe('whoever once changed a booking', () => {
  test('never decides over it, though others changed it since', async () => {
    const { runtime, id } = await reserved()
    await runtime.correct('head', id, { expected: 25 })
    await runtime.correct('clerk', id, { remark: '带投影' })
    expect(await runtime.refusedTo('head', id)).toBe('bookings.self-approval')
    expect(await runtime.refusedTo('head', id, false)).toBe('bookings.self-approval')
    expect(await runtime.approve('reviewer', id)).toMatchObject({ state: 'booked', expected: 25 })
    expect((await verifyLedger(runtime.db.file, ledgerId, async () => {})).broken).toEqual([])
  })

  test('does not decide after an approval lapsed, whoever moved it and however often', async () => {
    const { runtime, id } = await reserved()
    await runtime.approve('reviewer', id)
    expect(await runtime.move('head', id, 14)).toMatchObject({ state: 'asked', decidedBy: null })
    await runtime.move('clerk', id, 15)
    expect(await runtime.refusedTo('head', id)).toBe('bookings.self-approval')
    await runtime.approve('reviewer', id)
    await runtime.move('reviewer', id, 16)
    await runtime.move('clerk', id, 17)
    for (const role of ['reviewer', 'head'] as const) {
      expect(await runtime.refusedTo(role, id)).toBe('bookings.self-approval')
    }
  })

  test('is known for each booking of a series by itself', async () => {
    const runtime = await office()
    const { day: _, ...card } = wantedBooking(runtime.roomId)
    const rule = { weekdays: [3], everyWeeks: 1, fromDay: DAY, untilDay: '2031-07-02', exceptDays: [] }
    const { id: first } = await runtime.call(bookings.reserveSeries, { ...card, ...rule })
    const { series } = await runtime.call(bookings.get, { id: first })
    const [, second, third] = series!.bookings.map(({ id }) => id)
    await runtime.correct('head', second!, { expected: 25 })
    await runtime.correct('clerk', second!, { remark: '带投影' })
    expect(await runtime.refusedTo('head', second!)).toBe('bookings.self-approval')
    for (const id of [first, third!]) expect((await runtime.approve('head', id)).state).toBe('booked')
    expect((await runtime.approve('reviewer', second!)).state).toBe('booked')
    runtime.sit('head')
    const own = { ...card, ...rule, fromMinute: at('19:00'), toMinute: at('20:00') }
    const { id: ownFirst } = await runtime.call(bookings.reserveSeries, own)
    const told = (await runtime.call(bookings.get, { id: ownFirst })).series!
    expect(told.bookings).toHaveLength(3)
    for (const { id } of told.bookings) {
      await runtime.correct('clerk', id, { expected: 8 })
      expect(await runtime.refusedTo('head', id)).toBe('bookings.self-approval')
    }
  })

  test('stays known to the file itself', async () => {
    const { runtime, id } = await reserved()
    await runtime.correct('head', id, { expected: 25 })
    await runtime.correct('clerk', id, { remark: '带投影' })
    const { file } = runtime.db
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
