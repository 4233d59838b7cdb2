import { addDays, type Day, daysFrom, weekdayOf } from '../../kernel/day.ts'
import type { BookingCard, CheckIn } from './booking.ts'
import {
  type SampleHabit,
  sampleBranches,
  sampleEvents,
  sampleHabits,
  samplePeople,
  sampleRooms,
} from './sample-words.ts'

/** One use of a sample room: what was asked for, and what became of it. */
export type SampleUse = Omit<BookingCard, 'roomId' | 'organisationId'> & {
  /** Which of the five rooms. */
  readonly room: number
  /** The branch that holds it, by its short name. */
  readonly branch: string | null
  readonly came: CheckIn | null
  /** Why it was cancelled; null where it stands. */
  readonly cancelled: string | null
}

/** Weeks before this one that the sample tells of. */
export const SAMPLE_WEEKS = 76
/** Days from today on that are booked ahead. */
const AHEAD = 14

/**
 * What happened in the sample's rooms until yesterday, and what is booked for today and the next two
 * weeks. The same day gives the same uses; nobody in them is real.
 */
export function sampleUses(today: Day): SampleUse[] {
  const monday = addDays(today, 1 - weekdayOf(today))
  const last = addDays(today, AHEAD - 1)
  const uses: SampleUse[] = []
  for (let week = -SAMPLE_WEEKS; week <= AHEAD / 7; week += 1) {
    const first = addDays(monday, week * 7)
    // Weeks are counted from a fixed Monday, so that a habit of every other week stays one.
    const nth = daysFrom(EPOCH, first) / 7
    for (const [index, habit] of sampleHabits.entries()) {
      const day = addDays(first, habit.weekday - 1)
      const isHeld = (nth + index) % habit.everyWeeks === 0 && chance(nth, index, 100) >= 6
      if (isHeld && day <= last) uses.push(bookedFor(habit, day, nth, index, today))
    }
  }
  return uses.sort((a, b) => (a.day === b.day ? a.fromMinute - b.fromMinute : a.day < b.day ? -1 : 1))
}

const EPOCH = '2001-01-01' as Day

function bookedFor(habit: SampleHabit, day: Day, week: number, index: number, today: Day): SampleUse {
  const { room, hours, activity, purpose, organiser, usual } = habit
  const roll = (sides: number, salt: number): number => chance(week, index + salt * 100, sides)
  const isPast = day < today
  const cancelled = isPast && roll(100, 1) < 3 ? pick(sampleEvents.cancelled, roll(1000, 2)) : null
  // What was last held is still to be counted: the desk has something to remind of.
  const isCounted = isPast && cancelled === null && (daysFrom(day, today) > 2 || roll(2, 3) === 0)
  const expected = usual.reduce((sum, one) => sum + one, 0)
  return {
    room,
    day,
    fromMinute: hours[0] * 60,
    toMinute: hours[1] * 60,
    purpose,
    activity,
    branch: organiser === null ? pick(sampleBranches, week + index) : null,
    organiser,
    responsible: pick(samplePeople, week + index),
    phone: `1990000${String(roll(10_000, 4)).padStart(4, '0')}`,
    expected: Math.min(expected, sampleRooms[room]!.capacity),
    remark: null,
    came: isCounted ? cameTo(usual, roll) : null,
    cancelled,
  }
}

function cameTo(usual: SampleHabit['usual'], roll: (sides: number, salt: number) => number): CheckIn {
  const about = (one: number, salt: number): number =>
    one === 0 ? 0 : Math.max(1, Math.round((one * (70 + roll(45, salt))) / 100))
  return {
    cameResident: about(usual[0], 5),
    cameMobile: about(usual[1], 6),
    cameOnDuty: about(usual[2], 7),
    camePublic: about(usual[3], 8),
    damage: roll(100, 9) === 0 ? pick(sampleEvents.damage, roll(1000, 10)) : null,
    isTidy: roll(100, 11) >= 3,
  }
}

const pick = <T>(all: readonly T[], nth: number): T => all[nth % all.length]!

/** A number below `sides` that looks thrown, the same for the same week and salt. */
function chance(week: number, salt: number, sides: number): number {
  let mixed = Math.imul(week * 2654435761 + salt * 40503 + 12345, 2246822519)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 3266489917)
  return ((mixed ^ (mixed >>> 13)) >>> 0) % sides
}
