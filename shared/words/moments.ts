const BEIJING_MS = 8 * 3600 * 1000

/** A moment as papers and screens write it, `2026-03-07 09:05`, in Beijing time; milliseconds since 1970. */
export function sayMoment(ms: number): string {
  return new Date(ms + BEIJING_MS).toISOString().slice(0, 16).replace('T', ' ')
}

/** The calendar day of a moment in Beijing time, `2026-03-07`. */
export function sayMomentDay(ms: number): string {
  return sayMoment(ms).slice(0, 10)
}

/** A file's size for people: `12 KB`, `3.4 MB`. */
export function saySize(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
