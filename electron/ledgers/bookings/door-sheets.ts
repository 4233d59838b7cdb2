import type { Input, Output } from '../../../shared/ipc/endpoint.ts'
import { addDays } from '../../../shared/kernel/day.ts'
import { refuse } from '../../../shared/kernel/refusal.ts'
import type { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { doorSheets, ratePaper } from '../../../shared/ledgers/bookings/papers.ts'
import { roomUses } from '../../../shared/ledgers/bookings/use-rate.ts'
import type { Reader } from '../../db/access.ts'
import { type ExportRecord, officeOf, printing, savePaper } from '../../ipc/exports.ts'
import type { TaskContext } from '../../ipc/handlers.ts'
import { placesOf } from './place-deeds.ts'
import { roomNames } from './place-store.ts'
import * as store from './store.ts'

type Doors = typeof bookings

/** How rooms were used in a stretch of days. */
export function ratesOf(
  reader: Reader,
  { from, to, placeId }: Input<Doors['useRate']>,
): Output<Doors['useRate']> {
  const here = placesOf(reader).rooms.filter(isAt(placeId))
  return roomUses(here, store.usesBetween(reader, from, to), from, to)
}

/** The use of rooms on paper. */
export async function printUseRate(
  task: TaskContext,
  { asked, reason }: Input<Doors['printUseRate']>,
): Promise<Output<Doors['printUseRate']>> {
  const { rooms } = ratesOf(task.reader, asked)
  const names = roomNames(task.reader)
  const paper = ratePaper(
    rooms.map((use) => ({ ...use, name: names.get(use.roomId) ?? '' })),
    { ...printing(task, reason), officeName: officeOf(task), from: asked.from, to: asked.to },
  )
  const told: ExportRecord = { event: 'bookings.printed', facts: { rows: rooms.length }, reason }
  return savePaper(task, `${paper.title}-${asked.from}`, paper, told)
}

/** What happens in rooms on some days, a page per room, to hang at the doors. */
export async function doorSheet(
  task: TaskContext,
  { placeId, from, days, reason }: Input<Doors['doorSheet']>,
): Promise<Output<Doors['doorSheet']>> {
  const { venues, rooms } = placesOf(task.reader)
  const here = rooms
    .filter(isAt(placeId))
    .filter(({ id, retiredDay }) => id === placeId || retiredDay === null || retiredDay > from)
  if (here.length === 0) refuse('bookings.room-not-found', {})
  const dates = Array.from({ length: days }, (_, nth) => addDays(from, nth))
  const entries = store.bookingsBetween(task.reader, from, dates.at(-1)!)
  const organisations = store.organisationNames(task.reader)
  const paper = doorSheets(
    here.map((room) => ({
      room,
      venue: venues.find(({ id }) => id === room.venueId)?.name ?? '',
      bookings: entries.filter(({ roomId }) => roomId === room.id),
    })),
    dates,
    (id) => organisations.get(id) ?? '',
    printing(task, reason),
  )
  const told: ExportRecord = { event: 'bookings.printed', facts: { rows: entries.length }, reason }
  return savePaper(task, `${paper.title}-${from}`, paper, told)
}

/** A room itself, or every room of a venue; nothing means all of them. */
const isAt =
  (placeId: string | null) =>
  ({ id, venueId }: { readonly id: string; readonly venueId: string }): boolean =>
    placeId === null || id === placeId || venueId === placeId
