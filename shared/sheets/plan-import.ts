import type { Field } from '../fields/field.ts'
import { atOnce, PORTION, type Steps } from '../kernel/steps.ts'
import { asWritten, bounded, type CellReader, type Resolve, readerOf } from './cells.ts'
import { type CellIssue, issue } from './issues.ts'
import { saysNothing } from './says-nothing.ts'
import type { CellFlaw, Sheet, SheetRow } from './sheet.ts'
import type { CellValue } from './workbook.ts'

/** Everything an import is judged by; the plan follows from it alone. */
export type ImportJob<Name extends string> = {
  readonly sheet: Sheet
  /** Index of the heading row: the rows behind it are data. */
  readonly headingRow: number
  /** Which column gives which field. A derived field may be given too: it is checked, never kept. */
  readonly mapping: readonly { readonly column: number; readonly field: Name }[]
  readonly fields: readonly Field<Name>[]
  /** What the ledger holds now, by key. */
  readonly existing: ReadonlyMap<string, RowValues<Name>>
  /**
   * What makes two rows the same person or organisation (the ID number, the code); null where it is not
   * given.
   */
  keyOf(values: RowValues<Name>): string | null
  /** The ids of the names that reference fields hold. */
  resolve(field: Name, text: string): ReturnType<Resolve>
  /** Fields that are read in their own way instead of by their kind. */
  readonly readers?: Partial<Readonly<Record<Name, CellReader>>>
  /**
   * What only several cells together show, and values that follow from others; `given` are the row's own
   * cells.
   */
  judge?(row: JudgedRow<Name>): RowJudgement<Name>
}

/** Values by field; a field that is not given is absent. */
export type RowValues<Name extends string> = { readonly [field in Name]?: CellValue }

/** A row as the judge sees it: its readable cells, and what the ledger holds of it now. */
export type JudgedRow<Name extends string> = {
  readonly given: RowValues<Name>
  /** The cell's month, where only a month was written. */
  coarseMonth(field: Name): string | undefined
  readonly before: RowValues<Name> | undefined
}
/** What the judge says of a row. */
export type RowJudgement<Name extends string> = {
  readonly issues: readonly FieldIssue<Name>[]
  /** Values that a new row takes where its cell is blank. */
  readonly defaults?: RowValues<Name>
  /** Required fields that this row may leave blank all the same. */
  readonly mayLack?: readonly Name[]
}
/** A complaint and the field it is about. */
export type FieldIssue<Name extends string> = { readonly field: Name; readonly issue: CellIssue }

/** What applying would do with a row. */
export type Verdict = 'new' | 'changed' | 'same' | 'wrong' | 'duplicate'

/** A row with its verdict and everything that follows from it. */
export type PlannedRow<Name extends string> = {
  /** Index into the sheet's rows; one less than the number Excel shows. */
  readonly row: number
  readonly verdict: Verdict
  readonly key: string | null
  /** What the row's cells say. Blank cells are absent: they never erase. Derived fields are left out. */
  readonly values: RowValues<Name>
  /** What would differ afterwards; for a new row every value, from null. */
  readonly changes: readonly CellChange<Name>[]
  /** Why the row is `wrong` or a `duplicate`; empty otherwise. */
  readonly issues: readonly FieldIssue<Name>[]
  /** Days of which only the month was written, taken to be the first. */
  readonly assumed: readonly Name[]
}
/** One value that applying would change. */
export type CellChange<Name extends string> = {
  readonly field: Name
  readonly before: CellValue
  readonly after: CellValue
}

/** Every row judged, with the counts people decide by. */
export type ImportPlan<Name extends string> = {
  readonly rows: readonly PlannedRow<Name>[]
  readonly counts: Readonly<Record<Verdict, number>> & {
    /** Cells that must be corrected, over all wrong rows. */
    readonly wrongCells: number
    /** Rows between the data that say nothing: blank, totals, notes, headings printed again. */
    readonly skipped: number
  }
  /** Required fields that no column gives: new rows cannot be taken without them. */
  readonly missing: readonly Name[]
}

/**
 * Judges every row behind the heading against what the ledger holds. Nothing is changed: a plan is a
 * promise of what applying it would do, and the same sheet after applying it plans to `same`. Of rows with
 * one key one counts and the others are `duplicate`: the first that could be taken without what the ledger
 * holds already, or else the first that is not wrong.
 */
export const planImport = <Name extends string>(job: ImportJob<Name>): ImportPlan<Name> =>
  atOnce(planSteps(job))

/** The same judging with halts. */
export function* planSteps<Name extends string>(job: ImportJob<Name>): Steps<ImportPlan<Name>> {
  const columns = columnsOf(job)
  const mapped = columns.map(({ column }) => column)
  const flags = new Map(job.sheet.flags.map(({ row, column, flag }) => [`${row}:${column}`, flag]))
  const headings = job.sheet.rows[job.headingRow] ?? []
  const plan = (row: number, existing: ImportJob<Name>['existing']) =>
    planRow({ ...job, existing }, columns, readRow(columns, job.sheet.rows[row]!, row, flags), row)
  const standsAlone = ({ row }: PlannedRow<Name>) => plan(row, new Map()).verdict !== 'wrong'
  const counting = new Map<string, number>()
  const rows: PlannedRow<Name>[] = []
  for (let row = job.headingRow + 1; row < job.sheet.rows.length; row++) {
    if (row % PORTION === 0) yield
    if (saysNothing(job.sheet.rows[row]!, mapped, headings)) continue
    const planned = plan(row, job.existing)
    const at = planned.verdict === 'wrong' ? undefined : counting.get(planned.key!)
    if (at === undefined) {
      if (planned.verdict !== 'wrong' && planned.key !== null) counting.set(planned.key, rows.length)
      rows.push(planned)
    } else if (job.existing.has(planned.key!) && standsAlone(planned) && !standsAlone(rows[at]!)) {
      // Subtle: before the ledger had this key, the earlier row was wrong and this one counted.
      rows[at] = duplicateOf(columns, rows[at]!, row)
      counting.set(planned.key!, rows.push(planned) - 1)
    } else rows.push(duplicateOf(columns, planned, rows[at]!.row))
  }
  return { rows, counts: countsOf(job, rows), missing: missingIn(job) }
}

function countsOf<Name extends string>(
  { sheet, headingRow }: ImportJob<Name>,
  rows: readonly PlannedRow<Name>[],
): ImportPlan<Name>['counts'] {
  const counts = { new: 0, changed: 0, same: 0, wrong: 0, duplicate: 0, wrongCells: 0 }
  for (const { verdict, issues } of rows) {
    counts[verdict]++
    if (verdict === 'wrong') counts.wrongCells += issues.length
  }
  return { ...counts, skipped: sheet.rows.length - headingRow - 1 - rows.length }
}

function missingIn<Name extends string>({ fields, mapping }: ImportJob<Name>): Name[] {
  const given = new Set<Name>(mapping.map(({ field }) => field))
  return fields.filter(({ name, required }) => required && !given.has(name)).map(({ name }) => name)
}

type Column<Name extends string> = {
  readonly column: number
  readonly field: Field<Name>
  readonly read: CellReader
}

function columnsOf<Name extends string>({
  sheet,
  fields,
  mapping,
  readers,
  resolve,
}: ImportJob<Name>): Column<Name>[] {
  return mapping.flatMap(({ column, field: name }) => {
    const field = fields.find((each) => each.name === name)
    if (!field) return []
    const own = readers?.[name] ?? readerOf(field, (text) => resolve(name, text), sheet)
    return [{ column, field, read: bounded(asWritten(field, own)) }]
  })
}

type ReadRow<Name extends string> = {
  readonly values: { [field in Name]?: CellValue }
  readonly coarse: Map<Name, string>
  readonly issues: FieldIssue<Name>[]
}

function readRow<Name extends string>(
  columns: readonly Column<Name>[],
  cells: SheetRow,
  row: number,
  flags: ReadonlyMap<string, CellFlaw>,
): ReadRow<Name> {
  const read: ReadRow<Name> = { values: {}, coarse: new Map(), issues: [] }
  for (const { column, field, read: readCell } of columns) {
    const flaw = flags.size > 0 ? flags.get(`${row}:${column}`) : undefined
    const text = cells[column] ?? null
    const flawed = flaw && issueOfFlaw(flaw, text ?? '', field)
    if (flawed) read.issues.push({ field: field.name, issue: flawed })
    if (flawed || text === null) continue
    const result = readCell(text)
    if (!result.ok) read.issues.push({ field: field.name, issue: result.fault })
    else if (result.value.value !== null && result.value.value !== '') {
      read.values[field.name] = result.value.value
      if (result.value.coarse !== undefined) read.coarse.set(field.name, result.value.coarse)
    }
  }
  return read
}

/** What may not be counted once for each row that it is written over. */
const FIGURES: ReadonlySet<Field['kind']> = new Set(['integer', 'fen', 'percent', 'factor'])

/** 1990.1 is only doubtful where it is a date, and a cell over several rows where it is a figure. */
function issueOfFlaw(flaw: CellFlaw, text: string, { kind }: Field): CellIssue | undefined {
  if (flaw === 'shared') return FIGURES.has(kind) ? issue('shared-figure', { written: text }) : undefined
  if (flaw === 'zero-lost')
    return kind === 'day' || kind === 'month' ? issue('zero-lost', { written: text }) : undefined
  if (flaw === 'error') return issue('error-value', { shown: text })
  return issue(flaw, {})
}

function planRow<Name extends string>(
  job: ImportJob<Name>,
  columns: readonly Column<Name>[],
  { values, coarse, issues }: ReadRow<Name>,
  row: number,
): PlannedRow<Name> {
  const key = job.keyOf(values)
  const before = key === null ? undefined : job.existing.get(key)
  const broken = new Set(issues.map(({ field }) => field))
  const judged = job.judge?.({ given: values, coarseMonth: (field) => coarse.get(field), before })
  for (const each of judged?.issues ?? []) if (!broken.has(each.field)) issues.push(each)
  const excused = new Set([...broken, ...(judged?.mayLack ?? [])])
  if (!before) issues.push(...absentIn(columns, { ...judged?.defaults, ...values }, excused))
  const kept = keptValues(columns, values, before ? undefined : judged?.defaults)
  const assumed = [...coarse.keys()].filter((field) => field in kept)
  const planned = { row, key, values: kept, changes: [], issues, assumed }
  if (issues.length > 0) return { ...planned, verdict: 'wrong' }
  const changes = changesOf(kept, before ?? {}, coarse)
  return { ...planned, changes, verdict: before ? (changes.length > 0 ? 'changed' : 'same') : 'new' }
}

function duplicateOf<Name extends string>(
  columns: readonly Column<Name>[],
  planned: PlannedRow<Name>,
  counting: number,
): PlannedRow<Name> {
  const keyField = columns.find(({ field }) => planned.values[field.name] === planned.key) ?? columns[0]!
  const twice = { field: keyField.field.name, issue: issue('duplicate', { row: counting + 1 }) }
  return { ...planned, changes: [], verdict: 'duplicate', issues: [twice] }
}

/** Required cells that a new row leaves blank, where there is a column to say it at. */
function absentIn<Name extends string>(
  columns: readonly Column<Name>[],
  values: RowValues<Name>,
  excused: ReadonlySet<Name>,
): FieldIssue<Name>[] {
  return columns
    .filter(({ field }) => field.required && values[field.name] === undefined && !excused.has(field.name))
    .map(({ field }) => ({ field: field.name, issue: issue('required', {}) }))
}

function keptValues<Name extends string>(
  columns: readonly Column<Name>[],
  values: RowValues<Name>,
  defaults: RowValues<Name> | undefined,
): RowValues<Name> {
  const kept: { [field in Name]?: CellValue } = { ...defaults }
  for (const { field } of columns) {
    const value = values[field.name]
    if (value !== undefined && !field.derived) kept[field.name] = value
  }
  return kept
}

function changesOf<Name extends string>(
  values: RowValues<Name>,
  before: RowValues<Name>,
  coarse: ReadonlyMap<Name, string>,
): CellChange<Name>[] {
  const changes: CellChange<Name>[] = []
  for (const field in values) {
    const [was, after] = [before[field] ?? null, values[field] ?? null]
    if (was === after) continue
    // Subtle: “1990.3” says nothing against a 1990-03-07 already kept, and must not coarsen it.
    const month = coarse.get(field)
    if (month !== undefined && typeof was === 'string' && was.startsWith(month)) continue
    changes.push({ field, before: was, after })
  }
  return changes
}
