const BEIJING_MS = 8 * 3600 * 1000

/**
 * A moment as papers and screens write it, `2026-03-07 09:05`, in Beijing time; milliseconds since 1970. A
 * moment that no clock of ours can show is the nearest that one can.
 */
export function sayMoment(ms: number): string {
  return saySecond(ms).slice(0, 16)
}

/** A moment to the second, `2026-03-07 09:05:31`, where several may share a minute. */
export function saySecond(ms: number): string {
  const shown = Number.isFinite(ms) ? Math.min(Math.max(ms + BEIJING_MS, FIRST_MS), LAST_MS) : FIRST_MS
  return new Date(shown).toISOString().slice(0, 19).replace('T', ' ')
}

/** The first and the last minute whose year is written in four digits. */
const FIRST_MS = Date.UTC(1000, 0)
const LAST_MS = Date.UTC(9999, 11, 31, 23, 59)

/** The calendar day of a moment in Beijing time, `2026-03-07`. */
export function sayMomentDay(ms: number): string {
  return sayMoment(ms).slice(0, 10)
}

/** A file's size for people: `12 KB`, `3.4 MB`. */
export function saySize(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
