import { z } from 'zod'

/**
 * A noun's properties as the columns of its row: `fromMonth` stands in `from_month`, flags as 0 and 1, lists
 * of words with a space between.
 */
export function toColumns<T extends object>(noun: T): ColumnsOf<T> {
  const entries = Object.entries(noun).map(([name, value]) => [
    columnOf(name),
    typeof value === 'boolean' ? Number(value) : Array.isArray(value) ? value.join(' ') : value,
  ])
  return Object.fromEntries(entries) as ColumnsOf<T>
}

/** The noun in a row, parsed; columns that the noun does not have (search keys) are left aside. */
export function fromColumns<S extends z.ZodObject>(shape: S, row: object): z.output<S> {
  const cells = row as Readonly<Record<string, unknown>>
  const noun: Record<string, unknown> = {}
  for (const { name, column, isFlag, isList } of columnsFor(shape)) {
    const cell = cells[column]
    if (isFlag && typeof cell === 'number') noun[name] = cell === 1
    else noun[name] = isList && typeof cell === 'string' ? cell.split(' ') : cell
  }
  return shape.parse(noun)
}

type Column = {
  readonly name: string
  readonly column: string
  readonly isFlag: boolean
  readonly isList: boolean
}

function columnsFor(shape: z.ZodObject): readonly Column[] {
  const known = shapes.get(shape)
  if (known) return known
  const found = Object.entries(shape.shape).map(([name, cell]) => {
    const inner = cell instanceof z.ZodNullable ? cell.unwrap() : cell
    const [isFlag, isList] = [inner instanceof z.ZodBoolean, inner instanceof z.ZodArray]
    return { name, column: columnOf(name), isFlag, isList }
  })
  shapes.set(shape, found)
  return found
}
const shapes = new WeakMap<z.ZodObject, readonly Column[]>()

/** The column that keeps a property. */
export function columnOf(name: string): string {
  let column = columns.get(name)
  if (column === undefined) {
    column = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    columns.set(name, column)
  }
  return column
}

// Every row of a noun asks for the same few names.
const columns = new Map<string, string>()

/** The row of a noun: a column for every property, flags as whole numbers, the brands of parsing gone. */
export type ColumnsOf<T> = {
  [Name in keyof T & string as SnakeCase<Name>]: CellOf<T[Name]>
}
type CellOf<V> = V extends boolean
  ? number
  : V extends readonly string[]
    ? string
    : V extends string
      ? string
      : V extends number
        ? number
        : V
type SnakeCase<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${SnakeLetter<First>}${SnakeCase<Rest>}`
  : Name
type SnakeLetter<Letter extends string> = Letter extends Lowercase<Letter> ? Letter : `_${Lowercase<Letter>}`
