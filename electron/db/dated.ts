import { addDays, type Day } from '../../shared/kernel/day.ts'
import { no, ok, type Result } from '../../shared/kernel/result.ts'
import type { Reader, Writer } from './access.ts'
import type { Ambient } from './commit.ts'
import { kysely } from './kysely.ts'
import type { Schema } from './schema.ts'

/**
 * The tables that keep what holds from a day on: one open stretch per member, none overlapping,
 * none missing.
 */
export const datedTables = ['member_branch', 'member_class', 'member_status'] as const
export type DatedTable = (typeof datedTables)[number]
export type StretchRow = Schema[DatedTable]
type StretchWriter = Writer & Pick<Ambient, 'newId'>

/**
 * Lets `value` hold from `fromDay` on: the open stretch ends the day before, a new one opens. A
 * change on the very
 * day of the last one replaces it. Refuses a day before the last change, and names that day.
 */
export function changeFrom(
  unit: StretchWriter,
  table: DatedTable,
  memberId: string,
  value: string,
  fromDay: Day,
  reason: string,
): Result<'opened' | 'replaced', { readonly lastChange: Day }> {
  const open = openStretch(unit, table, memberId)
  if (open && fromDay < open.from_day) return no({ lastChange: open.from_day as Day })
  if (open && fromDay === open.from_day) {
    unit.write(kysely.updateTable(table).set({ value, reason }).where('id', '=', open.id))
    return ok('replaced')
  }
  if (open) {
    const lastDay = addDays(fromDay, -1)
    unit.write(kysely.updateTable(table).set({ to_day: lastDay }).where('id', '=', open.id))
  }
  const stretch = { id: unit.newId(), member_id: memberId, value, from_day: fromDay, to_day: null, reason }
  unit.write(kysely.insertInto(table).values(stretch))
  return ok('opened')
}

/** The stretch that holds until further notice. */
export function openStretch(reader: Reader, table: DatedTable, memberId: string): StretchRow | undefined {
  return reader.find(
    kysely.selectFrom(table).selectAll().where('member_id', '=', memberId).where('to_day', 'is', null),
  )
}

/** Every stretch of one member, oldest first. */
export function stretchesOf(reader: Reader, table: DatedTable, memberId: string): StretchRow[] {
  return reader.all(
    kysely.selectFrom(table).selectAll().where('member_id', '=', memberId).orderBy('from_day'),
  )
}

/** Puts one member's stretches back to what {@link stretchesOf} once answered. */
export function restoreStretches(
  unit: StretchWriter,
  table: DatedTable,
  memberId: string,
  wanted: readonly StretchRow[],
): void {
  const standing = new Map(stretchesOf(unit, table, memberId).map((stretch) => [stretch.id, stretch]))
  const kept = new Set(wanted.map(({ id }) => id))
  for (const id of standing.keys()) {
    if (!kept.has(id)) unit.write(kysely.deleteFrom(table).where('id', '=', id))
  }
  for (const stretch of wanted) {
    const now = standing.get(stretch.id)
    if (!now) unit.write(kysely.insertInto(table).values(stretch))
    else if (isChanged(now, stretch)) {
      const { value, to_day, reason } = stretch
      unit.write(kysely.updateTable(table).set({ value, to_day, reason }).where('id', '=', stretch.id))
    }
  }
}

const isChanged = (now: StretchRow, wanted: StretchRow): boolean =>
  now.value !== wanted.value || now.to_day !== wanted.to_day || now.reason !== wanted.reason
