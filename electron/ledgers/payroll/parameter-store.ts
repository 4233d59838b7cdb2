import { sql } from 'kysely'
import type { Month } from '../../../shared/kernel/month.ts'
import {
  InsuranceRate,
  type Parameters,
  PayComponent,
  PayRate,
  TaxBracket,
} from '../../../shared/ledgers/payroll/parameters.ts'
import { type DatedSet, rowsOf } from '../../chain/dated.ts'
import type { Reader, Writer } from '../../db/access.ts'
import { columnOf, fromColumns, toColumns } from '../../db/columns.ts'
import { kysely } from '../../db/kysely.ts'

/** The tables of parameters, and the properties that tell what a row is about. */
export const tables = {
  insurance: { table: 'pay_insurance', of: ['place', 'item'], unit: 'month' },
  rates: { table: 'pay_rate', of: ['scale', 'key'], unit: 'month' },
  components: { table: 'pay_component', of: ['code'], unit: 'month' },
  brackets: { table: 'pay_bracket', of: ['tax'], unit: 'month' },
} as const satisfies Readonly<Record<keyof Parameters, DatedSet>>
const shapes = { insurance: InsuranceRate, rates: PayRate, components: PayComponent, brackets: TaxBracket }

/** Which kind of parameter. */
export type ParameterKind = keyof typeof tables
type RowOf<K extends ParameterKind> = Parameters[K][number]

/** Every parameter of the ledger, oldest first. */
export function allParameters(reader: Reader): Parameters {
  const every = <K extends ParameterKind>(kind: K) =>
    rowsOf(reader, tables[kind], {}).map((row) => parameterFrom(kind, row))
  return {
    insurance: every('insurance'),
    rates: every('rates'),
    components: every('components'),
    brackets: every('brackets'),
  }
}

/** The parameter in a row, parsed. */
export const parameterFrom = <K extends ParameterKind>(kind: K, row: object): RowOf<K> =>
  fromColumns(shapes[kind], row) as RowOf<K>

/** The row of a thing that holds last. */
export function lastOf<K extends ParameterKind>(
  parameters: Parameters,
  kind: K,
  about: object,
): RowOf<K> | undefined {
  const wanted = about as Readonly<Record<string, unknown>>
  const same = (row: object) =>
    tables[kind].of.every((key) => (row as Readonly<Record<string, unknown>>)[key] === wanted[key])
  return (parameters[kind] as readonly RowOf<K>[]).filter(same).at(-1)
}

/** Writes a new row. */
export function insertParameter<K extends ParameterKind>(writer: Writer, kind: K, row: RowOf<K>): void {
  writer.inserter(tables[kind].table)(toColumns(row))
}

/** Ends every row of a thing that would hold after a month. */
export function endParameters(writer: Writer, kind: ParameterKind, about: object, toMonth: Month): void {
  const { table, of } = tables[kind]
  const wanted = about as Readonly<Record<string, unknown>>
  const same = of.map((key) => sql`${sql.ref(columnOf(key))} = ${wanted[key]}`)
  const built = sql`update ${sql.table(table)} set to_month = ${toMonth}
    where (to_month is null or to_month > ${toMonth}) and ${sql.join(same, sql` and `)}`
  writer.write({ compile: () => built.compile(kysely) })
}
