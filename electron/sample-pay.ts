import type { Input } from '../shared/ipc/endpoint.ts'
import { type Month, monthAfter, monthOf } from '../shared/kernel/month.ts'
import { payroll } from '../shared/ledgers/payroll/contract.ts'
import { StaffList, type StaffView } from '../shared/ledgers/payroll/views.ts'
import { practiceWords } from '../shared/words/shell.ts'
import { sceneOf } from './ipc/desk.ts'
import type { Handlers } from './ipc/handlers.ts'
import { order, seated } from './sample-seats.ts'
import type { Hall } from './session/hall.ts'

type Doors = Handlers<typeof payroll>
const { payMonths, payReason: reason } = practiceWords

/** Takes the shipped rules of the sample place, once. */
export function takeSampleRules(hall: Hall, doors: Doors): void {
  if (doors.parameters(hall.reader(), {}, sceneOf(hall)).insurance.length > 0) return
  const { place } = practiceWords
  order(hall, payroll.takeDefaults, doors.takeDefaults, { place, like: place })
}

/** Counts the first year of the sample staff whole, and deducts for some of them what they declared. */
export function openPayYear(hall: Hall, doors: Doors): void {
  const { rows } = doors.list(hall.reader(), StaffList.parse({}), sceneOf(hall))
  for (const [nth, { id }] of rows.entries()) {
    const held = doors.get(hall.reader(), { id }, sceneOf(hall))
    if (held.taxYears.length > 0) continue
    order(hall, payroll.setTaxYear, doors.setTaxYear, openingOf(held))
    if (nth % 3 > 0) continue
    const [kind, amountFen] = nth % 2 > 0 ? ['elderly-shared', 150_000] : ['child', 200_000]
    const stretch = { fromMonth: `${FIRST_YEAR + 1}-01` as Month, toMonth: null }
    const declared = { staffId: id, kind: String(kind), amountFen: Number(amountFen), ...stretch, reason }
    order(hall, payroll.deduct, doors.deduct, declared)
  }
}

/**
 * Pays the sample staff month by month as far as this computer's clock allows: the clerk computes, the
 * reviewer approves.
 */
export function payMonthByMonth(hall: Hall, doors: Doors): void {
  const last = [payMonths.to as Month, monthOf(sceneOf(hall).today)].sort()[0]!
  const run = () => doors.month(hall.reader(), { month }, sceneOf(hall)).run
  let month = payMonths.from as Month
  for (; month <= last; month = monthAfter(month, 1)) {
    if (run()?.state === 'approved') continue
    seated(hall, 'clerk', () => order(hall, payroll.compute, doors.compute, { month }))
    const { revision } = run()!
    seated(hall, 'reviewer', () => order(hall, payroll.approve, doors.approve, { month, revision }))
  }
}

const FIRST_YEAR = Number(payMonths.from.slice(0, 4))
const BASIC_FEN = 500_000
const OWN_SHARE_BP = 1850
const LOWEST_RATE_BP = 300

/** What the months of the year before the ledger would have come to, at the base alone. */
function openingOf({ staff, enrolments }: StaffView): Input<typeof payroll.setTaxYear> {
  const throughMonth = monthAfter(payMonths.from as Month, -1)
  const months = Number(throughMonth.slice(5))
  const incomeFen = (enrolments[0]?.baseFen ?? 0) * months
  const insuranceFen = Math.round((incomeFen * OWN_SHARE_BP) / 10_000)
  const taxableFen = Math.max(0, incomeFen - insuranceFen - BASIC_FEN * months)
  const withheldFen = Math.round((taxableFen * LOWEST_RATE_BP) / 10_000)
  const year = { staffId: staff.id, year: FIRST_YEAR, basis: 'monthly', throughMonth }
  return { ...year, incomeFen, insuranceFen, specialFen: 0, withheldFen, reason }
}
