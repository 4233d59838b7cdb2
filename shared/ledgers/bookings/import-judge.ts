import { fault } from '../../kernel/faults.ts'
import { shareMinute } from '../../kernel/span.ts'
import { issue } from '../../sheets/issues.ts'
import type { ImportPlan, PlannedRow } from '../../sheets/plan-import.ts'
import { recounted, refusedRow } from '../../sheets/recounted.ts'
import type { Booking, BookingCard, CheckIn } from './booking.ts'
import type { BookingFieldName } from './fields.ts'

type Plan = ImportPlan<BookingFieldName>
type Row = PlannedRow<BookingFieldName>

/** What a row makes of a booking, or of nothing. */
export type ImportedBooking = BookingCard & { readonly came: CheckIn | null }

/** A booking's part that a workbook may give. */
export const importedValues = (booking: Booking): Record<string, string | number | boolean> => {
  const values: Record<string, string | number | boolean> = {}
  for (const name of importedNames) {
    const value = booking[name]
    if (value !== null) values[name] = value
  }
  return values
}

/** The booking that a row makes of what stands under its key already. */
export function importedFrom(values: Row['values'], before: Booking | undefined): ImportedBooking {
  const all = { ...(before ? importedValues(before) : {}), ...values }
  const value = (name: BookingFieldName): unknown => all[name] ?? null
  const card = Object.fromEntries(cardNames.map((name) => [name, value(name)]))
  const isCounted = classes.some((name) => typeof value(name) === 'number')
  const came = isCounted
    ? {
        ...Object.fromEntries(classes.map((name) => [name, value(name) ?? 0])),
        damage: value('damage'),
        isTidy: value('isTidy') ?? true,
      }
    : null
  return { ...card, came } as ImportedBooking
}

/** Refuses rows that would change a booking nobody approved: an import does not stand in for approval. */
export function judgeWaiting(plan: Plan, before: ReadonlyMap<string, Booking>): Plan {
  const refused = fault('bookings.not-approved', {})
  const rows = plan.rows.map((row) =>
    row.verdict === 'changed' && before.get(row.key ?? '')?.state === 'asked'
      ? refusedRow(row, [{ field: 'roomId', issue: issue('refused', { fault: refused }) }])
      : row,
  )
  return recounted(plan, rows)
}

/** Refuses rows that overlap what the ledger holds or an earlier good row. */
export function judgeOverlaps(plan: Plan, known: readonly Booking[]): Plan {
  const byKey = new Map(known.map((one) => [`${one.roomId} ${one.day} ${one.fromMinute}`, one]))
  const taken = Map.groupBy<string, Stretch>(known, placeOf)
  const rows = plan.rows.map((row) => {
    if (row.key === null || (row.verdict !== 'new' && row.verdict !== 'changed')) return row
    const before = byKey.get(row.key)
    const wanted: Stretch = importedFrom(row.values, before)
    const here = taken.get(placeOf(wanted)) ?? []
    const others = here.filter((one) => one !== before && shareMinute(one, wanted))
    if (others.length === 0) {
      taken.set(placeOf(wanted), [...here.filter((one) => one !== before), wanted])
      return row
    }
    const named = others.slice(0, NAMED).map(({ day, fromMinute, toMinute, purpose }) => ({
      day,
      fromMinute,
      toMinute,
      purpose,
    }))
    const refused = fault('bookings.overlap', { with: named })
    return refusedRow(row, [{ field: 'fromMinute', issue: issue('refused', { fault: refused }) }])
  })
  return recounted(plan, rows)
}

/** Of the bookings in the way, those that are named beside the cell. */
const NAMED = 3

type Stretch = Pick<BookingCard, 'roomId' | 'day' | 'fromMinute' | 'toMinute' | 'purpose'>

const placeOf = ({ roomId, day }: Stretch): string => `${roomId} ${day}`

const classes = ['cameResident', 'cameMobile', 'cameOnDuty', 'camePublic'] as const
const cardNames = [
  'roomId',
  'day',
  'fromMinute',
  'toMinute',
  'purpose',
  'activity',
  'organisationId',
  'organiser',
  'responsible',
  'phone',
  'expected',
  'remark',
] as const
const importedNames = [...cardNames, ...classes, 'damage', 'isTidy'] as const
