import { useMemo } from 'react'
import { desk } from '../../../shared/desk/contract.ts'
import type { Field } from '../../../shared/fields/field.ts'
import { usePlace, usePlaceState } from '../../bridge/place.ts'
import { useLedgerQuery } from '../../bridge/use-ledger-query.ts'
import { columnsOf } from './columns.ts'
import type { Asked, ListSpec } from './list-kinds.ts'
import { askedAtFirst, COLUMNS_VIEW, filterKeys, readView, type SavedView } from './saved-view.ts'

/** What a list shows now, and how to change it. */
export type ListState = {
  readonly asked: Asked
  readonly columns: readonly Field[]
  /** Something narrows the list beyond the first choice of its switches. */
  readonly isFiltered: boolean
  readonly change: (news: Partial<Asked>) => void
  readonly filter: (news: Readonly<Record<string, unknown>>) => void
  readonly choose: (columns: readonly string[]) => void
  readonly apply: (view: SavedView) => void
  readonly reset: () => void
  readonly views: readonly { readonly id: string; readonly name: string; readonly content: string }[]
}

/** Holds search, filters, sort and columns of a list in the address, so that going back finds them again. */
export function useListState(spec: ListSpec): ListState {
  const { details } = usePlace()
  const [kept, keep] = usePlaceState<Asked | undefined>('asked', undefined)
  const [chosen, choose] = usePlaceState<readonly string[] | undefined>('columns', undefined)
  const { data: views } = useLedgerQuery(desk.views, { list: spec.list })
  const asked = useMemo(() => kept ?? askedIn(spec, details), [kept, spec, details])
  const change = (news: Partial<Asked>): void => keep({ ...asked, ...news })
  return {
    asked,
    columns: columnsOf(spec.fields, chosen ?? savedColumns(spec, views)),
    isFiltered: isFiltered(spec, asked),
    change,
    filter: (news) => change({ filters: withoutNothing({ ...asked.filters, ...news }) }),
    choose,
    apply: ({ columns, ...view }) => {
      change(view)
      if (columns && columns.length > 0) choose(columns)
    },
    reset: () => change({ ...askedAtFirst(spec), sort: asked.sort, descending: asked.descending }),
    views: views?.filter((view) => view.name !== COLUMNS_VIEW) ?? [],
  }
}

/** What a page was opened with: filters named in the address (by the desk) upon the first choices. */
function askedIn(spec: ListSpec, details: Readonly<Record<string, unknown>>): Asked {
  const keys = new Set(filterKeys(spec))
  const given = Object.entries(details).filter(([key]) => keys.has(key))
  const first = askedAtFirst(spec)
  return { ...first, filters: { ...first.filters, ...Object.fromEntries(given) } }
}

function savedColumns(spec: ListSpec, views: ListState['views'] | undefined): readonly string[] | undefined {
  const view = views?.find(({ name }) => name === COLUMNS_VIEW)
  return view && readView(view.content, spec)?.columns
}

function isFiltered(spec: ListSpec, asked: Asked): boolean {
  return asked.search !== '' || spelling(asked.filters) !== spelling(askedAtFirst(spec).filters)
}

const spelling = (filters: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(Object.entries(filters).sort(([a], [b]) => (a < b ? -1 : 1)))

/** Filters that say nothing are left out: an empty choice means all. */
function withoutNothing(filters: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(filters).filter(
      ([, value]) => value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0),
    ),
  )
}
