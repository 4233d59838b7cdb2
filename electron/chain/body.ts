import type { EntryBody } from './chain.ts'

/** The facts every entry of one deed shares. */
export type Deed = {
  readonly user: string
  readonly name: string
  readonly atMs: number
  readonly tx: string
  readonly reason: string
}

/**
 * The canonical text of an entry; equal to `canonical(body)` (proved by property), without sorting
 * keys per row.
 */
export function bodyText(
  deed: Deed,
  schema: number,
  { seq, salt }: Pick<EntryBody, 'seq' | 'salt'>,
  what: Pick<EntryBody, 'kind' | 'table' | 'op' | 'id'>,
  before: string,
  after: string,
): string {
  return (
    `{"after":${after},"at":${deed.atMs},"before":${before},"deed":${JSON.stringify(deed.name)},` +
    `"id":${JSON.stringify(what.id)},"kind":"${what.kind}","op":"${what.op}","reason":${JSON.stringify(deed.reason)},` +
    `"salt":"${salt}","schema":${schema},"seq":${seq},"table":"${what.table}","tx":"${deed.tx}","user":${JSON.stringify(deed.user)},"v":1}`
  )
}

/** How a value is told: of a sensitive column it is sealed. */
export type Say = (column: string, value: unknown) => unknown
const plainly: Say = (_, value) => value

/** The canonical object of some columns; `columns` must be sorted. */
export function cellsText(columns: readonly string[], values: readonly unknown[], say = plainly): string {
  let text = '{'
  for (let i = 0; i < columns.length; i += 1) {
    const value = values[i]
    if (value === null || value === undefined) continue
    text += `${text.length > 1 ? ',' : ''}"${columns[i]}":${cellText(say(columns[i]!, value))}`
  }
  return `${text}}`
}

/** The columns whose value changed, before and after, as canonical objects. */
export function changedText(
  columns: readonly string[],
  old: readonly unknown[],
  now: readonly unknown[],
  say = plainly,
) {
  const changed = columns.map((_, i) => i).filter((i) => old[i] !== now[i])
  const names = changed.map((i) => columns[i]!)
  const text = (values: readonly unknown[]) =>
    `{${names.map((name, n) => `"${name}":${cellText(say(name, values[changed[n]!] ?? null))}`).join(',')}}`
  return { before: text(old), after: text(now) }
}

const cellText = (value: unknown): string =>
  typeof value === 'number' || value === null ? String(value) : JSON.stringify(value)
