/** Refusals about cutting what is sensitive. */
export type CuttingFaults = {
  'cutting.not-found': Record<never, never>
  'cutting.nothing-left': Record<never, never>
}
