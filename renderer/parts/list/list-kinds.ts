import type { ReactNode } from 'react'
import type { CodeSet } from '../../../shared/codes/code-set.ts'
import type { Field } from '../../../shared/fields/field.ts'
import type { Command, Input, Output, Query, Task } from '../../../shared/ipc/endpoint.ts'
import type { ImportName } from '../../../shared/ledgers/derived.ts'
import type { NameOf } from '../values/show-value.ts'
import type { TreeChoice } from '../values/tree-choice.ts'

/** A row as the engine sees it: the noun's properties by field name. */
export type Row = { readonly [name: string]: unknown; readonly id: string }

/** What a list is asked for, apart from the window. */
export type Asked = {
  readonly search: string
  readonly filters: Readonly<Record<string, unknown>>
  readonly sort: string
  readonly descending: boolean
}

/** A window of rows with the total and the sums of all. */
export type Window = {
  readonly rows: readonly Row[]
  readonly total: number
  readonly sums: Readonly<Record<string, number>>
}

/** The names of a list door's filters. */
export type FilterKey<D extends Query> =
  Input<D> extends { filters: infer F } ? Extract<keyof F, string> : string
/** The names of a list door's declared sorts. */
export type SortKey<D extends Query> = Input<D> extends { sort: infer S } ? Extract<S, string> : string
/** The names of a list door's sums. */
export type SumKey<D extends Query> = Output<D> extends { sums: infer S } ? Extract<keyof S, string> : string
/** One row of a list door. */
export type RowOf<D extends Query> = Output<D> extends { rows: readonly (infer R)[] } ? R : never

/** One filter of a list, in the order they stand; `more` puts it behind 更多筛选. */
export type ListFilter<K extends string = string> = { readonly label: string; readonly more?: boolean } & (
  | { readonly kind: 'codes'; readonly key: K; readonly codes: CodeSet }
  | { readonly kind: 'tree'; readonly key: K; readonly nodes: readonly TreeChoice[] }
  | { readonly kind: 'days'; readonly from: K; readonly to: K }
  | { readonly kind: 'flag'; readonly key: K }
  /** Two or three states that exclude each other; the first is taken when nothing was chosen. */
  | { readonly kind: 'switch'; readonly key: K; readonly choices: readonly SwitchChoice[] }
)
export type SwitchChoice = { readonly label: string; readonly value: unknown }
/** Everything a ledger says of its list; the engine does the rest. */
export type ListSpec<D extends Query = Query> = {
  /** Heading of the page: 党员名册. */
  readonly title: string
  /** What one row is called: 名党员. */
  readonly counted: string
  /** Names the list in saved views. */
  readonly list: string
  readonly door: D
  readonly fields: readonly Field[]
  /** Columns that may be sorted, and the declared key each sorts by. */
  readonly sorts: Readonly<Record<string, SortKey<D>>>
  /** Before anybody sorted, the first sort runs backwards. */
  readonly newestFirst?: boolean
  readonly filters: readonly ListFilter<FilterKey<D>>[]
  readonly sums: readonly {
    readonly key: SumKey<D>
    readonly label: string
    /** `fen` is shown as yuan; a count by default. */
    readonly kind?: 'fen'
  }[]
  readonly searchHint: string
  readonly nameOf?: NameOf
  /** Replaces the plain text of single columns: a tag, a warning. */
  readonly cells?: Readonly<Record<string, (row: RowOf<D>) => ReactNode>>
  readonly onOpen: (row: RowOf<D>) => void
  readonly create?: { readonly door: Command | Task; readonly label: string; readonly onClick: () => void }
  readonly importing?: { readonly noun: ImportName; readonly onClick: () => void }
  /** Tasks that take `listExport(...)` of this list. */
  readonly exportDoor?: Task
  readonly printDoor?: Task
  /** What stands in place of the table while the ledger has none: what this page is for. */
  readonly empty: { readonly title: string; readonly words: ReactNode }
}
