import { expect, test } from 'vitest'
import { verifyLedger } from '../../../electron/audit/verify.ts'
import { commit } from '../../../electron/chain/commit.ts'
import { kysely } from '../../../electron/db/kysely.ts'
import { conflictQuery } from '../../../electron/ledgers/bookings/store.ts'
import { addDays, type Day } from '../../../shared/kernel/day.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { TODAY } from '../../support/actors.ts'
import { ledgerId } from '../../support/open-memory.ts'
import { fc } from '../../support/properties.ts'
import { officeWithRoom, wantedBooking, wantedRoom } from '../../support/venues.ts'

/** A calendar in which every minute of every room and day says who has it. */
class Calendar {
  readonly #taken = new Map<string, Id>()

  owners(slot: Slot): Set<Id> {
    const owners = new Set<Id>()
    for (const key of minutes(slot)) {
      const owner = this.#taken.get(key)
      if (owner) owners.add(owner)
    }
    return owners
  }
  put(slot: Slot, id: Id): void {
    for (const key of minutes(slot)) this.#taken.set(key, id)
  }
  free(slot: Slot): void {
    for (const key of minutes(slot)) this.#taken.delete(key)
  }
}
type Slot = { room: number; day: number; from: number; to: number }

function* minutes({ room, day, from, to }: Slot): Generator<string> {
  for (let minute = from; minute < to; minute += 1) yield `${room} ${day} ${minute}`
}

const OPEN = { from: 8 * 60, to: 12 * 60 }
const slot = fc.record({
  room: fc.integer({ min: 0, max: 1 }),
  day: fc.integer({ min: 0, max: 1 }),
  from: fc.integer({ min: OPEN.from - 10, max: OPEN.to }),
  to: fc.integer({ min: OPEN.from, max: OPEN.to + 10 }),
})
const nth = fc.nat(20)
const deed = fc.oneof(
  { weight: 4, arbitrary: fc.record({ deed: fc.constant('reserve' as const), slot }) },
  { weight: 2, arbitrary: fc.record({ deed: fc.constant('move' as const), nth, slot }) },
  { weight: 1, arbitrary: fc.record({ deed: fc.constant('cancel' as const), nth }) },
)
type Made = { id: Id; revision: number; slot: Slot; stands: boolean }

test('no overlap is ever accepted, none is refused wrongly, and the chain replays', {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 25 }), async (deeds) => {
      const windows = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
        weekday,
        fromMinute: OPEN.from,
        toMinute: OPEN.to,
      }))
      const runtime = await officeWithRoom({ windows })
      runtime.sit('head')
      const other = await runtime.call(
        bookings.addRoom,
        wantedRoom(runtime.venueId, { name: '活动室', windows }),
      )
      const rooms = [runtime.roomId, other.id]
      const calendar = new Calendar()
      const made: Made[] = []
      const where = ({ room, day, from, to }: Slot) => ({
        roomId: rooms[room]!,
        day: addDays(TODAY, day),
        fromMinute: from,
        toMinute: to,
      })
      const foretell = (wanted: Slot, own?: Made): string | null => {
        if (wanted.to <= wanted.from) return 'bookings.ends-before-start'
        if (wanted.from < OPEN.from || wanted.to > OPEN.to) return 'bookings.outside-hours'
        const owners = calendar.owners(wanted)
        if (own) owners.delete(own.id)
        return owners.size > 0 ? 'bookings.overlap' : null
      }
      for (const each of deeds) {
        const one = 'nth' in each ? made[each.nth % Math.max(1, made.length)] : undefined
        if (each.deed === 'reserve') {
          const input = wantedBooking(runtime.roomId, where(each.slot))
          const said = foretell(each.slot)
          const answer = await runtime.call(bookings.reserve, input).then((value) => ({ value }), codeOf)
          expect('value' in answer ? null : answer.code).toBe(said)
          if (!('value' in answer)) continue
          made.push({ id: answer.value.id, revision: 1, slot: each.slot, stands: true })
          calendar.put(each.slot, answer.value.id)
        } else if (one && each.deed === 'move') {
          const isSame = JSON.stringify(one.slot) === JSON.stringify(each.slot)
          const said = !one.stands
            ? 'bookings.not-standing'
            : isSame
              ? 'bookings.no-change'
              : foretell(each.slot, one)
          const input = { id: one.id, revision: one.revision, ...where(each.slot) }
          const answer = await runtime.call(bookings.move, input).then((value) => ({ value }), codeOf)
          expect('value' in answer ? null : answer.code).toBe(said)
          if (!('value' in answer)) continue
          calendar.free(one.slot)
          calendar.put(each.slot, one.id)
          Object.assign(one, { slot: each.slot, revision: one.revision + 1 })
        } else if (one) {
          const input = { id: one.id, revision: one.revision, reason: '改期' }
          const answer = await runtime.call(bookings.cancel, input).then((value) => ({ value }), codeOf)
          expect('value' in answer ? null : answer.code).toBe(one.stands ? null : 'bookings.not-standing')
          if (!one.stands) continue
          calendar.free(one.slot)
          Object.assign(one, { stands: false, revision: one.revision + 1 })
        }
      }
      const shown = await runtime.call(bookings.calendar, { from: TODAY, to: addDays(TODAY, 1) })
      const standing = made.filter(({ stands }) => stands)
      expect(new Set(shown.map(({ id }) => id))).toEqual(new Set(standing.map(({ id }) => id)))
      expect((await verifyLedger(runtime.db.file, ledgerId, async () => {})).broken).toEqual([])
    }),
    { numRuns: 25 },
  )
})

const codeOf = (error: unknown) => ({
  code: (error as { fault?: { code: string } }).fault?.code ?? String(error),
})

test('the file itself refuses an overlap, whoever writes it', async () => {
  const runtime = await officeWithRoom()
  const { id } = await runtime.call(bookings.reserve, wantedBooking(runtime.roomId))
  const tomorrow = addDays(TODAY, 1)
  const next = await runtime.call(bookings.reserve, wantedBooking(runtime.roomId, { day: tomorrow }))
  const ambient = { user: '', nowMs: 0, today: TODAY, newId: runtime.newId }
  const put = (columns: { day?: string; state?: string }, of: string) =>
    commit(runtime.db, ambient, { name: 'test' }, (unit) =>
      unit.write(kysely.updateTable('booking').set(columns).where('id', '=', of)),
    )
  expect(() => put({ day: TODAY }, next.id)).toThrow('never overlap')
  await runtime.call(bookings.cancel, { id, revision: 1, reason: '改期' })
  put({ day: TODAY }, next.id)
  runtime.db.file.exec('drop trigger booking_goes_its_way')
  expect(() => put({ state: 'booked' }, id)).toThrow('never overlap')
})

test('the conflict check walks one index and sorts nothing', async () => {
  const runtime = await officeWithRoom()
  const slotNow = { roomId: runtime.roomId, day: TODAY as Day, fromMinute: 540, toMinute: 600 }
  for (const but of [null, runtime.roomId]) {
    const { sql, parameters } = conflictQuery(slotNow, but).compile()
    const plan = runtime.db.file.prepare(`explain query plan ${sql}`).all(...parameters) as {
      detail: string
    }[]
    expect(plan.map(({ detail }) => detail).join('; ')).toBe(
      'SEARCH booking USING INDEX booking_by_room (room_id=? AND day=? AND from_minute<?)',
    )
  }
})
