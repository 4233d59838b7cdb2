import { type RawBuilder, type SqlBool, sql } from 'kysely'

/**
 * SQL: whether a row of `table` holds on a day or in a month, by `from_day` and `to_day` or `from_month` and
 * `to_month`. Both ends count; without an end it holds until further notice. `at` is a value or SQL.
 */
export function holding(
  table: string,
  unit: 'day' | 'month',
  at: string | RawBuilder<unknown>,
): RawBuilder<SqlBool> {
  const [from, to] = [sql.ref(`${table}.from_${unit}`), sql.ref(`${table}.to_${unit}`)]
  return sql<SqlBool>`${from} <= ${at} and (${to} is null or ${at} <= ${to})`
}
