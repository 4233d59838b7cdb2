import { daysOfMonth } from '../../../shared/kernel/day.ts'
import { Month } from '../../../shared/kernel/month.ts'
import { roomUses } from '../../../shared/ledgers/bookings/use-rate.ts'
import type { Reader } from '../../db/access.ts'
import { placesOf } from './place-deeds.ts'
import { usesBetween } from './store.ts'

/** How the rooms of a ledger were used in one month (`2026-03`), all of them together. */
export function countRoomUse(reader: Reader, month: string) {
  const rooms = usedIn(reader, month)
  const sum = (of: Exclude<keyof (typeof rooms)[number], 'roomId'>): number =>
    rooms.reduce((total, room) => total + room[of], 0)
  return {
    'room-uses': sum('count'),
    'came-resident': sum('resident'),
    'came-mobile': sum('mobile'),
    'came-on-duty': sum('onDuty'),
    'came-public': sum('public'),
    'room-used': sum('usedMinutes'),
    'room-open': sum('openMinutes'),
  }
}

/** What is told of another span than a month says nothing of rooms. */
function usedIn(reader: Reader, period: string) {
  const month = Month.safeParse(period).data
  if (month === undefined) return []
  const { from, to } = daysOfMonth(month)
  return roomUses(placesOf(reader).rooms, usesBetween(reader, from, to), from, to).rooms
}
