import { addDays, addMonths, Day } from '../../../shared/kernel/day.ts'
import { roomUses } from '../../../shared/ledgers/bookings/use-rate.ts'
import type { Reader } from '../../db/access.ts'
import { placesOf } from './place-deeds.ts'
import { usesBetween } from './store.ts'

/** How the rooms of a ledger were used in one month (`2026-03`), all of them together. */
export function countRoomUse(reader: Reader, month: string) {
  const from = Day.parse(`${month}-01`)
  const to = addDays(addMonths(from, 1), -1)
  const { rooms } = roomUses(placesOf(reader).rooms, usesBetween(reader, from, to), from, to)
  const sum = (of: Exclude<keyof (typeof rooms)[number], 'roomId'>): number =>
    rooms.reduce((total, room) => total + room[of], 0)
  return {
    'room-uses': sum('count'),
    'came-resident': sum('resident'),
    'came-mobile': sum('mobile'),
    'came-on-duty': sum('onDuty'),
    'came-public': sum('public'),
    'room-used-minutes': sum('usedMinutes'),
    'room-open-minutes': sum('openMinutes'),
  }
}
