import { sql } from 'kysely'
import type { Day } from '../../../shared/kernel/day.ts'
import { searchQuery } from '../../../shared/kernel/search-text.ts'
import { idsUnder } from '../../../shared/kernel/tree.ts'
import type { BookingList } from '../../../shared/ledgers/bookings/views.ts'
import type { Reader } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import type { Condition, ListPlan } from '../../db/list.ts'
import { allRooms } from './place-store.ts'

type Filters = BookingList['filters']
type Sum = 'asked' | 'booked' | 'came'
type Sort = BookingList['sort']

/** How bookings are listed, on a day: sorts and their indexes, filters, search and sums. */
export const bookingListPlan = (today: Day): ListPlan<Sort, Filters, Sum> => ({
  table: 'booking',
  sorts: {
    day: { index: 'booking_by_day', by: ['day', 'from_minute'] },
    room: { index: 'booking_by_room', by: ['day', 'from_minute'], shelf: 'room_id' },
  },
  conditions: (reader, filters) => conditions(reader, filters, today),
  search: (typed) => sql`instr(search, ${searchQuery(typed)}) > 0`,
  sums: {
    asked: sql`count(*) filter (where state = 'asked')`,
    booked: sql`count(*) filter (where state = 'booked')`,
    came: sql`coalesce(sum(came_total), 0)`,
  },
  shelves: (reader) => allRooms(reader).map(({ id }) => id),
})

function conditions(reader: Reader, filters: Filters, today: Day): Condition[] {
  const { when, from, to, placeId, organisationId, isUncounted } = filters
  const meant: Condition[] = [sql`day >= ${later(when === 'coming' ? today : '', from ?? '')}`]
  const among = (column: string, values: readonly string[] | undefined) => {
    if (values && values.length > 0) meant.push(sql`${sql.ref(column)} in (${sql.join(values)})`)
  }
  if (to !== undefined) meant.push(sql`day <= ${to}`)
  if (when === 'past') meant.push(sql`day < ${today}`)
  if (placeId !== undefined) among('room_id', roomsAt(reader, placeId))
  if (organisationId !== undefined) among('organisation_id', organisationsUnder(reader, organisationId))
  among('state', filters.state)
  among('activity', filters.activity)
  if (isUncounted) meant.push(sql`state = 'booked' and came_total is null and day < ${today}`)
  return meant
}

const later = (one: string, other: string): string => (one > other ? one : other)

/** The rooms of a venue, or the room itself; an id that is neither lists nothing. */
function roomsAt(reader: Reader, placeId: string): string[] {
  const rooms = allRooms(reader).filter(({ id, venueId }) => id === placeId || venueId === placeId)
  return rooms.length > 0 ? rooms.map(({ id }) => id) : [placeId]
}

function organisationsUnder(reader: Reader, id: string): string[] {
  const nodes = reader.all(kysely.selectFrom('organisation').select(['id', 'parent_id as parentId']))
  return idsUnder(nodes, id)
}
