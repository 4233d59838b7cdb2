import { sql } from 'kysely'
import type { Reader } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'

/**
 * The funds of an office at the end of a month (`2026-03`), in fen: the year’s budget, what arrived and what
 * was paid in the year until then, and what is left of all that ever arrived.
 */
export function countFunds(reader: Reader, month: string) {
  const [first, last] = [`${month.slice(0, 4)}-01-01`, `${month}-31`]
  const query = sql<Record<'fund-budget' | 'fund-received' | 'fund-spent' | 'fund-balance', number>>`
    select
      (select coalesce(sum(amount_fen), 0) from budget_line where year = ${Number(month.slice(0, 4))})
        as "fund-budget",
      received.year as "fund-received", spent.year as "fund-spent",
      received.ever - spent.ever as "fund-balance"
    from (
      select coalesce(sum(amount_fen), 0) as ever,
        coalesce(sum(amount_fen) filter (where day >= ${first}), 0) as year
      from appropriation where state = 'standing' and day <= ${last}
    ) as received, (
      select coalesce(sum(amount_fen), 0) as ever,
        coalesce(sum(amount_fen) filter (where paid_day >= ${first}), 0) as year
      from spending where binds = 1 and paid_year is not null and paid_day <= ${last}
    ) as spent`
  return reader.find({ compile: () => query.compile(kysely) })!
}
