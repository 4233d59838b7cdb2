import { sql } from 'kysely'
import { Appropriation, BudgetLine, Fund, FundRule } from '../../../shared/ledgers/spending/fund.ts'
import type { Reader, Writer } from '../../db/access.ts'
import { fromColumns, toColumns } from '../../db/columns.ts'
import { kysely } from '../../db/kysely.ts'
import { openedWith } from './money-moves.ts'

/** Every fund in its order, closed ones too. */
export const allFunds = (reader: Reader): Fund[] =>
  reader.all(kysely.selectFrom('fund').selectAll().orderBy('sort')).map((row) => fromColumns(Fund, row))

/** The fund of an id. */
export function findFund(reader: Reader, id: string): Fund | undefined {
  const row = reader.find(kysely.selectFrom('fund').selectAll().where('id', '=', id))
  return row && fromColumns(Fund, row)
}

/** Every rule of one fund or, without one, of all, in the order in which they were written. */
export function rulesOf(reader: Reader, fundId: string | null): FundRule[] {
  let query = kysely.selectFrom('fund_rule').selectAll()
  if (fundId !== null) query = query.where('fund_id', '=', fundId)
  return reader.all(query.orderBy('id')).map((row) => fromColumns(FundRule, row))
}

/** The rule of an id. */
export function findRule(reader: Reader, id: string): FundRule | undefined {
  const row = reader.find(kysely.selectFrom('fund_rule').selectAll().where('id', '=', id))
  return row && fromColumns(FundRule, row)
}

/** The budget lines of one year, or of every year, in their order. */
export function linesOf(reader: Reader, year: number | null): BudgetLine[] {
  let query = kysely.selectFrom('budget_line').selectAll()
  if (year !== null) query = query.where('year', '=', year)
  return reader.all(query.orderBy('year').orderBy('sort')).map((row) => fromColumns(BudgetLine, row))
}

/** The budget line of an id. */
export function findLine(reader: Reader, id: string): BudgetLine | undefined {
  const row = reader.find(kysely.selectFrom('budget_line').selectAll().where('id', '=', id))
  return row && fromColumns(BudgetLine, row)
}

/** What arrived in one year, taken back or not, the newest first. */
export const appropriationsIn = (reader: Reader, year: number): Appropriation[] =>
  reader
    .all(
      kysely
        .selectFrom('appropriation')
        .selectAll()
        .where('day', '>=', `${year}-01-01`)
        .where('day', '<=', `${year}-12-31`)
        .orderBy('day', 'desc')
        .orderBy('id', 'desc'),
    )
    .map((row) => fromColumns(Appropriation, row))

/** The appropriation of an id. */
export function findAppropriation(reader: Reader, id: string): Appropriation | undefined {
  const row = reader.find(kysely.selectFrom('appropriation').selectAll().where('id', '=', id))
  return row && fromColumns(Appropriation, row)
}

/** What each budget line has bound and spent, by line; lines that nothing was spent of are left out. */
export function lineSums(
  reader: Reader,
  lineIds: readonly string[],
): ReadonlyMap<string, { boundFen: number; spentFen: number }> {
  const rows = reader.all(
    kysely
      .selectFrom('spending')
      .select(['line_id', sql<number>`sum(amount_fen)`.as('boundFen'), paidSum.as('spentFen')])
      .where('line_id', 'in', lineIds)
      .where('binds', '=', 1)
      .groupBy('line_id'),
  )
  return new Map(rows.map(({ line_id, ...sums }) => [line_id, sums]))
}

const paidSum = sql<number>`coalesce(sum(amount_fen) filter (where paid_year is not null), 0)`

/** All that one fund was opened with or ever received, has bound and has spent. */
export function fundSums(reader: Reader, fundId: string) {
  const received = reader.find(
    kysely
      .selectFrom('appropriation')
      .select(sql<number>`coalesce(sum(amount_fen), 0)`.as('fen'))
      .where('fund_id', '=', fundId)
      .where('state', '=', 'standing'),
  )!
  const spent = reader.find(
    kysely
      .selectFrom('spending')
      .select([sql<number>`coalesce(sum(amount_fen), 0)`.as('boundFen'), paidSum.as('spentFen')])
      .where('fund_id', '=', fundId)
      .where('binds', '=', 1),
  )!
  return { receivedFen: openedWith(reader, fundId) + received.fen, ...spent }
}

/** Writes a new fund. */
export function insertFund(writer: Writer, fund: Fund): void {
  writer.write(kysely.insertInto('fund').values(toColumns(fund)))
}

/** Writes a new rule. */
export function insertRule(writer: Writer, rule: FundRule): void {
  writer.write(kysely.insertInto('fund_rule').values(toColumns(rule)))
}

/** Writes a new budget line. */
export function insertLine(writer: Writer, line: BudgetLine): void {
  writer.write(kysely.insertInto('budget_line').values(toColumns(line)))
}

/** Writes what arrived. */
export function insertAppropriation(writer: Writer, received: Appropriation): void {
  writer.write(kysely.insertInto('appropriation').values(toColumns(received)))
}

/** Writes a fund over the revision it was read at; false when that one is gone. */
export const updateFund = (writer: Writer, { id, ...fund }: Fund, revision: number): boolean =>
  writer.write(
    kysely.updateTable('fund').set(toColumns(fund)).where('id', '=', id).where('revision', '=', revision),
  ) === 1

/** Writes a rule over the revision it was read at; false when that one is gone. */
export const updateRule = (writer: Writer, { id, ...rule }: FundRule, revision: number): boolean =>
  writer.write(
    kysely
      .updateTable('fund_rule')
      .set(toColumns(rule))
      .where('id', '=', id)
      .where('revision', '=', revision),
  ) === 1

/** Writes a budget line over the revision it was read at; false when that one is gone. */
export const updateLine = (writer: Writer, { id, ...line }: BudgetLine, revision: number): boolean =>
  writer.write(
    kysely
      .updateTable('budget_line')
      .set(toColumns(line))
      .where('id', '=', id)
      .where('revision', '=', revision),
  ) === 1

/** Writes an appropriation over the revision it was read at; false when that one is gone. */
export const updateAppropriation = (
  writer: Writer,
  { id, ...received }: Appropriation,
  revision: number,
): boolean =>
  writer.write(
    kysely
      .updateTable('appropriation')
      .set(toColumns(received))
      .where('id', '=', id)
      .where('revision', '=', revision),
  ) === 1
