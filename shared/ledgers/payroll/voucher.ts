import { postingAccounts } from '../../codes/posting-accounts.ts'
import { addDays, type Day } from '../../kernel/day.ts'
import { type Month, monthAfter } from '../../kernel/month.ts'
import type { InsuranceRecord, PaySlip } from './run.ts'
import { voucherWords } from './words.ts'

/** What the month of pay says to the books, in fen; one side of every entry is 0. */
export type PayVoucher = {
  readonly day: Day
  readonly kind: 'payroll'
  readonly summary: string
  readonly entries: readonly PayVoucherEntry[]
}
type PayVoucherEntry = {
  readonly accountCode: string
  readonly fundId: null
  readonly debitFen: number
  readonly creditFen: number
  readonly summary: string
}
type Slip = Pick<PaySlip, 'grossFen' | 'employerFen' | 'netFen' | 'taxFen' | 'bonusTaxFen' | 'withheldFen'>
type Paid = Pick<InsuranceRecord, 'item' | 'personFen' | 'employerFen'>

/**
 * 计提 of a month: what it cost on one side, to whom it is owed on the other. It balances whatever the slips
 * say, since each net is what is left of its gross. Dated the month's last day, or today while it lasts.
 * Nothing where nobody was owed anything.
 */
export function payVoucher(
  { month, today }: { readonly month: Month; readonly today: Day },
  slips: readonly Slip[],
  records: readonly Paid[],
): PayVoucher | undefined {
  const sum = <T>(all: readonly T[], fenOf: (one: T) => number) =>
    all.reduce((total, one) => total + fenOf(one), 0)
  const shares = (isHousing: boolean) =>
    sum(
      records.filter(({ item }) => (item === 'housing') === isHousing),
      ({ personFen, employerFen }) => personFen + employerFen,
    )
  const cost = sum(slips, ({ grossFen, employerFen }) => grossFen + employerFen)
  const owed = [
    { accountCode: accounts.net, fen: sum(slips, ({ netFen }) => netFen), summary: voucherWords.net },
    { accountCode: accounts.social, fen: shares(false), summary: voucherWords.social },
    { accountCode: accounts.housing, fen: shares(true), summary: voucherWords.housing },
    {
      accountCode: accounts.tax,
      fen: sum(slips, ({ taxFen, bonusTaxFen }) => taxFen + bonusTaxFen),
      summary: voucherWords.tax,
    },
    {
      accountCode: accounts.kept,
      fen: sum(slips, ({ withheldFen }) => withheldFen),
      summary: voucherWords.kept,
    },
  ].filter(({ fen }) => fen !== 0)
  if (owed.length === 0) return undefined
  const summary = voucherWords.summary(month)
  const debit = { accountCode: accounts.cost, fundId: null, debitFen: cost, creditFen: 0, summary }
  const credits = owed.map(({ fen, ...entry }) => ({ ...entry, fundId: null, debitFen: 0, creditFen: fen }))
  const last = addDays(`${monthAfter(month, 1)}-01` as Day, -1)
  return { day: last < today ? last : today, kind: 'payroll', summary, entries: [debit, ...credits] }
}

const accounts = postingAccounts.pay
