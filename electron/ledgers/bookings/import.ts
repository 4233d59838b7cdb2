import type { Day } from '../../../shared/kernel/day.ts'
import { refuse } from '../../../shared/kernel/refusal.ts'
import type { Booking } from '../../../shared/ledgers/bookings/booking.ts'
import { type BookingFieldName, bookingFields } from '../../../shared/ledgers/bookings/fields.ts'
import {
  type ImportedBooking,
  importedFrom,
  importedValues,
  judgeOverlaps,
  judgeWaiting,
} from '../../../shared/ledgers/bookings/import-judge.ts'
import { bookingKey, judgeBooking, roomReader } from '../../../shared/ledgers/bookings/import-row.ts'
import { totalOf } from '../../../shared/ledgers/bookings/workflow.ts'
import { showCell } from '../../../shared/sheets/cells.ts'
import { marksOf } from '../../../shared/sheets/marks-of.ts'
import { type ImportJob, type ImportPlan, planSteps } from '../../../shared/sheets/plan-import.ts'
import { nameResolver } from '../../../shared/sheets/resolve-names.ts'
import { sayIssue } from '../../../shared/words/issues.ts'
import type { Reader } from '../../db/access.ts'
import type { Asked, Batch, ImportNoun, Planned } from '../../imports/noun.ts'
import type { CommandContext } from '../../ipc/handlers.ts'
import * as store from './import-store.ts'
import { allRooms, allVenues, roomNames } from './place-store.ts'
import { newBooking } from './series-deeds.ts'
import { bookingsWithin, findBooking, insertBooking, organisationNames, updateBooking } from './store.ts'

type Job = ImportJob<BookingFieldName>
type Order = {
  readonly row: number
  readonly before: Booking | undefined
  readonly after: ImportedBooking
}

/** How the use of rooms until yesterday is imported: told apart by room, day and beginning. */
export const bookingImport: ImportNoun = {
  fields: bookingFields,

  *plan(reader, asked) {
    const known = store.bookedBefore(reader, asked.today)
    const byKey = new Map(known.map((one) => [bookingKey(one)!, one]))
    const job = jobOf(reader, asked, known)
    const read = yield* planSteps(job)
    yield
    const plan = judgeOverlaps(judgeWaiting(read, byKey), known)
    yield
    const orders = ordersOf(plan, byKey)
    const names = new Map([...roomNames(reader), ...organisationNames(reader)])
    const nameOf = (id: string) => names.get(id) ?? ''
    return {
      plan,
      marks: marksOf(job, plan, sayIssue),
      titleOf: ({ values, key }) => String(values.purpose ?? byKey.get(key ?? '')?.purpose ?? ''),
      show: (field, value) => showCell(bookingFields.find(({ name }) => name === field)!, value, nameOf),
      apply: (unit, batch) => apply(unit, batch, orders),
    } satisfies Planned
  },

  undo(unit, batchId) {
    const stuck: string[] = []
    for (const { record_id, op, before, revision_after } of store.importedRows(unit, batchId)) {
      const now = findBooking(unit, record_id)
      if (now?.revision !== revision_after) stuck.push(now?.purpose ?? '')
      else if (op === 'insert') store.deleteBooking(unit, record_id)
      else {
        const back: Booking = { ...JSON.parse(before!), hands: now.hands, revision: now.revision + 1 }
        updateBooking(unit, back, now.revision)
      }
    }
    return stuck
  },
}

function jobOf(reader: Reader, { sheet, headingRow, mapping, today }: Asked, known: readonly Booking[]): Job {
  const venues = new Map<string, string>(allVenues(reader).map(({ id, name }) => [id, name]))
  const rooms = allRooms(reader).map(({ id, name, venueId }) => ({
    id,
    name,
    venue: venues.get(venueId) ?? '',
  }))
  const organisationNamed = nameResolver(store.organisationsByName(reader))
  return {
    sheet,
    headingRow,
    mapping: mapping as Job['mapping'],
    fields: bookingFields,
    existing: new Map(known.map((one) => [bookingKey(one)!, importedValues(one)])),
    keyOf: bookingKey,
    resolve: (_field, text) => organisationNamed(text),
    readers: { roomId: roomReader(rooms) },
    judge: judgeBooking(today),
  }
}

function ordersOf(plan: ImportPlan<BookingFieldName>, byKey: ReadonlyMap<string, Booking>): Order[] {
  return plan.rows.flatMap(({ row, verdict, key, values }) => {
    if (key === null || (verdict !== 'new' && verdict !== 'changed')) return []
    const before = byKey.get(key)
    return [{ row, before, after: importedFrom(values, before) }]
  })
}

/** Writes the good rows, looked at again against what the ledger holds at this moment. */
function apply(unit: CommandContext, batch: Batch, orders: readonly Order[]): void {
  const rooms = new Map<string, ReturnType<typeof allRooms>[number]>(
    allRooms(unit).map((room) => [room.id, room]),
  )
  for (const { row, before, after } of orders) {
    batch.tick()
    const { came, ...card } = after
    const room = rooms.get(card.roomId)
    const isFree = bookingsWithin(unit, card, before?.id ?? null).length === 0
    if (!room || !isFree || card.day >= (unit.today as Day)) refuse('imports.moved', { row: row + 1 })
    const counts = came ? { ...came, cameTotal: totalOf(came) } : {}
    if (before) {
      const next: Booking = { ...before, ...card, ...counts, revision: before.revision + 1 }
      if (!updateBooking(unit, next, before.revision)) refuse('imports.moved', { row: row + 1 })
      batch.keep(before.id, 'update', JSON.stringify(before), next.revision)
    } else {
      const made: Booking = { ...newBooking(unit, card, room, null), ...counts, state: 'booked' }
      insertBooking(unit, made)
      batch.keep(made.id, 'insert', null, 1)
    }
  }
}
