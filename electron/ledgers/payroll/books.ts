import type { Day } from '../../../shared/kernel/day.ts'
import type { Id } from '../../../shared/kernel/id.ts'
import type { Month } from '../../../shared/kernel/month.ts'
import type { PayRun } from '../../../shared/ledgers/payroll/run.ts'
import { type PayVoucher, payVoucher } from '../../../shared/ledgers/payroll/voucher.ts'
import type { Unit } from '../../chain/commit.ts'
import type { Reader } from '../../db/access.ts'
import { recordSumsOfRun, sumsOfRun } from './run-store.ts'

type Source = { readonly table: string; readonly id: string }
/** A voucher as people look it up. */
export type NamedVoucher = {
  readonly id: Id
  readonly month: Month
  readonly number: number
  readonly day: Day
}

/** What the books do for a month of pay; handed over where the ledgers are wired. */
export type Books = {
  /** Writes a voucher; faults as the books have them. */
  post(unit: Unit, voucher: PayVoucher & { readonly source: Source; readonly preparedBy: string }): unknown
  /** Takes one back in red. */
  reverse(unit: Unit, wanted: { readonly voucherId: Id; readonly day: Day; readonly reason: string }): unknown
  /** The voucher of a record that nobody took back. */
  standing(reader: Reader, source: Source): NamedVoucher | undefined
}

const sourceOf = ({ id }: Pick<PayRun, 'id'>): Source => ({ table: 'pay_run', id })

/** Posts an approved month as one voucher: prepared by who ran it, checked by who approves it now. */
export function postMonth(unit: Unit, books: Books, run: PayRun): void {
  const setting = { month: run.month, today: unit.today as Day }
  const paid = sumsOfRun(unit, run.id)
  const voucher = payVoucher(setting, paid ? [paid] : [], recordSumsOfRun(unit, run.id))
  if (voucher) books.post(unit, { ...voucher, source: sourceOf(run), preparedBy: run.runBy })
}

/** Takes the voucher of a month back in red, on its own day, so that both stand in one month of the books. */
export function takeMonthBack(unit: Unit, books: Books, run: PayRun, reason: string): void {
  const voucher = books.standing(unit, sourceOf(run))
  if (voucher) books.reverse(unit, { voucherId: voucher.id, day: voucher.day, reason })
}

/** The voucher that a month of pay stands in the books by. */
export const voucherOf = (reader: Reader, books: Books, run: Pick<PayRun, 'id'>): NamedVoucher | undefined =>
  books.standing(reader, sourceOf(run))
