import { sql } from 'kysely'
import type { Reader } from '../../db/access.ts'
import { kysely } from '../../db/kysely.ts'
import { openingMoves, receivedMoves, spentMoves } from './money-moves.ts'

/**
 * The funds of an office at the end of a month (`2026-03`), in fen: the year’s budget, what arrived in the
 * year until then, what was paid of that budget until then (in December whenever it was paid), and what is
 * left of all that they were opened with or ever arrived. What is taken back later changes the later month,
 * not this one.
 */
export function countFunds(reader: Reader, month: string) {
  const year = Number(month.slice(0, 4))
  const [first, last] = [`${year}-01-01`, `${month}-31`]
  const sumOf = (moves: typeof every, when: typeof every) =>
    sql`(select coalesce(sum(fen), 0) from (${moves}) where ${when})`
  const until = sql`day <= ${last}`
  const ofYear = sql`spending.year = ${year}`
  const query = sql<Record<'fund-budget' | 'fund-received' | 'fund-spent' | 'fund-balance', number>>`
    select
      (select coalesce(sum(amount_fen), 0) from budget_line where year = ${year}) as "fund-budget",
      ${sumOf(receivedMoves(every), sql`day >= ${first} and day <= ${last}`)} as "fund-received",
      ${sumOf(spentMoves(ofYear), month.endsWith('-12') ? every : until)} as "fund-spent",
      ${sumOf(openingMoves(every), until)} + ${sumOf(receivedMoves(every), until)}
        - ${sumOf(spentMoves(every), until)} as "fund-balance"`
  return reader.find({ compile: () => query.compile(kysely) })!
}

const every = sql`1`
