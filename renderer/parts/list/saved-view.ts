import { z } from 'zod'
import type { Asked, ListSpec } from './list-kinds.ts'

/**
 * What a saved view keeps, as JSON in the ledger. Parsed on the way back: an older program may have
 * written it.
 */
export const SavedView = z.object({
  search: z.string().max(60).default(''),
  filters: z.record(z.string(), z.unknown()).default({}),
  sort: z.string().default(''),
  descending: z.boolean().default(false),
  columns: z.array(z.string()).optional(),
})
export type SavedView = z.infer<typeof SavedView>

/** The saved view that holds a person's columns for a list; people do not see it among their views. */
export const COLUMNS_VIEW = '#columns'

/**
 * The view a text spells, without sorts, filters and columns this list does not have; undefined if
 * unreadable.
 */
export function readView(content: string, spec: ListSpec): SavedView | undefined {
  try {
    const view = SavedView.parse(JSON.parse(content))
    const keys = new Set(filterKeys(spec))
    const sorts = Object.values<string>(spec.sorts)
    const known = new Set(spec.fields.map((field) => field.name))
    return {
      ...view,
      filters: Object.fromEntries(Object.entries(view.filters).filter(([key]) => keys.has(key))),
      sort: sorts.includes(view.sort) ? view.sort : (sorts[0] ?? ''),
      columns: view.columns?.filter((name) => known.has(name)),
    }
  } catch {
    return undefined
  }
}

/** Every filter name of a list. */
export function filterKeys(spec: ListSpec): readonly string[] {
  return spec.filters.flatMap((filter) => (filter.kind === 'days' ? [filter.from, filter.to] : [filter.key]))
}

/** What a list asks before anybody filtered: its first sort, and the first choice of every switch. */
export function askedAtFirst(spec: ListSpec): Asked {
  const filters: Record<string, unknown> = {}
  for (const filter of spec.filters) {
    const value = filter.kind === 'switch' ? filter.choices[0]?.value : undefined
    if (filter.kind === 'switch' && value !== undefined) filters[filter.key] = value
  }
  const sort = Object.values<string>(spec.sorts)[0] ?? ''
  return { search: '', filters, sort, descending: spec.newestFirst ?? false }
}
