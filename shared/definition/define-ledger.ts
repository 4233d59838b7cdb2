import type { CodeSet } from '../codes/code-set.ts'
import type { Field } from '../fields/field.ts'
import type { WireTable } from '../fields/wire.ts'
import type { Section } from '../ipc/endpoint.ts'
import { keeper } from '../kernel/person-keys.ts'
import type { Decision } from './decision.ts'

/** A row as the file keeps it. */
export type StoredRow = Readonly<Record<string, string | number | null>>
/** The columns of a row that follow from its others. */
export type Derive = (row: StoredRow) => StoredRow

/** A table of the ledger file: what it is called, and what becomes of its rows. */
export type TableDefinition = {
  readonly table: string
  /** What people call one of its rows. */
  readonly label: string
  /** The fields that describe its columns on forms and lists: their labels, code sets and masks. */
  readonly fields?: readonly Field[]
  /** What people call the columns that no field describes. */
  readonly columns?: Readonly<Record<string, string>>
  /** The code sets of columns that no field describes. */
  readonly codes?: Readonly<Record<string, CodeSet>>
  /** Whether the chain tells each of its rows; for what it does not, `audit/coverage.ts` answers. */
  readonly audited: 'rows' | 'no'
  /** How its rows leave in reports and packs, or in packs for an auditor only, or that they stay. */
  readonly travels: WireTable | { readonly audit: WireTable } | 'stays'
  /**
   * Columns whose values the chain tells sealed under a key that can be destroyed, beside those that a field
   * masks, which always are; and, where that is not the row's own, the column that names whose key it is.
   */
  readonly sensitive?: readonly string[]
  readonly sealedFor?: string
  /** Columns that follow from others: rebuilt, and not told. */
  readonly derived?: readonly string[]
  /** Begins a run over rows: computes those of `derived` that the file does not compute itself. */
  readonly derive?: () => Derive
  /**
   * Whose rows these are a part of, and the column that names the whole: they stand in its history. Where the
   * table of the whole differs from row to row, another column says it.
   */
  readonly partOf?:
    | { readonly table: string; readonly column: string }
    | { readonly tableIn: string; readonly column: string }
  /** Files may stand beside its rows, each of a kind of this code set. */
  readonly attachable?: { readonly kinds: CodeSet }
  /** Which changes of its rows are somebody's decision, to be signed. */
  readonly decides?: Decision
  /** Whether people read beside one of its rows what became of it and its parts. */
  readonly hasHistory?: true
  /** The columns that name an organisation: what one names was built upon. */
  readonly namesOrganisation?: readonly string[]
  /** How 操作记录 says the values of columns that neither a field nor a code set describes. */
  readonly says?: Readonly<Record<string, SayCell>>
  /** The columns without a field that say yes or no, as 1 or 0. */
  readonly flags?: readonly string[]
}

/** The words of a column's values, or how one is said beside the row it stands in. */
export type SayCell = Readonly<Record<string, string>> | ((value: string | number, row: StoredRow) => string)

/** What can be imported from a workbook: what its batches and its empty workbook are called. */
export type ImportDefinition = { readonly label: string; readonly template: string }

/** A line of the desk: `count` things, the soonest on `day`. */
export type DeskLine = (count: number, day: string | null) => string

/** A number that a superior adds up: how many, fen that are shown as yuan, or minutes shown as hours. */
export type FigureDefinition = {
  readonly code: string
  readonly label: string
  readonly kind: 'count' | 'fen' | 'minutes'
}
/** One figure in parts of another; over offices, both are added up first. */
export type ShareDefinition = {
  readonly code: string
  readonly label: string
  readonly of: string
  readonly in: string
}

/** What every door but the questions is called in 操作记录. */
type DeedsOf<Doors> = {
  readonly [D in keyof Doors as Doors[D] extends { readonly kind: 'query' } ? never : D]: string
}

/** What the whole program knows of a kind of ledger. */
export type LedgerDefinition<Doors extends Section = Section> = {
  readonly name: string
  /** What its page is called. */
  readonly label: string
  readonly doors: Doors
  readonly deeds: DeedsOf<Doors>
  /** What is told to the chain without a row, and how it is called. */
  readonly events: Readonly<Record<string, string>>
  /** Of which table the row is that an event is about, where it is about one. */
  readonly about?: Readonly<Record<string, string>>
  readonly tables: readonly TableDefinition[]
  /** The sentence of each of its refusals, by code. */
  readonly faultWords: object
  /** What it may put on the desk: what is due, missing or waiting. */
  readonly deskWords?: Readonly<Record<string, DeskLine>>
  /** What is imported from workbooks, by noun. */
  readonly imports?: Readonly<Record<string, ImportDefinition>>
  /** What a superior adds up, where it adds up anything. */
  readonly figures?: {
    readonly label: string
    readonly counted: readonly FigureDefinition[]
    readonly shares?: readonly ShareDefinition[]
  }
}

/** Says a kind of ledger; a door without a word does not compile. */
export function defineLedger<
  const Doors extends Section,
  const Definition extends LedgerDefinition<Doors> & { readonly doors: Doors },
>(definition: Definition & LedgerDefinition<Doors>): Definition {
  return definition
}

/** How one table of some travels, by its name. */
export const travelling =
  (tables: readonly WireTable[]) =>
  (table: string): WireTable => {
    const found = tables.find((one) => one.table === table)
    if (!found) throw new Error(`nothing says how ${table} travels`)
    return found
  }

// Subtle: rows under test may hold anything, as long as their columns take it.
/** A column as text; empty where there is none. */
export const textIn = (row: StoredRow, column: string): string => String(row[column] ?? '')
/** A column as text, or null. */
export const maybeIn = (row: StoredRow, column: string): string | null =>
  row[column] === null || row[column] === undefined ? null : String(row[column])

/** Begins a run over people: what each is looked up and sorted by, from the name. */
export const personKeys = (): Derive => {
  const keys = keeper()
  return (row) => keys(textIn(row, 'name'))
}
