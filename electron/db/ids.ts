import type { Id } from '../../shared/kernel/id.ts'
import { hexDrawer } from './chance.ts'

/**
 * A fresh UUIDv7 that sorts after every one made before it here, so new rows land at the end of their indexes
 * and stand in the order in which they were made.
 *
 * Subtle: many are made in one millisecond, so `rand_a` counts them (RFC 9562, 6.2, method 1). Where it is
 * full, or the clock was set back, the time of the last one goes on.
 */
export function newId(nowMs: number = Date.now()): Id {
  if (nowMs > lastMs) {
    lastMs = nowMs
    count = 0
  } else if (count === FULL) {
    lastMs += 1
    count = 0
  } else {
    count += 1
  }
  const time = lastMs.toString(16).padStart(12, '0')
  const tail = drawTail()
  const variant = ((Number.parseInt(tail.slice(0, 2), 16) & 0x3f) | 0x80).toString(16)
  const parts = [
    time.slice(0, 8),
    time.slice(8),
    `7${count.toString(16).padStart(3, '0')}`,
    variant + tail.slice(2, 4),
    tail.slice(4),
  ]
  return parts.join('-') as Id
}

/**
 * Lets every id made from now on sort after `last` and whatever was made within an hour behind it: a ledger
 * whose clock was set back between two starts of the program goes on in its own order.
 */
export function continueIds(last: string): void {
  const ms = Number.parseInt(last.slice(0, 8) + last.slice(9, 13), 16) + HOUR_MS
  if (!(ms > lastMs)) return
  lastMs = ms
  count = 0
}

const HOUR_MS = 3_600_000
const FULL = 0xfff
let lastMs = 0
let count = 0
const drawTail = hexDrawer(8)
