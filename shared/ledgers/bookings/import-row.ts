import type { Day } from '../../kernel/day.ts'
import { type Fault, fault } from '../../kernel/faults.ts'
import { no, ok } from '../../kernel/result.ts'
import { plain, tidy } from '../../kernel/text.ts'
import type { CellReader } from '../../sheets/cells.ts'
import { issue } from '../../sheets/issues.ts'
import type { FieldIssue, JudgedRow, RowJudgement, RowValues } from '../../sheets/plan-import.ts'
import { BookingCard, CheckIn } from './booking.ts'
import type { BookingFieldName } from './fields.ts'
import { judgeOccasion } from './rules.ts'

type Values = RowValues<BookingFieldName>
type Issue = FieldIssue<BookingFieldName>

/** A room as rows name it. */
export type NamedRoom = { readonly id: string; readonly name: string; readonly venue: string }

/** Finds rooms by their names, alone or behind the name of their venue. */
export function roomReader(rooms: readonly NamedRoom[]): CellReader {
  return (text) => {
    const words = plain(text)
    const found = rooms.filter(({ name, venue }) => [plain(name), plain(venue + name)].includes(words))
    if (found.length === 1) return ok({ value: found[0]!.id })
    const said =
      found.length === 0
        ? `没有名为“${tidy(text)}”的房间，请核对名称，或先在“场所与房间”里建立它`
        : `有不止一个房间叫“${tidy(text)}”，请在前面写上场所名称`
    return no(issue('told', { words: said }))
  }
}

/** What makes two rows the same booking: room, day and beginning. */
export const bookingKey = ({ roomId, day, fromMinute }: Values): string | null =>
  typeof roomId === 'string' && typeof day === 'string' && typeof fromMinute === 'number'
    ? `${roomId} ${day} ${fromMinute}`
    : null

const people = ['cameResident', 'cameMobile', 'cameOnDuty', 'camePublic'] as const

/**
 * What one row shows by itself: only what is past is imported, times run forwards, somebody held it.
 * Where anybody was counted, nobody of the other classes came.
 */
export const judgeBooking =
  (today: Day) =>
  ({ given, before }: JudgedRow<BookingFieldName>): RowJudgement<BookingFieldName> => {
    const defaults: { -readonly [name in keyof Values]: Values[name] } = {}
    if (people.some((name) => typeof given[name] === 'number')) {
      for (const name of people) defaults[name] = 0
      defaults.isTidy = true
    }
    const values: Values = { ...defaults, ...before, ...given }
    return { issues: issuesOf(values, today), defaults }
  }

function issuesOf(values: Values, today: Day): Issue[] {
  const issues: Issue[] = []
  const refuse = (field: BookingFieldName, refused: Fault): void => {
    issues.push({ field, issue: issue('refused', { fault: refused }) })
  }
  const { day, fromMinute, toMinute, activity } = values
  if (typeof day === 'string' && day >= today) {
    issues.push({ field: 'day', issue: issue('told', { words: FUTURE }) })
  }
  if (typeof fromMinute === 'number' && typeof toMinute === 'number' && toMinute <= fromMinute) {
    refuse('toMinute', fault('bookings.ends-before-start', {}))
  }
  if (typeof activity === 'string') {
    const held = judgeOccasion({
      activity,
      organisationId: (values.organisationId ?? null) as BookingCard['organisationId'],
      organiser: (values.organiser ?? null) as string | null,
    })
    if (held) refuse('activity', held)
  }
  const counted = people.some((name) => values[name] !== undefined)
  if (counted && people.every((name) => (values[name] ?? 0) === 0)) {
    refuse('camePublic', fault('bookings.nobody-came', {}))
  }
  for (const shape of [BookingCard.shape, CheckIn.shape]) {
    for (const [name, schema] of Object.entries(shape)) {
      const value = values[name as BookingFieldName]
      if (value === undefined || value === null) continue
      const judged = schema.safeParse(value)
      if (judged.success) continue
      const [flaw] = judged.error.issues
      const limit = flaw?.code === 'too_big' ? Number(flaw.maximum) : 0
      const isText = typeof value === 'string'
      issues.push({
        field: name as BookingFieldName,
        issue: limit > 0 && isText ? issue('too-long', { limit }) : issue('told', { words: OUT_OF_RANGE }),
      })
    }
  }
  return issues
}

const FUTURE = '只导入以往的使用记录，今天及以后的请在日历上预约'
const OUT_OF_RANGE = '数值或内容不在允许的范围内，请核对'
