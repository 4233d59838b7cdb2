import type { Output } from '../../../shared/ipc/endpoint.ts'
import { addDays, type Day, weekdayOf } from '../../../shared/kernel/day.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import type { bookings } from '../../../shared/ledgers/bookings/contract.ts'
import { closureOn, windowsOn } from '../../../shared/ledgers/bookings/rules.ts'
import type { RoomTold } from '../../../shared/ledgers/bookings/views.ts'
import { sayWeekday } from '../../../shared/ledgers/bookings/words.ts'
import type { GridColumn, GridSpan } from '../../parts/calendar/time-grid.ts'

/** What the calendar shows: a week of one room, or a day of the rooms of a venue. */
export type CalendarView = {
  readonly kind: 'week' | 'day'
  readonly from: Day
  readonly to: Day
  readonly rooms: readonly RoomTold[]
  readonly placeId: string
  readonly title: string
}
type Entry = Output<typeof bookings.calendar>[number]

/** The columns of a view: days of a room, or rooms of a day, each with the hours it may be had. */
export function columnsOf(view: CalendarView, today: Day): GridColumn[] {
  if (view.kind === 'day') return view.rooms.map((room) => roomColumn(room, view.from, today))
  const room = view.rooms[0]!
  return Array.from({ length: 7 }, (_, nth) => dayColumn(room, addDays(view.from, nth), today))
}

/** The room and day that a column stands for. */
export function placeOfColumn({ kind, from, rooms }: CalendarView, key: string): { roomId: Id; day: Day } {
  return kind === 'week' ? { roomId: rooms[0]!.id, day: key as Day } : { roomId: key as Id, day: from }
}

/** The bookings of a view as what the grid draws. */
export function spansOf(
  { kind, rooms }: CalendarView,
  entries: readonly Entry[],
  today: Day,
  nameOf: (id: string) => string | undefined,
): GridSpan[] {
  const ids = new Set<string>(rooms.map(({ id }) => id))
  return entries
    .filter(({ roomId }) => ids.has(roomId))
    .map((entry) => ({
      id: entry.id,
      column: kind === 'week' ? entry.day : entry.roomId,
      from: entry.fromMinute,
      to: entry.toMinute,
      title: entry.purpose,
      note: noteOf(entry, nameOf),
      tone: entry.state === 'asked' ? 'waiting' : entry.day < today ? 'done' : 'firm',
      canMove: entry.day >= today && entry.cameTotal === null,
    }))
}

function noteOf(entry: Entry, nameOf: (id: string) => string | undefined): string {
  const holder = entry.organisationId === null ? entry.organiser : nameOf(entry.organisationId)
  const people = entry.cameTotal === null ? `约 ${entry.expected} 人` : `实到 ${entry.cameTotal} 人`
  return [entry.state === 'asked' && '待审批', holder, people].filter(Boolean).join('，')
}

function dayColumn(room: RoomTold, day: Day, today: Day): GridColumn {
  const { open, note } = hoursOn(room, day)
  const title = `${sayWeekday(weekdayOf(day))} ${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
  return { key: day, title, note, isMarked: day === today, open }
}

function roomColumn(room: RoomTold, day: Day, today: Day): GridColumn {
  const { open, note } = hoursOn(room, day)
  const size = `可容纳 ${room.capacity} 人`
  return {
    key: room.id,
    title: room.name,
    note: note === '' ? size : note,
    isMarked: day === today,
    open,
  }
}

function hoursOn(room: RoomTold, day: Day): Pick<GridColumn, 'open' | 'note'> {
  const closure = closureOn(room.closures, day)
  if (closure) return { open: [], note: `停用：${closure.reason}` }
  if (day < room.openedDay) return { open: [], note: '尚未启用' }
  if (room.retiredDay !== null && day >= room.retiredDay) return { open: [], note: '已停止使用' }
  const windows = windowsOn(room.hours, day)
  const open = windows.map(({ fromMinute, toMinute }) => ({ from: fromMinute, to: toMinute }))
  return { open, note: open.length === 0 ? '不开放' : '' }
}
