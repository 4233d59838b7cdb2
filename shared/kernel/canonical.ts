import { assert } from './assert.ts'
import { isSeen } from './text.ts'

/** A value that has exactly one spelling: integers only, well-formed text, plain arrays and objects. */
export type Canonical =
  | null
  | boolean
  | number
  | string
  | readonly Canonical[]
  | { readonly [key: string]: Canonical }

/**
 * The one spelling of a value: a subset of RFC 8785 (sorted keys, no white space, safe integers only).
 * Keys are `^[a-z$][a-z0-9_]{0,63}$`; anything outside the subset is a broken claim of ours.
 */
export function canonical(value: Canonical): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    assert(Number.isSafeInteger(value) && !Object.is(value, -0), 'canonical numbers are safe integers')
    return String(value)
  }
  if (typeof value === 'string') {
    assert(value.isWellFormed(), 'canonical text is well-formed')
    return JSON.stringify(value)
  }
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${keyText(key)}:${canonical(value[key]!)}`).join(',')}}`
}

/** The value a text spells, or `undefined` unless it is spelt exactly as {@link canonical} would. */
export function parseCanonical(text: string): Canonical | undefined {
  try {
    const value = JSON.parse(text) as Canonical
    return canonical(value) === text ? value : undefined
  } catch {
    // Subtle: not JSON, or a value outside the subset; both mean "not canonical", and the caller
    // names the fault.
    return undefined
  }
}

/** Whether every text in a value holds only what can be seen. */
export function isSeenThroughout(value: Canonical): boolean {
  if (typeof value === 'string') return isSeen(value)
  if (typeof value !== 'object' || value === null) return true
  return Object.values(value).every(isSeenThroughout)
}

const KEY = /^[a-z$][a-z0-9_]{0,63}$/
function keyText(key: string): string {
  assert(KEY.test(key), 'canonical keys are short and plain')
  return `"${key}"`
}

const isList = (value: Canonical): value is readonly Canonical[] => Array.isArray(value)
