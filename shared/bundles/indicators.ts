import type { FigureDefinition, LedgerDefinition, ShareDefinition } from '../definition/define-ledger.ts'
import type { FigureCode } from '../ledgers/derived.ts'
import { definitions, type LedgerName } from '../ledgers/index.ts'

/** The codes of everything that is counted for a superior. */
export type IndicatorCode = { [Kind in LedgerName]: FigureCode<Kind> }[LedgerName]

type InGroup<T> = T & { readonly group: string }

const ledgers: readonly (LedgerDefinition & { readonly name: LedgerName })[] = Object.values(definitions)

/** The kinds whose figures supervisors add up; a group is looked up on the page of its kind. */
export const indicatorGroups = ledgers.flatMap(({ name, figures }) =>
  figures ? [{ code: name, label: figures.label }] : [],
)

/** What supervisors add up; the order is that of tables and sheets. */
export const indicators = ledgers.flatMap(({ name: group, figures }) =>
  (figures?.counted ?? []).map((figure) => ({ ...figure, group })),
) as readonly InGroup<FigureDefinition & { readonly code: IndicatorCode }>[]

/** Figures that are one in parts of another. */
export const shares: readonly InGroup<ShareDefinition & { readonly kind: 'share' }>[] = ledgers.flatMap(
  ({ name: group, figures }) =>
    (figures?.shares ?? []).map((share) => ({ ...share, group, kind: 'share' as const })),
)
