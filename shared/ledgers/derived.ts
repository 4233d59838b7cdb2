import type { FigureDefinition, LedgerDefinition } from '../definition/define-ledger.ts'
import { type Definitions, definitions, type LedgerName } from './index.ts'

const ledgers: readonly LedgerDefinition[] = Object.values(definitions)

/** What several kinds say under one heading, all together. */
type Together<Part extends string> = Joined<
  {
    [Kind in LedgerName]: Definitions[Kind] extends { readonly [P in Part]: infer Said } ? Said : never
  }[LedgerName]
>
type Joined<T> = (T extends unknown ? (one: T) => void : never) extends (all: infer All) => void ? All : never

const together = <Part extends keyof LedgerDefinition>(part: Part): Together<Part> =>
  Object.assign({}, ...ledgers.map((ledger) => ledger[part] ?? {}))

/** The doors of each kind. */
export const ledgerDoors = Object.fromEntries(ledgers.map(({ name, doors }) => [name, doors])) as {
  readonly [Kind in LedgerName]: Definitions[Kind]['doors']
}

/** What each refusal of a kind says. */
export const ledgerFaultWords = together('faultWords')

/** What each line says that a kind may put on the desk. */
export const ledgerDeskWords = together('deskWords')

/** What can be imported from a workbook, by noun. */
export const importable = together('imports')
/** The name of what can be imported. */
export type ImportName = keyof typeof importable

/** A table whose records have a history to be read beside them. */
export type HistoryTable = Extract<
  Definitions[LedgerName]['tables'][number],
  { readonly hasHistory: true }
>['table']

/** The tables whose records have a history to be read beside them. */
export const historyTables = ledgers.flatMap(({ tables }) =>
  tables.filter(({ hasHistory }) => hasHistory).map(({ table }) => table),
) as readonly HistoryTable[]

/** The codes of what a kind has counted for a superior. */
export type FigureCode<Kind extends LedgerName> = Definitions[Kind] extends {
  readonly figures: {
    readonly counted: readonly (FigureDefinition & { readonly code: infer Code extends string })[]
  }
}
  ? Code
  : never

type NamesIn<Kind extends LedgerName, Part extends string> = Definitions[Kind] extends {
  readonly [P in Part]: infer Said
}
  ? keyof Said & string
  : never

/** What of a kind can be imported. */
export type ImportNameOf<Kind extends LedgerName> = NamesIn<Kind, 'imports'>

/** What a kind may put on the desk. */
export type DeskCodeOf<Kind extends LedgerName> = NamesIn<Kind, 'deskWords'>

/** What a kind tells the chain without a row. */
export type LedgerEvent = { [Kind in LedgerName]: NamesIn<Kind, 'events'> }[LedgerName]

/** What each event of a kind is called. */
export const ledgerEvents: Readonly<Record<LedgerEvent, string>> = together('events')
