import { no, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Window } from '../../../shared/ledgers/bookings/venue.ts'
import { saySpan } from '../../../shared/ledgers/bookings/words.ts'
import { readMinute } from '../../../shared/sheets/read-minute.ts'

/** What was written beside each weekday, Monday first. */
export type HoursTexts = readonly string[]

/** The windows of a week as seven texts: `09:00—12:00、14:00—17:30`, empty where the room stays shut. */
export function hoursTexts(windows: readonly Window[]): HoursTexts {
  return WEEK.map((weekday) =>
    windows
      .filter((one) => one.weekday === weekday)
      .sort((a, b) => a.fromMinute - b.fromMinute)
      .map(saySpan)
      .join('、'),
  )
}

/** The windows that one text means, or what is wrong with it. */
export function readHours(weekday: number, text: string): Result<Window[], string> {
  const windows: Window[] = []
  for (const part of text.split(/[、，,；;\s]+/).filter((each) => each !== '')) {
    const [from, to, ...rest] = part.split(/[-—–~～至到]+/)
    const [fromMinute, toMinute] = [readMinute(from ?? ''), readMinute(to ?? '')]
    if (fromMinute === undefined || toMinute === undefined || rest.length > 0) {
      return no('请写成 9:00-12:00，两段之间用顿号隔开。')
    }
    if (toMinute <= fromMinute) return no('结束时间应晚于开始时间。')
    windows.push({ weekday, fromMinute, toMinute })
  }
  const sorted = windows.toSorted((a, b) => a.fromMinute - b.fromMinute)
  const overlap = sorted.some((one, at) => at > 0 && one.fromMinute < sorted[at - 1]!.toMinute)
  return overlap ? no('两段时间有重叠，请核对。') : ok(sorted)
}

/** Every window of a week of texts; undefined where one of them cannot be read. */
export function readWeek(texts: HoursTexts): Window[] | undefined {
  const read = texts.map((text, at) => readHours(at + 1, text))
  return read.every((one) => one.ok) ? read.flatMap((one) => (one.ok ? one.value : [])) : undefined
}

const WEEK = [1, 2, 3, 4, 5, 6, 7]
