import { sql } from 'kysely'
import type { Month } from '../../../shared/kernel/month.ts'
import {
  InsuranceRate,
  type Parameters,
  PayComponent,
  PayRate,
  TaxBracket,
} from '../../../shared/ledgers/payroll/parameters.ts'
import type { Reader, Writer } from '../../db/access.ts'
import { columnOf, fromColumns, toColumns } from '../../db/columns.ts'
import { kysely } from '../../db/kysely.ts'

/** Every parameter of the ledger, oldest first. */
export function allParameters(reader: Reader): Parameters {
  const rows = (table: (typeof tables)[keyof typeof tables]['table']) =>
    reader.all(kysely.selectFrom(table).selectAll().orderBy('from_month').orderBy('id'))
  return {
    insurance: rows('pay_insurance').map((row) => fromColumns(InsuranceRate, row)),
    rates: rows('pay_rate').map((row) => fromColumns(PayRate, row)),
    components: rows('pay_component').map((row) => fromColumns(PayComponent, row)),
    brackets: rows('pay_bracket').map((row) => fromColumns(TaxBracket, row)),
  }
}

/** The tables of parameters, and the properties that tell what a row is about. */
export const tables = {
  insurance: { table: 'pay_insurance', keys: ['place', 'item'] },
  rates: { table: 'pay_rate', keys: ['scale', 'key'] },
  components: { table: 'pay_component', keys: ['code'] },
  brackets: { table: 'pay_bracket', keys: ['tax'] },
} as const
/** Which kind of parameter. */
export type ParameterKind = keyof typeof tables
type RowOf<K extends ParameterKind> = Parameters[K][number]

/** The row of a thing that holds last. */
export function lastOf<K extends ParameterKind>(
  parameters: Parameters,
  kind: K,
  about: object,
): RowOf<K> | undefined {
  const wanted = about as Readonly<Record<string, unknown>>
  const same = (row: object) =>
    tables[kind].keys.every((key) => (row as Readonly<Record<string, unknown>>)[key] === wanted[key])
  return (parameters[kind] as readonly RowOf<K>[]).filter(same).at(-1)
}

/** Writes a new row. */
export function insertParameter<K extends ParameterKind>(writer: Writer, kind: K, row: RowOf<K>): void {
  writer.inserter(tables[kind].table)(toColumns(row))
}

/** Writes a row's figures anew. */
export function replaceParameter<K extends ParameterKind>(writer: Writer, kind: K, row: RowOf<K>): void {
  const { id, ...figures } = row
  const set = Object.entries(figures).map(([name, value]) => sql`${sql.ref(columnOf(name))} = ${value}`)
  const built = sql`update ${sql.table(tables[kind].table)} set ${sql.join(set)} where id = ${id}`
  writer.write({ compile: () => built.compile(kysely) })
}

/** Ends every open row of a thing after a month. */
export function endParameters(writer: Writer, kind: ParameterKind, about: object, toMonth: Month): void {
  const { table, keys } = tables[kind]
  const wanted = about as Readonly<Record<string, unknown>>
  const same = keys.map((key) => sql`${sql.ref(columnOf(key))} = ${wanted[key]}`)
  const built = sql`update ${sql.table(table)} set to_month = ${toMonth}
    where to_month is null and ${sql.join(same, sql` and `)}`
  writer.write({ compile: () => built.compile(kysely) })
}
