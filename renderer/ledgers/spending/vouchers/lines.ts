import type { Id } from '../../../../shared/kernel/id.ts'
import type { WantedEntry } from '../../../../shared/ledgers/spending/vouchers/voucher.ts'
import { fromWritten } from '../../../parts/form/form-values.ts'

/** A line of a voucher as it is being filled in. */
export type Line = {
  readonly key: number
  readonly accountCode: string
  readonly fundId: string | null
  readonly summary: string
  readonly debit: string
  readonly credit: string
}

/** A line nobody wrote anything on. */
export const emptyLine = (key: number): Line => ({
  key,
  accountCode: '',
  fundId: null,
  summary: '',
  debit: '',
  credit: '',
})

const amountField = { name: 'amount', label: '金额', kind: 'fen', width: 100 } as const

/** The fen in a cell; undefined where it is no amount. */
export function fenIn(text: string): number | undefined {
  const read = fromWritten(amountField, text)
  return read.ok ? ((read.value as number | null) ?? 0) : undefined
}

/** Whether anything was written on a line. */
const isWritten = ({ accountCode, debit, credit }: Line): boolean => `${accountCode}${debit}${credit}` !== ''

/** What is sent: lines with nothing on them are left out, amounts that cannot be read say nothing. */
export function wantedOf(lines: readonly Line[]): WantedEntry[] {
  return lines.filter(isWritten).map(({ accountCode, fundId, summary, debit, credit }) => ({
    accountCode,
    fundId: fundId as Id | null,
    summary,
    debitFen: fenIn(debit) ?? 0,
    creditFen: fenIn(credit) ?? 0,
  }))
}
