import type { Field } from '../../../shared/fields/field.ts'

/**
 * The columns of a list in order: those chosen, or those shown before anybody chose. The first
 * always stays.
 */
export function columnsOf(fields: readonly Field[], chosen: readonly string[] | undefined): readonly Field[] {
  if (!chosen) return fields.filter((field, place) => place === 0 || field.shown)
  const byName = new Map(fields.map((field) => [field.name, field]))
  const columns = chosen.map((name) => byName.get(name)).filter((field) => field !== undefined)
  return columns.length > 0 ? columns : columnsOf(fields, undefined)
}
