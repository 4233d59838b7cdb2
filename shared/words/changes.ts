import type { CodeSet } from '../codes/code-set.ts'
import { labelOf } from '../codes/index.ts'
import type { StoredRow } from '../definition/define-ledger.ts'
import type { Field } from '../fields/field.ts'
import { sayFactor, sayPercent } from '../kernel/basis-points.ts'
import { sayMinute } from '../kernel/minute.ts'
import { sayMoment } from '../kernel/moment-words.ts'
import { tableNamed } from '../tables.ts'
import { commonColumnWords } from './columns.ts'

/** One column of an entry as people read it; empty text where there was or is nothing. */
export type Change = {
  readonly column: string
  readonly label: string
  readonly before: string
  readonly after: string
}
type Cell = string | number | boolean | null
type Cells = Readonly<Record<string, Cell>> | null
type EntryLike = { readonly table: string; readonly before: Cells; readonly after: Cells }

/**
 * What an entry changed, column by column, in the words of the forms. `nameOf` says who or what an
 * id stands for
 * (a branch, a person), where the page knows it.
 */
export function changesOf(
  entry: EntryLike,
  nameOf: (id: string) => string | undefined = () => undefined,
): Change[] {
  const columns = [...new Set([...Object.keys(entry.before ?? {}), ...Object.keys(entry.after ?? {})])]
  return (
    columns
      .filter((column) => !hidden.has(column))
      // A new row says of a flag only that it is set.
      .filter(
        (column) => entry.before !== null || !isFlag(entry.table, column) || entry.after?.[column] === 1,
      )
      .map((column) => ({
        column,
        label: columnLabel(entry.table, column),
        before: cellWords(entry, column, entry.before?.[column], nameOf),
        after: cellWords(entry, column, entry.after?.[column], nameOf),
      }))
      .filter((change) => change.before !== '' || change.after !== '')
  )
}

/** The label of a column; a column this version does not know keeps its own name. */
export function columnLabel(table: string, column: string): string {
  const said = ownWords(tableNamed[table]?.columns, column)
  return said ?? fieldOf(table, column)?.label ?? commonColumnWords[column] ?? column
}

/** Whose row it is stands beside the entry already; machines' own columns say nothing to people. */
const hidden = new Set([
  'id',
  'revision',
  'search',
  'name_key',
  'member_id',
  'staff_id',
  'batch_id',
  'record_id',
])

const yesNo: Readonly<Record<number, string>> = { 0: '否', 1: '是' }

/** Whether a column says yes or no: only that it does is worth a word in a new row. */
const isFlag = (table: string, column: string): boolean =>
  tableNamed[table]?.flags?.includes(column) ?? fieldOf(table, column)?.kind === 'flag'

function fieldOf(table: string, column: string): Field | undefined {
  const name = column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  return tableNamed[table]?.fields?.find((field) => field.name === name)
}

function cellWords(
  entry: EntryLike,
  column: string,
  cell: Cell | undefined,
  nameOf: (id: string) => string | undefined,
): string {
  const { table, after, before } = entry
  if (cell === null || cell === undefined) return ''
  if (isFlag(table, column)) return yesNo[Number(cell)] ?? String(cell)
  const says = ownWords(tableNamed[table]?.says, column)
  if (typeof says === 'function') return says(cell as string | number, (after ?? before) as StoredRow)
  if (typeof cell === 'number') return numberWords(column, cell)
  const text = String(cell)
  const coded =
    ownWords(tableNamed[table]?.codes, column) ??
    attachedCodes(entry, column) ??
    fieldOf(table, column)?.codes
  if (coded) return labelOf(coded, text)
  if (column === 'of_table') return tableNamed[text]?.label ?? text
  const sayId = (id: string): string => nameOf(id) ?? withoutId(id)
  if (column === 'hands') return text.split(' ').map(sayId).join('、')
  return ownWords(says, text) ?? sayId(text)
}

function numberWords(column: string, value: number): string {
  if (column.endsWith('_fen')) return (value / 100).toFixed(2)
  if (column === 'factor_bp') return sayFactor(value)
  if (column.endsWith('_bp')) return sayPercent(value)
  if (column === 'at' || column.endsWith('_at') || column === 'since') return sayMoment(value)
  return column.endsWith('_minute') ? sayMinute(value) : String(value)
}

// Subtle: names come from the chain, which anybody may have written.
const ownWords = <T>(words: Readonly<Record<string, T>> | undefined, name: string): T | undefined =>
  words && Object.hasOwn(words, name) ? words[name] : undefined

/** A machine's name that nobody could resolve, by its last letters; any other text as it stands. */
function withoutId(text: string): string {
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$|^[0-9a-f]{64}$/.test(text) ? `编号尾号 ${text.slice(-6)}` : text
}

/** What kind of file something is, the table of its record says. */
function attachedCodes({ table, before, after }: EntryLike, column: string): CodeSet | undefined {
  if (table !== 'attachment' || column !== 'kind') return undefined
  return tableNamed[String(after?.['of_table'] ?? before?.['of_table'])]?.attachable?.kinds
}
