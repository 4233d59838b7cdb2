/** Refusals about the files beside records. */
export type AttachmentFaults = {
  'attachments.record-not-found': Record<never, never>
  'attachments.not-found': Record<never, never>
  'attachments.missing': Record<never, never>
  'attachments.swapped': Record<never, never>
  'attachments.unknown-kind': Record<never, never>
  'attachments.wrong-media': Record<never, never>
  'attachments.too-large': { limitMb: number }
  'attachments.too-many': { limit: number }
}

declare module '../kernel/faults.ts' {
  interface Faults extends AttachmentFaults {}
}
