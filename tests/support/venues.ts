import { ledgerServices } from '../../electron/ledgers/derived.ts'
import type { RawInput } from '../../shared/ipc/endpoint.ts'
import type { Id } from '../../shared/kernel/id.ts'
import { bookings } from '../../shared/ledgers/bookings/contract.ts'
import { type Office, officeWith, TODAY } from './actors.ts'

/** 09:30 as minutes. */
export const at = (clock: string): number => {
  const [hour, minute] = clock.split(':').map(Number)
  return hour! * 60 + minute!
}

/** Every day of the week open from one time to another. */
export const allWeek = (from = '08:00', to = '22:00') =>
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, fromMinute: at(from), toMinute: at(to) }))

/** What a form sends for a new room. */
export const wantedRoom = (
  venueId: Id,
  over: Partial<RawInput<typeof bookings.addRoom>> = {},
): RawInput<typeof bookings.addRoom> => ({
  venueId,
  name: '会议室',
  kind: 'meeting',
  capacity: 30,
  equipment: '投影仪',
  needsApproval: false,
  openedDay: '2030-01-01',
  retiredDay: null,
  remark: null,
  windows: allWeek(),
  ...over,
})

/** What a form sends for a new booking: today, nine to ten. */
export const wantedBooking = (
  roomId: Id,
  over: Partial<RawInput<typeof bookings.reserve>> = {},
): RawInput<typeof bookings.reserve> => ({
  roomId,
  day: TODAY,
  fromMinute: at('09:00'),
  toMinute: at('10:00'),
  purpose: '支部党员大会',
  activity: 'party',
  organisationId: null,
  organiser: '样例社区居委会',
  responsible: '王样例',
  phone: '13800001234',
  expected: 20,
  remark: null,
  ...over,
})

/** An office with one venue and a room in it; the clerk sits at the desk. */
export async function officeWithRoom(
  over: Partial<RawInput<typeof bookings.addRoom>> = {},
): Promise<Office & { readonly venueId: Id; readonly roomId: Id }> {
  const office = officeWith(ledgerServices)
  office.sit('head')
  const venue = await office.call(bookings.addVenue, {
    name: '样例社区党群服务中心',
    address: null,
    areaM2: 600,
    remark: null,
  })
  const room = await office.call(bookings.addRoom, wantedRoom(venue.id, over))
  office.sit('clerk')
  return Object.assign(office, { venueId: venue.id, roomId: room.id })
}
