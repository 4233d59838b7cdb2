import type { Appropriation, BudgetLine, Fund, FundRule } from '../../../shared/ledgers/spending/fund.ts'
import type { Publicity, Spending } from '../../../shared/ledgers/spending/spending.ts'
import type { ColumnsOf } from '../../db/columns.ts'

/** 经费 as the file keeps it. */
type FundTables = {
  fund: ColumnsOf<Fund>
  fund_rule: ColumnsOf<FundRule>
  budget_line: ColumnsOf<BudgetLine>
  appropriation: ColumnsOf<Appropriation>
  publicity: ColumnsOf<Publicity>
  spending: SpendingRow
}

declare module '../../db/schema.ts' {
  interface Schema extends FundTables {}
}

/** A row of `spending`. */
export type SpendingRow = ColumnsOf<Spending> & {
  search: string
  /** Number and seller of its invoice, as they are compared. */
  invoice_key: string | null
  /** 1 where it binds money of its line. */
  binds: number
  paid_month: number | null
  paid_year: number | null
}
