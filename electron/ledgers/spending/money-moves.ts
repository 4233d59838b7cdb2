import { sql } from 'kysely'
import { budgetMonth, type MonthSums } from '../../../shared/ledgers/spending/execution.ts'
import type { Reader } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'

type Condition = ReturnType<typeof sql<unknown>>
type Move = { readonly day: string; readonly fen: number }

/**
 * A statement of what was paid, as days and fen: out on the day of the payment and, where it was taken back,
 * in again on the day of its red voucher. So a month that was told once says the same ever after.
 */
export const spentMoves = (which: Condition): Condition =>
  moves(
    sql`spending`,
    sql`paid_day`,
    { stands: sql`binds = 1 and paid_year > 0`, gone: sql`binds = 0` },
    which,
  )

/** The same of what arrived: in on its day, out again on the day of its red voucher. */
export const receivedMoves = (which: Condition): Condition =>
  moves(
    sql`appropriation`,
    sql`appropriation.day`,
    { stands: sql`state = 'standing'`, gone: sql`state = 'reversed'` },
    which,
  )

/**
 * A statement of what funds were opened with, as days and fen: what opening vouchers (期初) brought to the
 * accounts by fund, and took away again where they were reversed in red.
 */
export const openingMoves = (which: Condition): Condition => sql`
  select one.day, credit_fen - debit_fen as fen
  from (
    select id, day from voucher where kind = 'opening'
    union all
    select red.id, red.day from voucher cross join voucher as red on red.reverses_id = voucher.id
      where voucher.kind = 'opening'
  ) as one cross join voucher_entry on voucher_entry.voucher_id = one.id
  where fund_id is not null and ${which}`

function moves(
  table: Condition,
  day: Condition,
  { stands, gone }: { readonly stands: Condition; readonly gone: Condition },
  which: Condition,
): Condition {
  // Subtle: the order of the join is said, or a planner without statistics walks every voucher instead.
  const takenBack = sql`${table} cross join voucher as red on red.reverses_id = ${table}.voucher_id
    where ${gone} and ${which}`
  return sql`
    select ${day} as day, amount_fen as fen from ${table} where ${stands} and ${which}
    union all select ${day}, amount_fen from ${takenBack}
    union all select red.day, -amount_fen from ${takenBack}`
}

/** What one fund was opened with in the books. */
export const openedWith = (reader: Reader, fundId: string): number =>
  reader.all<Move>(openingQuery(fundId)).reduce((sum, { fen }) => sum + fen, 0)

/** The statement behind {@link openedWith}, for tests that read its plan. */
export function openingQuery(fundId: string) {
  const query = sql<Move>`${openingMoves(sql`fund_id = ${fundId}`)}`
  return { compile: () => query.compile(kysely) }
}

/**
 * What was paid out of one fund’s budget of a year, by month, several to a month: what is paid or taken back
 * after the year counts in its December, as the lines of the budget count it.
 */
export const spentByMonth = (reader: Reader, fundId: string, year: number): MonthSums[] =>
  reader
    .all<Move>(spentByMonthQuery(fundId, year))
    .map(({ day, fen }) => ({ month: budgetMonth(day, year), fen }))

/** The statement behind {@link spentByMonth}, for tests that read its plan. */
export function spentByMonthQuery(fundId: string, year: number) {
  const ofYear = sql`select id from budget_line where fund_id = ${fundId} and year = ${year}`
  const query = sql<Move>`${spentMoves(sql`line_id in (${ofYear})`)}`
  return { compile: () => query.compile(kysely) }
}

/** What one fund received in a year, by month, several to a month. */
export const receivedByMonth = (reader: Reader, fundId: string, year: number): MonthSums[] =>
  reader
    .all<Move>(receivedByMonthQuery(fundId, year))
    .map(({ day, fen }) => ({ month: budgetMonth(day, year), fen }))

/** The statement behind {@link receivedByMonth}, for tests that read its plan. */
export function receivedByMonthQuery(fundId: string, year: number) {
  const query = sql<Move>`select day, fen from (${receivedMoves(sql`fund_id = ${fundId}`)})
    where day >= ${`${year}-01-01`} and day <= ${`${year}-12-31`}`
  return { compile: () => query.compile(kysely) }
}
