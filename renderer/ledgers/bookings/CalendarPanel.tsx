import { addDays, type Day, weekdayOf } from '../../../shared/kernel/day.ts'
import { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { FaultNote } from '../../bridge/FaultNote.tsx'
import { goTo, usePlaceState } from '../../bridge/place.ts'
import { useMay } from '../../bridge/session.ts'
import { useLedgerCommand } from '../../bridge/use-ledger-command.ts'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { TimeGrid } from '../../parts/calendar/TimeGrid.tsx'
import { dayAround, type GridSlot, type GridSpan } from '../../parts/calendar/time-grid.ts'
import { today } from '../../parts/values/clock.ts'
import css from './bookings.module.css'
import { CalendarBar } from './CalendarBar.tsx'
import { type CalendarView, columnsOf, placeOfColumn, spansOf } from './calendar-columns.ts'
import { NoRooms } from './NoRooms.tsx'
import { useNames } from './use-names.ts'
import { type Places, usePlaces } from './use-places.ts'

/** 日历: a week of one room, or a day of all of them. */
export function CalendarPanel() {
  const places = usePlaces()
  if (!places.isKnown) return null
  return places.rooms.length === 0 ? (
    <NoRooms hasVenue={places.venues.length > 0} />
  ) : (
    <Calendar places={places} />
  )
}

function Calendar({ places }: { readonly places: Places }) {
  const view = useView(places)
  const columns = columnsOf(view, today())
  const { from, to } = view
  const entries = useLedgerQuery(bookings.calendar, { from, to }, { keepPrevious: true })
  const { nameOf } = useNames()
  const spans = spansOf(view, entries.data ?? [], today(), nameOf)
  const mayReserve = useMay(bookings.reserve)
  const move = useLedgerCommand(bookings.move, { done: '已移动' })
  const create = ({ column, from: fromMinute, to: toMinute }: GridSlot): void =>
    goTo('bookings', { mode: 'new', ...placeOfColumn(view, column), fromMinute, toMinute })
  const moveTo = ({ id }: GridSpan, slot: GridSlot): void => {
    const entry = entries.data?.find((one) => one.id === id)
    if (!entry) return
    const place = placeOfColumn(view, slot.column)
    void move.run({
      ...{ id: entry.id, revision: entry.revision, ...place },
      ...{ fromMinute: slot.from, toMinute: slot.to },
    })
  }
  return (
    <section className={css.calendar} aria-label="日历">
      <CalendarBar places={places} view={view} />
      <FaultNote fault={entries.fault} />
      <TimeGrid
        key={view.kind}
        label={view.title}
        columns={columns}
        spans={spans}
        day={dayAround(columns, spans)}
        onCreate={mayReserve ? create : undefined}
        onMove={mayReserve && !move.isRunning ? moveTo : undefined}
        onOpen={({ id }) => goTo('bookings', { id })}
      />
    </section>
  )
}

/** What the calendar shows, kept in the address. */
function useView({ rooms, venues, nameOf }: Places): CalendarView {
  const [kind] = usePlaceState<'week' | 'day'>('span', 'week')
  const [day] = usePlaceState<Day>('day', today())
  const [placeId] = usePlaceState<string | undefined>('placeId', undefined)
  if (kind === 'week') {
    const from = addDays(day, 1 - weekdayOf(day))
    const room = rooms.find(({ id, venueId }) => id === placeId || venueId === placeId) ?? rooms[0]!
    const to = addDays(from, 6)
    return { kind, from, to, rooms: [room], placeId: room.id, title: `${nameOf(room.id)} ${from} 至 ${to}` }
  }
  const room = rooms.find(({ id }) => id === placeId)
  const venueId = room?.venueId ?? venues.find(({ id }) => id === placeId)?.id ?? venues[0]!.id
  const isInUse = (one: Places['rooms'][number]) => one.retiredDay === null || one.retiredDay > day
  const here = rooms.filter((one) => one.venueId === venueId && isInUse(one))
  return { kind, from: day, to: day, rooms: here, placeId: venueId, title: `${nameOf(venueId)} ${day}` }
}
