import { randomBytes } from 'node:crypto'
import type { Id } from '../../shared/kernel/id.ts'

/** A fresh UUIDv7: ids made later sort later, so new rows land at the end of their indexes. */
export function newId(nowMs: number = Date.now(), random: Uint8Array = nextRandom()): Id {
  const time = nowMs.toString(16).padStart(12, '0')
  const tail = Buffer.from(random).toString('hex')
  const variant = ((random[2]! & 0x3f) | 0x80).toString(16)
  const parts = [
    time.slice(0, 8),
    time.slice(8),
    `7${tail.slice(1, 4)}`,
    variant + tail.slice(6, 8),
    tail.slice(8, 20),
  ]
  return parts.join('-') as Id
}

// Random bytes are drawn by the page: one system call per id would rule the cost of an import.
let pool = new Uint8Array(0)
let used = 0
function nextRandom(): Uint8Array {
  if (used + 10 > pool.length) {
    pool = randomBytes(10 * 1024)
    used = 0
  }
  used += 10
  return pool.subarray(used - 10, used)
}
