/** The ground gave way: classified by operating-system and SQLite codes, never by message text. */
export type DiskFaults = {
  'disk.full': Record<never, never>
  'disk.failed': { code: string }
  'disk.no-permission': Record<never, never>
}

declare module '../kernel/faults.ts' {
  interface Faults extends DiskFaults {}
}
