import { sql } from 'kysely'
import { plain } from '../../../../shared/kernel/text.ts'
import type { VoucherList } from '../../../../shared/ledgers/spending/vouchers/views.ts'
import type { Condition, ListPlan } from '../../../db/list.ts'

type Filters = VoucherList['filters']
type Sum = 'totalFen' | 'unchecked'

/** How vouchers are listed: by number or by sum. */
export const voucherListPlan: ListPlan<VoucherList['sort'], Filters, Sum> = {
  table: 'voucher',
  sorts: {
    number: { index: 'voucher_by_number', by: ['month', 'number'] },
    total: { index: 'voucher_by_total', by: ['total_fen', 'month', 'number'] },
  },
  conditions: (_, filters) => conditions(filters),
  search: (typed) => sql`instr(search, ${plain(typed)}) > 0`,
  sums: {
    totalFen: sql`coalesce(sum(total_fen), 0)`,
    unchecked: sql`count(*) filter (where checked_by is null)`,
  },
}

function conditions({ from, to, kind, account, fundId, isUnchecked }: Filters): Condition[] {
  const meant: Condition[] = [sql`month >= ${from?.slice(0, 7) ?? ''}`]
  if (to !== undefined) meant.push(sql`month <= ${to.slice(0, 7)}`)
  if (from !== undefined) meant.push(sql`day >= ${from}`)
  if (to !== undefined) meant.push(sql`day <= ${to}`)
  if (kind && kind.length > 0) meant.push(sql`kind in (${sql.join(kind)})`)
  if (isUnchecked) meant.push(sql`checked_by is null`)
  const entries: Condition[] = []
  if (account !== undefined) {
    entries.push(
      sql`account_id in (select id from account where code >= ${account} and code < ${`${account}:`})`,
    )
  }
  if (fundId !== undefined) entries.push(sql`fund_id = ${fundId}`)
  if (entries.length > 0) {
    meant.push(sql`id in (select voucher_id from voucher_entry where ${sql.join(entries, sql` and `)})`)
  }
  return meant
}
