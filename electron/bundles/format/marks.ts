import { createHash } from 'node:crypto'
import type { WireColumn } from '../../../shared/fields/wire.ts'

/**
 * Gives marks under one key of 32 bytes: 16 bytes in hex. SHA-256 over key and value, cut to half its length,
 * so that nothing can be appended to what was hashed. The key fills a whole block, which is hashed once for
 * all values.
 */
export function markMaker(key: Uint8Array): (value: string) => string {
  const block = Buffer.alloc(64)
  block.set(key)
  const begun = createHash('sha256').update(block)
  return (value) => begun.copy().update(value).digest('hex').slice(0, 32)
}

/** The column of marks that travels beside a column of ID numbers; undefined beside others. */
export function markColumn({ name, mask, unmarked }: WireColumn): string | undefined {
  return mask === 'id-number' && !unmarked ? `${name}_mark` : undefined
}

/**
 * What stands in a received file for a masked ID number: its visible ends, and letters from its mark between
 * them. As long as a real one, unique where real ones are, and masked on the screens it shows just what
 * was sent.
 */
export function placeholderFor(masked: string, mark: string): string {
  const hidden = masked.indexOf('*')
  if (hidden < 0) return masked
  const stars = masked.lastIndexOf('*') - hidden + 1
  const letters = [...mark].map((digit) => LETTERS[Number.parseInt(digit, 16)]!).join('')
  return masked.slice(0, hidden) + letters.slice(0, stars) + masked.slice(hidden + stars)
}

/** Letters that nobody takes for digits. */
const LETTERS = 'abcdefghjkmnpqrt'
