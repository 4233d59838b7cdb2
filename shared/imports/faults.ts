import type { Role } from '../kernel/roles.ts'

/** Refusals of imports, beyond what is wrong with the workbook itself. */
export type ImportFaults = {
  'imports.expired': Record<never, never>
  'imports.nothing': Record<never, never>
  'imports.moved': { row: number }
  'imports.not-yours': { roles: readonly Role[] }
  'imports.missing-columns': { labels: readonly string[] }
  'imports.no-workbook': Record<never, never>
  'imports.not-found': Record<never, never>
  'imports.already-undone': Record<never, never>
  'imports.built-upon': { titles: readonly string[]; count: number }
}

declare module '../kernel/faults.ts' {
  interface Faults extends ImportFaults {}
}
