import { pathToFileURL } from 'node:url'
import { at } from './steps.mjs'

/** Specs of what lives by the calendar: pay, money, books and bookings. */
export const datedSpecs = ['payroll', 'spending', 'books', 'bookings'].map(
  (name) => `tests/e2e/${name}.spec.ts`,
)

/**
 * The days on which the suite is tried beside today: a New Year's Eve that is the new year in Beijing
 * already, a 1 July, and a 29 February some ten years on.
 */
export function otherDays(nowMs = Date.now()) {
  const year = new Date(nowMs).getUTCFullYear()
  const next = (month, day, hour, from = year) => {
    const moment = Date.UTC(from, month - 1, day, hour)
    const isThere = new Date(moment).getUTCDate() === day
    return isThere && moment > nowMs ? moment : next(month, day, hour, from + 1)
  }
  return [dayAt(next(12, 31, 18), nowMs), dayAt(next(7, 1, 4), nowMs), dayAt(next(2, 29, 4, year + 8), nowMs)]
}

/** A day as tools are run on it: what its processes are told. */
function dayAt(momentMs, nowMs) {
  return {
    name: new Date(momentMs).toISOString().slice(0, 10),
    env: {
      TAIZHANG_TEST_SHIFT_MS: String(momentMs - nowMs),
      NODE_OPTIONS: `--import=${pathToFileURL(at('tests', 'other-days', 'shift-date.ts'))}`,
    },
  }
}
