import type { Day } from '../../../kernel/day.ts'
import { type Fault, fault } from '../../../kernel/faults.ts'
import { monthOf } from '../../../kernel/month.ts'
import { plain } from '../../../kernel/text.ts'
import type { Account } from './account.ts'
import type { Voucher, VoucherEntry, WantedEntry, WantedVoucher } from './voucher.ts'
import { reversalSummary, sayNumber } from './words.ts'

/** What a voucher is judged by. */
export type Books = {
  readonly today: Day
  /** The last month that is closed; everything up to it is shut. */
  readonly closedThrough: string | undefined
  accountOf(code: string): Account | undefined
  /** Whether other accounts stand below this one. */
  hasBelow(code: string): boolean
}

/** Why a voucher may not be written; nothing where it may. Amounts are whole fen (double entry, 借贷记账法). */
export function judgeVoucher({ day, kind, entries }: WantedVoucher, books: Books): Fault | undefined {
  if (day > books.today) return fault('spending.day-ahead', { day })
  const month = monthOf(day)
  if (books.closedThrough !== undefined && month <= books.closedThrough) {
    return fault('spending.month-closed', { month })
  }
  if (entries.length < 2) return fault('spending.too-few-entries', {})
  for (const [at, entry] of entries.entries()) {
    const refused = judgeEntry(entry, at + 1, kind === 'reversal', books)
    if (refused) return refused
  }
  const { debitFen, creditFen } = sumsOf(entries)
  if (debitFen !== creditFen) return fault('spending.unbalanced', { debitFen, creditFen })
  return undefined
}

function judgeEntry(entry: WantedEntry, line: number, isRed: boolean, books: Books): Fault | undefined {
  const { debitFen, creditFen, accountCode, fundId } = entry
  if ((debitFen === 0) === (creditFen === 0)) return fault('spending.entry-sides', { line })
  if (!isRed && (debitFen < 0 || creditFen < 0)) return fault('spending.entry-negative', { line })
  const account = books.accountOf(accountCode)
  if (!account) return fault('spending.account-not-found', { code: accountCode })
  const { name } = account
  if (account.byFund && fundId === null) return fault('spending.fund-needed', { name })
  if (!account.byFund && fundId !== null) return fault('spending.fund-not-wanted', { name })
  // What was written is taken back in the accounts it stands in, whatever became of them.
  if (isRed) return undefined
  if (account.stopped) return fault('spending.account-stopped', { name })
  return books.hasBelow(accountCode) ? fault('spending.account-not-last', { name }) : undefined
}

/** Both sides of some entries, in fen. */
export function sumsOf(entries: readonly Pick<WantedEntry, 'debitFen' | 'creditFen'>[]) {
  let debitFen = 0
  let creditFen = 0
  for (const entry of entries) {
    debitFen += entry.debitFen
    creditFen += entry.creditFen
  }
  return { debitFen, creditFen }
}

/** Why a voucher may not be taken back on a day; nothing where it may. */
export function judgeReversal(voucher: Voucher, taken: Voucher | undefined, day: Day): Fault | undefined {
  if (voucher.kind === 'reversal') return fault('spending.is-reversal', {})
  if (taken) return fault('spending.already-reversed', { month: taken.month, number: taken.number })
  return day < voucher.day ? fault('spending.before-original', { day: voucher.day }) : undefined
}

/** Papers come to a voucher until its month is closed; they leave until somebody checked it. */
export function judgePapers({ month, checkedBy }: Voucher, closedThrough: string | undefined) {
  const isClosed = closedThrough !== undefined && month <= closedThrough
  const come = isClosed ? fault('spending.papers-closed', { month }) : undefined
  return { come, leave: come ?? (checkedBy === null ? undefined : fault('spending.papers-checked', {})) }
}

/** 红字冲销: the same accounts with the same sums in red. */
export function reversalOf(
  voucher: Voucher,
  entries: readonly (VoucherEntry & { readonly accountCode: string })[],
  day: Day,
  reason: string,
): WantedVoucher {
  const summary = reversalSummary(voucher.month, voucher.number, reason)
  const red = (fen: number): number => (fen === 0 ? 0 : -fen)
  return {
    day,
    kind: 'reversal',
    summary,
    entries: entries.map(({ accountCode, fundId, debitFen, creditFen }) => ({
      accountCode,
      fundId,
      summary,
      debitFen: red(debitFen),
      creditFen: red(creditFen),
    })),
  }
}

/** What a voucher is looked up by: its summary, its number and its sum in yuan. */
export function searchOf({ summary, month, number, totalFen }: Searched): string {
  return `${plain(summary)} ${month} ${sayNumber(number)} ${(totalFen / 100).toFixed(2)}`
}
type Searched = Pick<Voucher, 'summary' | 'month' | 'number' | 'totalFen'>
