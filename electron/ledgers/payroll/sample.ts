import type { Input } from '../../../shared/ipc/endpoint.ts'
import type { Day } from '../../../shared/kernel/day.ts'
import { type Month, monthAfter } from '../../../shared/kernel/month.ts'
import { payroll } from '../../../shared/ledgers/payroll/contract.ts'
import { writtenComponents } from '../../../shared/ledgers/payroll/entries.ts'
import { sampleEntries, samplePayMonths } from '../../../shared/ledgers/payroll/sample.ts'
import { StaffList, type StaffView } from '../../../shared/ledgers/payroll/views.ts'
import { practiceWords } from '../../../shared/session/shell-words.ts'
import type { SampleOffice } from '../../definition/sample-office.ts'
import type { Handlers } from '../../ipc/handlers.ts'

type Doors = Handlers<typeof payroll>
const { payReason: reason } = practiceWords

/** Takes the shipped rules of the sample place, once. */
export function takeSampleRules(office: SampleOffice, doors: Doors): void {
  if (doors.parameters(office.reader(), {}, office.request()).insurance.length > 0) return
  const { place } = practiceWords
  office.order(payroll.takeDefaults, doors.takeDefaults, { place, like: place })
}

/** Counts the first year of the sample staff whole, and deducts for some of them what they declared. */
export function openPayYear(office: SampleOffice, doors: Doors): void {
  const { from } = monthsOf(office)
  const secondYear = `${Number(from.slice(0, 4)) + 1}-01` as Month
  for (const [nth, id] of staffIds(office, doors).entries()) {
    const held = doors.get(office.reader(), { id }, office.request())
    // A year that is paid from its January on is whole as it is.
    const isBegun = !from.endsWith('-01')
    if (isBegun && held.taxYears.length === 0) {
      office.order(payroll.setTaxYear, doors.setTaxYear, openingOf(held, from))
    }
    if (nth % 3 > 0 || held.deductions.length > 0) continue
    const [kind, amountFen] = nth % 2 > 0 ? ['elderly-shared', 150_000] : ['child', 200_000]
    const stretch = { fromMonth: secondYear, toMonth: null }
    const declared = { staffId: id, kind: String(kind), amountFen: Number(amountFen), ...stretch, reason }
    office.order(payroll.deduct, doors.deduct, declared)
  }
}

/** Pays the sample staff until last month: the clerk writes and computes, the reviewer approves. */
export async function payMonthByMonth(office: SampleOffice, doors: Doors): Promise<void> {
  const ids = staffIds(office, doors)
  const { components } = doors.parameters(office.reader(), {}, office.request())
  const { from, to } = monthsOf(office)
  for (let month = from; month <= to; month = monthAfter(month, 1)) {
    const run = () => doors.month(office.reader(), { month }, office.request()).run
    if (run()?.state === 'approved') continue
    // Some rules end: nobody is rewarded by one that no longer holds.
    const due = new Set(writtenComponents(components, month).map(({ code }) => code))
    const entries = ids.flatMap((staffId, nth) =>
      sampleEntries(month, nth)
        .filter(({ component }) => due.has(component))
        .map((entry) => ({ staffId, ...entry })),
    )
    await office.seated('clerk', async () => {
      if (entries.length > 0) {
        await office.errand(payroll.writeEntries, doors.writeEntries, { month, entries })
      }
      await office.errand(payroll.compute, doors.compute, { month })
    })
    const { revision } = run()!
    await office.seated('reviewer', () => office.errand(payroll.approve, doors.approve, { month, revision }))
  }
}

const monthsOf = (office: SampleOffice) => samplePayMonths(office.request().today as Day)

const staffIds = (office: SampleOffice, doors: Doors) =>
  doors.list(office.reader(), StaffList.parse({}), office.request()).rows.map(({ id }) => id)

const BASIC_FEN = 500_000
const OWN_SHARE_BP = 1850
const LOWEST_RATE_BP = 300

/** What the months of the year before the first paid one would have come to, at the base alone. */
function openingOf({ staff, enrolments }: StaffView, from: Month): Input<typeof payroll.setTaxYear> {
  const throughMonth = monthAfter(from, -1)
  const months = Number(throughMonth.slice(5))
  const incomeFen = (enrolments[0]?.baseFen ?? 0) * months
  const insuranceFen = Math.round((incomeFen * OWN_SHARE_BP) / 10_000)
  const taxableFen = Math.max(0, incomeFen - insuranceFen - BASIC_FEN * months)
  const withheldFen = Math.round((taxableFen * LOWEST_RATE_BP) / 10_000)
  const year = { staffId: staff.id, year: Number(from.slice(0, 4)), basis: 'monthly', throughMonth }
  return { ...year, incomeFen, insuranceFen, specialFen: 0, withheldFen, reason }
}
