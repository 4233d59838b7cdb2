import { z } from 'zod'
import { addDays, type Day, weekdayOf } from '../../kernel/day.ts'
import { Id } from '../../kernel/id.ts'
import { windowsOn } from './rules.ts'
import type { Closure, OpeningHours, Room } from './venue.ts'

/** A room as far as its use is counted. */
export type UsedRoom = Pick<Room, 'id' | 'openedDay' | 'retiredDay'> & {
  readonly hours: readonly OpeningHours[]
  readonly closures: readonly Closure[]
}
/** A booking that took place or will, as far as use is counted. */
export type Use = {
  readonly roomId: Id
  readonly day: Day
  readonly fromMinute: number
  readonly toMinute: number
  readonly cameResident: number | null
  readonly cameMobile: number | null
  readonly cameOnDuty: number | null
  readonly camePublic: number | null
}

/** What one room was open and used for, in minutes; who came, by class. */
export const RoomUse = z.strictObject({
  roomId: Id,
  openMinutes: z.int(),
  /** Of the open minutes, those that somebody had the room. */
  usedMinutes: z.int(),
  count: z.int(),
  /** Bookings whose people were counted. */
  counted: z.int(),
  resident: z.int(),
  mobile: z.int(),
  onDuty: z.int(),
  public: z.int(),
})
export type RoomUse = z.infer<typeof RoomUse>

/** Minutes open and used in one hour of one weekday, over all rooms and weeks. */
export const Heat = z.strictObject({ open: z.int(), used: z.int() })
export type Heat = z.infer<typeof Heat>

/**
 * How rooms were used from a day to a day, both included: room by room, and by weekday (Monday first) and
 * hour. A minute counts once, however many windows or bookings cover it. What was used outside the opening
 * hours counts as a booking, not as use of open hours.
 */
export function roomUses(
  rooms: readonly UsedRoom[],
  uses: readonly Use[],
  from: Day,
  to: Day,
): { rooms: RoomUse[]; heat: Heat[][] } {
  const heat = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => ({ open: 0, used: 0 })))
  const byRoomDay = Map.groupBy(uses, ({ roomId, day }) => `${roomId} ${day}`)
  const days: Day[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  const counted = rooms.map((room) => {
    const sum = nothingYet(room.id)
    const openOn = hoursByDay(room, days)
    for (const day of days) {
      const open = openOn(day)
      const used = byRoomDay.get(`${room.id} ${day}`) ?? []
      for (const use of used) addPeople(sum, use)
      const hours = heat[weekdayOf(day) - 1]!
      for (const window of open) sum.openMinutes += spread(hours, 'open', window)
      for (const shared of common(open, joined(used))) sum.usedMinutes += spread(hours, 'used', shared)
    }
    return sum
  })
  return { rooms: counted, heat }
}

/** A part of a whole in tenths of a percent; nothing of nothing is nothing. */
export const partOf = (used: number, open: number): number =>
  open === 0 ? 0 : Math.round((used * 1000) / open)

type Stretch = Pick<OpeningHours, 'fromMinute' | 'toMinute'>

/** When a room is open on each of some days, in stretches that do not touch. */
function hoursByDay(room: UsedRoom, days: readonly Day[]): (day: Day) => readonly Stretch[] {
  const byWeekday = Map.groupBy(room.hours, ({ weekday }) => weekday)
  const closed = closedDays(room.closures, days)
  return (day) => {
    const isInUse = day >= room.openedDay && (room.retiredDay === null || day < room.retiredDay)
    if (!isInUse || closed.has(day)) return []
    return joined(windowsOn(byWeekday.get(weekdayOf(day)) ?? [], day))
  }
}

/** The days among some that fall into a closure: one way through both. */
function closedDays(closures: readonly Closure[], days: readonly Day[]): ReadonlySet<Day> {
  const inOrder = [...closures].sort((one, other) => (one.fromDay < other.fromDay ? -1 : 1))
  const closed = new Set<Day>()
  let next = 0
  let until = '' as Day | ''
  for (const day of days) {
    for (; next < inOrder.length && inOrder[next]!.fromDay <= day; next += 1) {
      if (inOrder[next]!.toDay > until) until = inOrder[next]!.toDay
    }
    if (day <= until) closed.add(day)
  }
  return closed
}

/** Stretches of one day as the minutes they cover: in order, those that meet made one. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const inOrder = [...stretches].sort((one, other) => one.fromMinute - other.fromMinute)
  const whole: { fromMinute: number; toMinute: number }[] = []
  for (const { fromMinute, toMinute } of inOrder) {
    const last = whole.at(-1)
    if (last && fromMinute <= last.toMinute) last.toMinute = Math.max(last.toMinute, toMinute)
    else whole.push({ fromMinute, toMinute })
  }
  return whole
}

/** The minutes that two lists have in common, each list in order and joined: one way through both. */
function common(one: readonly Stretch[], other: readonly Stretch[]): readonly Stretch[] {
  const shared: Stretch[] = []
  for (let a = 0, b = 0; a < one.length && b < other.length; ) {
    const [first, second] = [one[a]!, other[b]!]
    shared.push({
      fromMinute: Math.max(first.fromMinute, second.fromMinute),
      toMinute: Math.min(first.toMinute, second.toMinute),
    })
    if (first.toMinute < second.toMinute) a += 1
    else b += 1
  }
  return shared
}

/** Adds a stretch to the hours it touches, and tells how many minutes it has. */
function spread(hours: Heat[], kind: keyof Heat, { fromMinute, toMinute }: Stretch): number {
  let whole = 0
  for (let hour = Math.floor(fromMinute / 60); hour * 60 < toMinute; hour += 1) {
    const minutes = Math.min(toMinute, hour * 60 + 60) - Math.max(fromMinute, hour * 60)
    if (minutes <= 0) continue
    hours[hour]![kind] += minutes
    whole += minutes
  }
  return whole
}

function addPeople(sum: RoomUse, use: Use): void {
  sum.count += 1
  if (use.cameResident === null) return
  sum.counted += 1
  sum.resident += use.cameResident
  sum.mobile += use.cameMobile ?? 0
  sum.onDuty += use.cameOnDuty ?? 0
  sum.public += use.camePublic ?? 0
}

const nothingYet = (roomId: Id): RoomUse => ({
  roomId,
  openMinutes: 0,
  usedMinutes: 0,
  count: 0,
  counted: 0,
  resident: 0,
  mobile: 0,
  onDuty: 0,
  public: 0,
})
