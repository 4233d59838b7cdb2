import { refuse } from '../../shared/kernel/refusal.ts'
import { type CellFlag, type CellFlaw, cellLetters, type Sheet } from '../../shared/sheets/sheet.ts'
import { type SheetLimits, sheetLimits } from './limits.ts'
import { columnOf, type Merge, mergeOf, spreadMerges } from './merges.ts'
import { type NumberFormat, numberText } from './number-text.ts'
import { openPackage, type Package, partText } from './package.ts'
import { readFormats, readSharedTexts, readStrikes, textOrBlank, unescapeText } from './styles.ts'
import { unseenIn } from './unseen.ts'
import { attribute, xmlSteps } from './xml.ts'

/**
 * A workbook's visible sheets with every cell as text: dates `1990-03-07` (or `1990-03` where only the
 * month is shown), numbers without exponent, formulas by their last result, a vertically merged cell in
 * each of its rows. Macros, pictures and charts are passed over. Refuses with `sheets.*` what is no
 * workbook, locked, broken or too big. `fileName` only helps to name a foreign file.
 */
export function readWorkbook(bytes: Uint8Array, how: Reading = {}): Read {
  const steps = workbookSteps(bytes, how)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

type Reading = { readonly fileName?: string; readonly limits?: SheetLimits }
type Read = { readonly sheets: readonly Sheet[] }

/** The same reading with halts every few milliseconds, for who must let others through. */
export function* workbookSteps(
  bytes: Uint8Array,
  { fileName = '', limits = sheetLimits }: Reading = {},
): Generator<void, Read> {
  const opened = openPackage(bytes, fileName, limits)
  const styles = opened.stylesPart ? partText(opened.archive, opened.stylesPart) : ''
  const context: Context = {
    formats: readFormats(styles),
    strikes: readStrikes(styles),
    texts: opened.sharedTextsPart ? readSharedTexts(partText(opened.archive, opened.sharedTextsPart)) : [],
    epoch1904: opened.epoch1904,
    limits,
  }
  const sheets: Sheet[] = []
  for (const sheet of opened.sheets) sheets.push(yield* readSheet(opened, sheet, context))
  return { sheets }
}

type Context = {
  readonly formats: readonly NumberFormat[]
  readonly strikes: readonly boolean[]
  readonly texts: readonly (string | null)[]
  readonly epoch1904: boolean
  readonly limits: SheetLimits
}
type Cell = {
  column: number
  kind: string
  style: number
  value: string
  hasFormula: boolean
  hasValue: boolean
}
type CellText = { readonly text: string | null; readonly flag: CellFlaw | undefined }

function* readSheet(
  { archive }: Package,
  sheet: { name: string; part: string },
  context: Context,
): Generator<void, Sheet> {
  const rows: (string | null)[][] = []
  const flags: CellFlag[] = []
  const merges: Merge[] = []
  const seen = unseenIn(context.strikes)
  let row = -1
  let column = -1
  let cell: Cell | undefined
  let inside: 'value' | 'text' | undefined
  let inReading = false
  yield* xmlSteps(partText(archive, sheet.part), {
    open(name, attributes) {
      if (name === 'c') {
        const place = attribute(attributes, 'r')
        column = place ? columnOf(place) : column + 1
        cell = {
          column,
          kind: attribute(attributes, 't') ?? 'n',
          style: Number(attribute(attributes, 's') ?? 0),
          value: '',
          hasFormula: false,
          hasValue: false,
        }
      } else if (name === 'v') {
        inside = 'value'
        if (cell) cell.hasValue = true
      } else if (name === 'is' && cell) cell.hasValue = true
      else if (name === 't') inside = inReading ? undefined : 'text'
      else if (name === 'row') {
        row = Number(attribute(attributes, 'r') ?? row + 2) - 1
        column = -1
        seen.row(row, attributes)
      } else if (name === 'rPh') inReading = true
      else if (name === 'f' && cell) cell.hasFormula = true
      else if (name === 'col') seen.columns(attributes)
      else if (name === 'mergeCell') merges.push(mergeOf(attribute(attributes, 'ref') ?? ''))
    },
    text(text) {
      if (!cell || !inside) return
      // SECURITY: nothing longer than a cell can be reaches any pattern (tests/sheets/hostile.test.ts).
      if (cell.value.length + text.length > cellLetters) {
        refuse('sheets.too-large', { what: 'cell', limit: cellLetters })
      }
      cell.value += text
    },
    close(name) {
      if (name === 'v' || name === 't') inside = undefined
      else if (name === 'rPh') inReading = false
      else if (name === 'c' && cell) {
        if (keep(rows, flags, row, cell, context)) seen.cell(row, cell.style)
        cell = undefined
      }
    },
  })
  const { spans, shared } = spreadMerges(rows, merges)
  const { epoch1904 } = context
  // What is wrong with a cell is said before that it is shared.
  const told = {
    flags: [...shared.map((at) => ({ ...at, flag: 'shared' as const })), ...flags],
    ...seen.told(),
  }
  return { name: sheet.name, rows: Array.from(rows, (cells) => cells ?? []), spans, epoch1904, ...told }
}

/** Puts a cell in its place; answers whether it says anything. */
function keep(
  rows: (string | null)[][],
  flags: CellFlag[],
  row: number,
  cell: Cell,
  context: Context,
): boolean {
  const { text, flag } = cellText(cell, context)
  if (text === null && flag === undefined) return false
  const { limits } = context
  if (!(row >= 0 && cell.column >= 0)) refuse('sheets.damaged', {})
  if (row >= limits.rows) refuse('sheets.too-large', { what: 'rows', limit: limits.rows })
  if (cell.column >= limits.columns) refuse('sheets.too-large', { what: 'columns', limit: limits.columns })
  rows[row] ??= []
  const cells = rows[row]
  while (cells.length < cell.column) cells.push(null)
  cells[cell.column] = text
  if (flag) flags.push({ row, column: cell.column, flag })
  return true
}

function cellText(cell: Cell, { texts, formats, epoch1904 }: Context): CellText {
  const { value, kind } = cell
  // A text may be empty; a number that is none was never calculated: so write programs that cannot.
  const isNever = cell.hasFormula && (!cell.hasValue || (kind === 'n' && value.trim() === ''))
  if (isNever) return { text: null, flag: 'no-result' }
  if (value.trim() === '') return BLANK
  if (kind === 's') return { text: texts[Number(value)] ?? null, flag: undefined }
  if (kind === 'b') return plainText(value === '1' ? 'TRUE' : 'FALSE')
  if (kind === 'e') return { text: value, flag: 'error' }
  if (kind === 'd') return plainText(value.split('T00:00')[0]!)
  if (kind === 'str' || kind === 'inlineStr') return plainText(unescapeText(value))
  return numberText(value, formats[cell.style] ?? { kind: 'plain' }, epoch1904)
}

const BLANK: CellText = { text: null, flag: undefined }
const plainText = (text: string): CellText => ({ text: textOrBlank(text), flag: undefined })
