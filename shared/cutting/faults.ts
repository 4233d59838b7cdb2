/** Refusals about cutting what is sensitive. */
export type CuttingFaults = {
  'cutting.not-found': Record<never, never>
  'cutting.nothing-left': Record<never, never>
}

declare module '../kernel/faults.ts' {
  interface Faults extends CuttingFaults {}
}
