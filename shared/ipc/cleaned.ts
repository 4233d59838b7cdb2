import { seen } from '../kernel/text.ts'

/**
 * What a caller sent with every text in it {@link seen}; bytes and numbers stay as they are. The router asks
 * this before any door parses, so that none can forget it.
 */
export function cleaned(input: unknown, depth = 0): unknown {
  if (typeof input === 'string') return seen(input)
  if (typeof input !== 'object' || input === null) return input
  // Subtle: no door takes anything as deep as this, and a page could send a ring.
  if (depth === DEEPEST) return undefined
  if (Array.isArray(input)) return input.map((each) => cleaned(each, depth + 1))
  if (Object.getPrototypeOf(input) !== Object.prototype) return input
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, cleaned(value, depth + 1)]))
}

const DEEPEST = 16
