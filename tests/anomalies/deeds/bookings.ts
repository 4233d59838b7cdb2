import type { Id } from '../../../shared/kernel/id.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import type { Station } from '../../bundles/service/stations.ts'
import { allWeek, at, wantedBooking, wantedRoom } from '../../support/venues.ts'
import { type Deed, deed, leaving, reason, today } from './deed.ts'

/** A Monday that nobody who runs this will see. */
const coming = '2090-01-02'
const later = { fromDay: '2091-01-01', toDay: '2091-01-02' }

/** The booking that `kept` knows by a name, as a form sends it back. */
async function shown(runtime: Station, id: string | undefined) {
  const { booking } = await runtime.call(bookings.get, { id: id as Id })
  return { id: booking.id, revision: booking.revision }
}

const places: Deed[] = [
  deed(
    bookings.addVenue,
    'head',
    () => ({ name: '样例活动中心', address: null, areaM2: 600, remark: null }),
    (kept, { id }) => {
      kept.venue = id
    },
  ),
  deed(bookings.correctVenue, 'head', ({ venue }) => {
    return { id: venue as Id, revision: 1, patch: { areaM2: 620 }, reason }
  }),
  deed(
    bookings.addRoom,
    'head',
    ({ venue }) => {
      const windows = allWeek('00:00', '24:00')
      return wantedRoom(venue as Id, { needsApproval: true, openedDay: '2020-01-01', windows })
    },
    (kept, { id }) => {
      kept.room = id
    },
  ),
  deed(bookings.correctRoom, 'head', ({ room }) => {
    return { id: room as Id, revision: 1, patch: { capacity: 40 }, reason }
  }),
]

const reserving = (name: string, day: (runtime: Station) => string): Deed =>
  deed(
    bookings.reserve,
    'clerk',
    ({ room }, runtime) => wantedBooking(room as Id, { day: day(runtime) }),
    (kept, { id }) => {
      kept[name] = id
    },
  )
const deciding = (name: string): Deed =>
  deed(bookings.decide, 'head', async (kept, runtime) => {
    return { ...(await shown(runtime, kept[name])), approves: true, reason: '' }
  })

const course: Deed[] = [
  reserving('booking', () => coming),
  deed(bookings.correct, 'clerk', async ({ booking }, runtime) => {
    return { ...(await shown(runtime, booking)), patch: { expected: 12 }, reason }
  }),
  deed(bookings.move, 'clerk', async ({ booking, room }, runtime) => {
    const slot = { roomId: room as Id, day: coming, fromMinute: at('14:00'), toMinute: at('15:00') }
    return { ...(await shown(runtime, booking)), ...slot }
  }),
  deciding('booking'),
  deed(bookings.unmask, 'clerk', ({ booking }) => ({ id: booking as Id })),
  deed(bookings.cancel, 'clerk', async ({ booking }, runtime) => ({
    ...(await shown(runtime, booking)),
    reason,
  })),
  reserving('held', today),
  deciding('held'),
  deed(bookings.checkIn, 'clerk', async ({ held }, runtime) => {
    const came = { cameResident: 3, cameMobile: 1, cameOnDuty: 0, camePublic: 0 }
    return { ...(await shown(runtime, held)), ...came, damage: null, isTidy: true }
  }),
  deed(bookings.clearCheckIn, 'clerk', async ({ held }, runtime) => ({
    ...(await shown(runtime, held)),
    reason,
  })),
  deed(
    bookings.reserveSeries,
    'clerk',
    ({ room }) => {
      const { day: _, ...card } = wantedBooking(room as Id)
      const rule = { weekdays: [1], everyWeeks: 1, fromDay: coming, untilDay: '2090-01-15', exceptDays: [] }
      return { ...card, ...rule }
    },
    (kept, { seriesId }) => {
      kept.series = seriesId!
    },
  ),
  deed(bookings.cancelSeries, 'clerk', ({ series }) => {
    return { seriesId: series as Id, fromDay: coming, reason }
  }),
]

const keeping: Deed[] = [
  deed(bookings.setHours, 'head', ({ room }) => {
    return { roomId: room as Id, fromDay: later.fromDay, windows: allWeek().slice(0, 1), reason }
  }),
  deed(bookings.close, 'head', ({ room }) => ({ roomIds: [room as Id], ...later, reason })),
  deed(bookings.reopen, 'head', async (_, runtime) => {
    const { rooms } = await runtime.call(bookings.places, {})
    return { closureId: rooms[0]!.closures[0]!.id, reason }
  }),
  leaving(bookings.doorSheet, '门牌表.pdf', ({ room }) => {
    return { placeId: room as Id, from: coming, days: 1, reason }
  }),
  leaving(bookings.printUseRate, '使用率.pdf', (_, runtime) => {
    return { asked: { from: today(runtime), to: today(runtime), placeId: null }, reason }
  }),
  leaving(bookings.exportSheet, '预约.xlsx', () => ({ list: {}, columns: ['day'], reason })),
  leaving(bookings.printList, '预约.pdf', () => ({ list: {}, columns: ['day'], reason })),
]

/** A venue with one room, who has it when, and what of it goes on paper. */
export const rooms: readonly Deed[] = [...places, ...course, ...keeping]
