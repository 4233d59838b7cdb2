import { addDays, type Day, weekdayOf } from '../../../shared/kernel/day.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import type { Booking } from '../../../shared/ledgers/bookings/booking.ts'
import { type SampleUse, sampleUses } from '../../../shared/ledgers/bookings/sample.ts'
import {
  sampleEvents,
  samplePeople,
  sampleRooms,
  sampleVenues,
} from '../../../shared/ledgers/bookings/sample-words.ts'
import type { Room } from '../../../shared/ledgers/bookings/venue.ts'
import { totalOf } from '../../../shared/ledgers/bookings/workflow.ts'
import type { CommandContext } from '../../ipc/handlers.ts'
import { organisationsByName } from './import-store.ts'
import { addRoom, addVenue, close } from './place-deeds.ts'
import { allVenues } from './place-store.ts'
import { newBooking, reserveSeries } from './series-deeds.ts'
import { insertBooking } from './store.ts'

/** Sets up the sample's rooms with what happened and will happen in them; nothing where rooms are. */
export function fillRooms(unit: CommandContext): void {
  if (allVenues(unit).length > 0) return
  const today = unit.today as Day
  const rooms = newRooms(unit, addDays(today, -SINCE))
  const branches = new Map(
    organisationsByName(unit).flatMap(({ id, names }) => names.map((name) => [name, id as Id])),
  )
  for (const use of sampleUses(today)) insertBooking(unit, bookingOf(unit, use, rooms, branches))
  const runtime = rooms[3]!
  const nextMonday = addDays(today, 8 - weekdayOf(today))
  const [fromDay, toDay] = [addDays(nextMonday, 14), addDays(nextMonday, 15)]
  close(unit, { roomIds: [runtime.id], fromDay, toDay, reason: sampleEvents.closed })
  holdSeries(unit, rooms[1]!, nextMonday)
}

/** Rooms are older than the first week told of. */
const SINCE = 800

function newRooms(unit: CommandContext, openedDay: Day): Room[] {
  const venues = sampleVenues.map((card) => addVenue(unit, card))
  return sampleRooms.map(({ venue, weekdays, hours, ...card }) =>
    addRoom(unit, {
      ...card,
      ...{ venueId: venues[venue]!.id, openedDay, retiredDay: null, remark: null },
      windows: weekdays.map((weekday) => ({
        weekday,
        fromMinute: hours[0] * 60,
        toMinute: hours[1] * 60,
      })),
    }),
  )
}

function bookingOf(
  unit: CommandContext,
  { room, branch, came, cancelled, ...card }: SampleUse,
  rooms: readonly Room[],
  branches: ReadonlyMap<string, Id>,
): Booking {
  const place = rooms[room]!
  const organisationId = (branch === null ? undefined : branches.get(branch)) ?? null
  // A branch that is not there yet is named as somebody else would be.
  const organiser = organisationId === null ? (card.organiser ?? branch) : card.organiser
  const made = newBooking(unit, { ...card, organiser, organisationId, roomId: place.id }, place, null)
  const state = cancelled !== null ? 'cancelled' : card.day < unit.today ? 'booked' : made.state
  const counts = came ? { ...came, cameTotal: totalOf(came) } : {}
  return { ...made, ...counts, state, note: cancelled ?? '' }
}

/** A class on a free morning of six weeks, but for one of them. */
function holdSeries(unit: CommandContext, room: Room, nextMonday: Day): void {
  const fromDay = addDays(nextMonday, 2)
  reserveSeries(unit, {
    ...{ roomId: room.id, fromMinute: 570, toMinute: 660, weekdays: [3], everyWeeks: 1, fromDay },
    ...{ untilDay: addDays(fromDay, 35), exceptDays: [addDays(fromDay, 14)] },
    ...{ purpose: sampleEvents.series, organiser: sampleEvents.seriesOrganiser, organisationId: null },
    ...{ activity: 'culture', responsible: samplePeople[0], phone: null, expected: 30, remark: null },
  })
}
