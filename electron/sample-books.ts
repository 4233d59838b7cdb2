import { type Month, monthAfter, monthOf } from '../shared/kernel/month.ts'
import { spending } from '../shared/ledgers/spending/contract.ts'
import { VoucherList } from '../shared/ledgers/spending/vouchers/told.ts'
import { sceneOf } from './ipc/desk.ts'
import type { Handlers } from './ipc/handlers.ts'
import { order, seated } from './sample-seats.ts'
import type { Hall } from './session/hall.ts'

type Doors = Handlers<typeof spending>

/** How many months before this one stay open for whoever tries things out. */
const OPEN_MONTHS = 2

/**
 * Keeps the books of the sample as an office does: the reviewer checks, the years that are over are carried
 * forward, and the head closes month after month until {@link OPEN_MONTHS} before this one. What an earlier
 * filling did before it was cut short is not done again.
 */
export function keepSampleBooks(hall: Hall, doors: Doors): void {
  const { today } = sceneOf(hall)
  const last = monthAfter(monthOf(today), -OPEN_MONTHS - 1)
  const { months, next } = doors.months(hall.reader(), {}, sceneOf(hall))
  if (next === null) return
  for (const { month, unchecked } of months.toReversed()) {
    if (unchecked === 0 || month > last) continue
    seated(hall, 'reviewer', () => order(hall, spending.checkMonth, doors.checkMonth, { month }))
  }
  for (let year = yearOf(next); year < yearOf(monthOf(today)); year += 1) carryYear(hall, doors, year)
  for (let month = next; month <= last; month = monthAfter(month, 1)) {
    seated(hall, 'head', () => order(hall, spending.closeMonth, doors.closeMonth, { month }))
  }
}

/** 年末结转 by the head, checked by the reviewer. */
function carryYear(hall: Hall, doors: Doors, year: number): void {
  const month = `${year}-12` as Month
  const balances = doors.balances(hall.reader(), { month }, sceneOf(hall))
  const isLeft = balances.some(
    ({ kind, closingFen }) => (kind === 'income' || kind === 'expense') && closingFen !== 0,
  )
  if (isLeft) seated(hall, 'head', () => order(hall, spending.carryForward, doors.carryForward, { year }))
  const asked = VoucherList.parse({
    filters: { from: `${month}-01`, to: `${month}-31`, kind: ['carry-forward'], isUnchecked: true },
  })
  for (const { id } of doors.vouchers(hall.reader(), asked, sceneOf(hall)).rows) {
    seated(hall, 'reviewer', () => order(hall, spending.checkVoucher, doors.checkVoucher, { id }))
  }
}

const yearOf = (month: Month): number => Number(month.slice(0, 4))
