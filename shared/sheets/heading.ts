import type { Field } from '../fields/field.ts'
import { plain } from '../kernel/text.ts'
import { asWritten, readerOf } from './cells.ts'
import type { Sheet } from './sheet.ts'

/** How a sheet's columns are understood; a person confirms or changes it. */
export type HeadingGuess<Name extends string = string> = {
  /** Index of the heading row, or of the lower one of two; the rows behind it are data. */
  readonly headingRow: number
  readonly columns: readonly ColumnGuess<Name>[]
  /** Required fields that no column gives. */
  readonly missing: readonly Name[]
}

/** A column with the field its heading names, null where it names none for certain. */
export type ColumnGuess<Name extends string = string> = {
  readonly column: number
  /** What stands over the column, both lines of a two-line heading joined. */
  readonly heading: string
  readonly field: Name | null
  /** The field that it may mean, where its heading only holds the field's word: for a person to say. */
  readonly guess: Name | null
  /** Whether the heading is the field's label or a known synonym, and its cells look like it. */
  readonly sure: boolean
  /** The first cell under the heading. */
  readonly sample: string
}

/**
 * Finds the heading row among the first forty and gives each column the field its heading names: title
 * rows, blank rows and two-line headings are seen through, and notes in brackets or stars do not matter.
 * Null where no row names two fields (or the only column one). `at` fixes the row instead of looking for
 * it.
 */
export function guessHeading<Name extends string>(
  sheet: Sheet,
  fields: readonly Field<Name>[],
  at?: number,
): HeadingGuess<Name> | null {
  const known = knownHeadings(fields)
  const candidates = at === undefined ? sheet.rows.slice(0, SEARCHED).map((_, row) => row) : [at]
  let best: { readonly row: number; readonly lines: readonly number[]; readonly score: number } | undefined
  for (const row of candidates) {
    for (const lines of row > 0 ? [[row], [row - 1, row]] : [[row]]) {
      const score = scoreOf(headingsAt(sheet, lines), known)
      if (score > (best?.score ?? 0)) best = { row, lines, score }
    }
  }
  if (!best) return null
  const named = headingsAt(sheet, best.lines)
  const enough = Math.min(2, named.filter((heading) => heading !== '').length)
  const columns = columnsOf(sheet, best.row, named, known)
  const matched = columns.filter(({ field, guess }) => (field ?? guess) !== null).length
  // Subtle: a sentence may hold a field's word; a heading row has at least one cell that is a
  // heading and no more.
  if (at === undefined && (matched < enough || best.score < EXACT - 1)) return null
  const given = new Set(columns.map(({ field }) => field))
  const missing = fields.filter(({ name, required }) => required && !given.has(name)).map(({ name }) => name)
  return { headingRow: best.row, columns, missing }
}

/** The sheet whose headings name the most fields, with its guess; null where none names enough. */
export function guessSheet<Name extends string>(
  sheets: readonly Sheet[],
  fields: readonly Field<Name>[],
): { readonly sheet: Sheet; readonly guess: HeadingGuess<Name> } | null {
  const named = ({ columns }: HeadingGuess<Name>) =>
    columns.filter(({ field, guess }) => (field ?? guess) !== null).length
  let best: { readonly sheet: Sheet; readonly guess: HeadingGuess<Name> } | null = null
  for (const sheet of sheets) {
    const guess = guessHeading(sheet, fields)
    if (guess && (!best || named(guess) > named(best.guess))) best = { sheet, guess }
  }
  return best
}

const SEARCHED = 40
const EXACT = 4
const INSIDE = 1
const SHORTEST_INSIDE = 2
/** Of a heading, what is looked at and shown. */
const LETTERS = 100

type Known<Name extends string> = ReadonlyMap<string, { readonly field: Field<Name>; readonly rank: number }>

function knownHeadings<Name extends string>(fields: readonly Field<Name>[]): Known<Name> {
  const known = new Map<string, { field: Field<Name>; rank: number }>()
  for (const field of fields) {
    for (const [rank, word] of [field.label, ...(field.synonyms ?? [])].entries()) {
      for (const key of new Set([bare(word), bare(withoutBrackets(word))])) {
        if (!known.has(key)) known.set(key, { field, rank })
      }
    }
  }
  return known
}

/** A heading without what offices add to it: stars, colons, numbering, spaces and line breaks. */
const bare = (heading: string) => plain(heading).replace(/^[\d.、*※#]+|[*※#:：、。()（）[\]【】"“”]/g, '')
/** Subtle: a bracket that nobody closed is met once and kept; looking on from each would take a square. */
const withoutBrackets = (heading: string) =>
  heading.replace(/[(（[【][^)）\]】]*([)）\]】]?)/g, (whole, closed) => (closed ? '' : whole))

/** What stands over each column in these lines, a cell that spans columns standing over all of them. */
function headingsAt(sheet: Sheet, lines: readonly number[]): readonly string[] {
  const width = Math.max(0, ...lines.map((row) => sheet.rows[row]?.length ?? 0))
  const spanning = lines.map((row) => leftsOf(sheet, row, width))
  const stacked = Array.from({ length: width }, () => [] as string[])
  for (const [line, row] of lines.entries()) {
    const cells = sheet.rows[row] ?? []
    for (let column = 0; column < width; column++) {
      const isLast = line === lines.length - 1
      const text = cells[column] ?? (isLast ? null : (cells[spanning[line]![column] ?? -1] ?? null))
      const said = text?.slice(0, LETTERS)
      if (said !== undefined && !stacked[column]!.includes(said)) stacked[column]!.push(said)
    }
  }
  return stacked.map((words) => words.join('\n'))
}

/** Where the text stands that spans each column of a row, the first of several. */
function leftsOf(sheet: Sheet, row: number, width: number): (number | undefined)[] {
  const lefts: (number | undefined)[] = Array.from({ length: width })
  const here = sheet.spans.filter((span) => span.row === row).sort((one, other) => one.left - other.left)
  let reached = 0
  for (const { left, right } of here) {
    const from = Math.max(left, reached)
    for (let column = from; column <= right && column < width; column++) lefts[column] = left
    reached = Math.max(reached, right + 1)
  }
  return lefts
}

type Match<Name extends string> = {
  readonly field: Field<Name>
  readonly strength: number
  readonly exact: boolean
}

/** The fields a heading could mean, by its whole text, its lower line, or a field's word inside it. */
function matchesOf<Name extends string>(heading: string, known: Known<Name>): readonly Match<Name>[] {
  const own = known.get(bare(heading))
  if (!own && OTHERS.some((others) => others.test(heading.replace(/[^\S\n]/gu, '')))) return []
  const lines = heading.split('\n')
  const whole = [heading, lines.at(-1)!, lines[0]!]
  const spellings = [...whole.map(bare), ...whole.map((text) => bare(withoutBrackets(text)))]
  for (const [place, spelling] of spellings.entries()) {
    const found = known.get(spelling)
    if (found)
      return [{ field: found.field, strength: EXACT - place * 0.1 - found.rank * 0.001, exact: true }]
  }
  const text = bare(heading)
  return [...known]
    .filter(
      ([word]) => word.length >= SHORTEST_INSIDE && text.length <= word.length * 3 && text.includes(word),
    )
    .map(([word, { field }]) => ({ field, strength: INSIDE + word.length / text.length, exact: false }))
    .sort((a, b) => b.strength - a.strength)
}

/** What stands over columns of other people, and of other times: nothing of the person in the row. */
const OTHERS = [
  /家属|家人|亲属|家庭成员|配偶|爱人|丈夫|妻子|[父母]亲|父母|子女|儿子|女儿|家长|监护|紧急|联系人|介绍人|推荐人|担保人/,
  /(?:单位|公司|学校|派出所|房东|户主)(?:地址|电话|联系|负责)/,
  /(?:^|[\n（(【])(?:原(?!始)|曾|旧|以前|前任|拟|上[一年月次期]|去年|往年|变更前|调整前)/,
]

function scoreOf<Name extends string>(headings: readonly string[], known: Known<Name>): number {
  const fields = new Map<string, number>()
  for (const heading of headings) {
    if (heading === '' || heading.length > 40) continue
    const match = matchesOf(heading, known)[0]
    if (match) fields.set(match.field.name, Math.max(fields.get(match.field.name) ?? 0, match.strength))
  }
  return [...fields.values()].reduce((sum, strength) => sum + strength, 0)
}

function columnsOf<Name extends string>(
  sheet: Sheet,
  row: number,
  headings: readonly string[],
  known: Known<Name>,
): readonly ColumnGuess<Name>[] {
  const wishes = headings.flatMap((heading, column) =>
    heading === '' ? [] : matchesOf(heading, known).map((match) => ({ column, ...match })),
  )
  wishes.sort((a, b) => b.strength - a.strength || a.column - b.column)
  const taken = new Map<number, Match<Name>>()
  const used = new Set<string>()
  for (const wish of wishes) {
    if (taken.has(wish.column) || used.has(wish.field.name)) continue
    taken.set(wish.column, wish)
    used.add(wish.field.name)
  }
  return headings.flatMap((heading, column) => {
    if (heading === '') return []
    const match = taken.get(column)
    const samples = samplesOf(sheet, row, column)
    // What nobody sees nobody meant to give.
    const isHidden = sheet.hiddenColumns?.includes(column) === true
    const sure = match?.exact === true && !isHidden && looksLike(match.field, samples)
    const words = {
      column,
      heading: heading.replaceAll('\n', ' '),
      sample: (samples[0] ?? '').slice(0, LETTERS),
    }
    const named = match?.field.name ?? null
    const [field, guess] = match?.exact && !isHidden ? [named, null] : [null, named]
    return [{ ...words, field, guess, sure }]
  })
}

const SAMPLES = 20
function samplesOf(sheet: Sheet, headingRow: number, column: number): readonly string[] {
  const samples: string[] = []
  for (let row = headingRow + 1; row < sheet.rows.length && samples.length < SAMPLES; row++) {
    const text = sheet.rows[row]?.[column]
    if (text != null) samples.push(text)
  }
  return samples
}

/** Whether at least half of some cells can be read as the field's kind; any text is text. */
function looksLike(field: Field, samples: readonly string[]): boolean {
  if (field.kind === 'reference' || field.kind === 'text') return true
  const read = asWritten(
    field,
    readerOf(field, () => 'unknown'),
  )
  return samples.filter((text) => read(text).ok).length * 2 >= samples.length
}
