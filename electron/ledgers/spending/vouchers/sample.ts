import { type Month, monthAfter, monthOf } from '../../../../shared/kernel/month.ts'
import { sayMonth } from '../../../../shared/kernel/month-words.ts'
import { spending } from '../../../../shared/ledgers/spending/contract.ts'
import { sampleSpendingWords } from '../../../../shared/ledgers/spending/sample-words.ts'
import { VoucherList } from '../../../../shared/ledgers/spending/vouchers/views.ts'
import type { SampleOffice } from '../../../definition/sample-office.ts'
import type { Handlers } from '../../../ipc/handlers.ts'

type Doors = Handlers<typeof spending>

/** 非同级财政拨款收入 of the shipped accounts (resources/defaults/accounts.json). */
const WAGES_INCOME = '4601'
/** How many months before this one stay open for whoever tries things out. */
const OPEN_MONTHS = 2

/**
 * Keeps the books of the sample as an office does: the clerk notes the wages that were paid, the reviewer
 * checks, the head closes month after month until {@link OPEN_MONTHS} before this one, and carries a year
 * forward before its last. What an earlier filling did before it was cut short is not done again.
 */
export async function keepSampleBooks(office: SampleOffice, doors: Doors): Promise<void> {
  await payWages(office, doors)
  const { today } = office.request()
  const last = monthAfter(monthOf(today), -OPEN_MONTHS - 1)
  const { months, next } = doors.months(office.reader(), {}, office.request())
  if (next === null) return
  for (const { month, unchecked } of months.toReversed()) {
    if (unchecked === 0 || month > last) continue
    await office.seated('reviewer', () => office.order(spending.checkMonth, doors.checkMonth, { month }))
  }
  for (let month = next; month <= last; month = monthAfter(month, 1)) {
    if (month.endsWith('-12')) await carryYear(office, doors, month)
    await office.seated('head', () => office.order(spending.closeMonth, doors.closeMonth, { month }))
  }
}

/** Notes of every month of pay that the street's treasury paid what it owed: nothing of it is left. */
async function payWages(office: SampleOffice, doors: Doors): Promise<void> {
  const vouchersOf = (kind: string) => {
    const asked = VoucherList.parse({ filters: { kind: [kind] }, limit: 200 })
    return doors.vouchers(office.reader(), asked, office.request()).rows
  }
  const noted = new Set(vouchersOf('manual').map(({ summary }) => summary))
  for (const { id, month, day } of vouchersOf('payroll')) {
    const summary = sampleSpendingWords.wages(sayMonth(month))
    if (noted.has(summary)) continue
    const owed = doors
      .voucher(office.reader(), { id }, office.request())
      .entries.filter((one) => one.creditFen !== 0)
    const sumFen = owed.reduce((sum, { creditFen }) => sum + creditFen, 0)
    const entries = [
      ...owed.map(({ accountCode, creditFen }) => ({ accountCode, debitFen: creditFen, creditFen: 0 })),
      { accountCode: WAGES_INCOME, debitFen: 0, creditFen: sumFen },
    ].map((entry) => ({ ...entry, fundId: null, summary: '' }))
    const card = { day, kind: 'manual', summary, entries } as const
    await office.seated('clerk', () => office.order(spending.enterVoucher, doors.enterVoucher, card))
  }
}

/** 年末结转 by the head, checked by the reviewer. */
async function carryYear(office: SampleOffice, doors: Doors, month: Month): Promise<void> {
  const year = Number(month.slice(0, 4))
  const balances = doors.balances(office.reader(), { month }, office.request())
  const isLeft = balances.some(
    ({ kind, closingFen }) => (kind === 'income' || kind === 'expense') && closingFen !== 0,
  )
  if (isLeft)
    await office.seated('head', () => office.order(spending.carryForward, doors.carryForward, { year }))
  const asked = VoucherList.parse({
    filters: { from: `${month}-01`, to: `${month}-31`, kind: ['carry-forward'], isUnchecked: true },
  })
  for (const { id } of doors.vouchers(office.reader(), asked, office.request()).rows) {
    await office.seated('reviewer', () => office.order(spending.checkVoucher, doors.checkVoucher, { id }))
  }
}
