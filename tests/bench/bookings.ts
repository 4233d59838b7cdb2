import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { createDatabase, type LedgerDatabase } from '../../electron/chain/database.ts'
import { listWindow } from '../../electron/db/list.ts'
import { bookingListPlan } from '../../electron/ledgers/bookings/list-plan.ts'
import { bookingsWithin } from '../../electron/ledgers/bookings/store.ts'
import { addDays, type Day } from '../../shared/kernel/day.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { BookingList } from '../../shared/ledgers/bookings/views.ts'
import { untold } from './bare.ts'
import { type Note, p95 } from './table.ts'

const ROOMS = 20
const COUNT = 100_000
/** Ten bookings a day in each room, half an hour each. */
const A_DAY = 10
const FIRST = '2030-01-01' as Day

/** Conflict checks and lists in a ledger of 100,000 bookings in 20 rooms. */
export function bookingFigures(folder: string, note: Note): void {
  const path = join(folder, 'bookings.db')
  const db = createDatabase(path, new Uint8Array(32).fill(3), 'aegis', '019f0000-0000-7000-8000-00000000cccc')
  fillBookings(db, COUNT)
  const days = COUNT / ROOMS / A_DAY
  const checks = Array.from({ length: 2000 }, (_, nth) => ({
    roomId: roomId(nth % ROOMS),
    day: addDays(FIRST, (nth * 37) % days),
    fromMinute: 480 + ((nth * 7) % 600),
    toMinute: 600 + ((nth * 7) % 600),
  }))
  const times = checks.map((slot) => once(() => bookingsWithin(db.writer, slot, null)))
  note(`conflict check at ${COUNT} bookings in ${ROOMS} rooms, p95`, p95(times), 0, '≤ 1 ms')
  const plan = bookingListPlan(addDays(FIRST, days - 30))
  const asked = (['day', 'room'] as const).flatMap((sort) =>
    (['coming', 'past', 'all'] as const).map((when) => BookingList.parse({ sort, filters: { when } })),
  )
  const lists = [1, 2, 3].flatMap(() => asked.map((one) => once(() => listWindow(db.writer, plan, one))))
  note('list of bookings with total and sums, p95', p95(lists), 0, '≤ 50 ms')
  db.close()
  rmSync(path, { force: true })
}

const VENUE = '019f0000-0000-7000-8000-00000000eeee'
const bookingId = (nth: number): Id => `019f0000-0000-7000-8005-${String(nth).padStart(12, '0')}` as Id
const roomId = (nth: number): Id => `019f0000-0000-7000-8000-${String(nth).padStart(12, '0')}` as Id

/** So many booked half-hours in 20 rooms, written bare. */
export function fillBookings(db: LedgerDatabase, count: number): void {
  const { file } = db
  const room = file.prepare(`insert into room
    values (?, '${VENUE}', ?, 'meeting', 50, null, 0, '2020-01-01', null, null, ?, 1)`)
  const booking = file.prepare(`insert into booking
    (id, room_id, day, from_minute, to_minute, purpose, activity, responsible, expected, state,
     hands, note, revision, search)
    values (?, ?, ?, ?, ?, '支部党员大会', 'party', '王样例', 20, 'booked', 'a', '', 1, 'zhibudangyuandahui')`)
  untold(
    db,
    file.transaction(() => {
      file.exec(`insert into venue values ('${VENUE}', '样例中心', null, null, null, 1, 1)`)
      for (let nth = 0; nth < ROOMS; nth += 1) room.run(roomId(nth), `房间${nth}`, nth)
      for (let nth = 0; nth < count; nth += 1) {
        const day = addDays(FIRST, Math.floor(nth / ROOMS / A_DAY))
        const from = 480 + (Math.floor(nth / ROOMS) % A_DAY) * 60
        booking.run(bookingId(nth), roomId(nth % ROOMS), day, from, from + 30)
      }
    }),
  )
}

function once(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}
