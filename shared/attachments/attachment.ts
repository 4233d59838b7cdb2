import { z } from 'zod'
import { Id } from '../kernel/id.ts'

/** The record that files are beside: its table, which says that it is attachable, and its id. */
export const Owner = z.strictObject({ ofTable: z.string().max(40), ofId: Id })
export type Owner = z.infer<typeof Owner>

/** A file beside a record, as cards tell it. */
export const Attachment = Owner.extend({
  id: Id,
  /** A code of the set that the record's table names. */
  kind: z.string(),
  name: z.string().max(120),
  media: z.enum(['pdf', 'jpg', 'png', 'ofd']),
  sizeBytes: z.int(),
  sha256: z.string(),
  addedBy: z.string(),
})
export type Attachment = z.infer<typeof Attachment>

/** What a file holds. */
export const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array).meta({ format: 'binary' })

/** Such a file with its small picture, a JPEG; null where it has none. */
export const AttachmentTold = Attachment.extend({ thumbnail: Bytes.nullable() })
export type AttachmentTold = z.infer<typeof AttachmentTold>

/**
 * The largest file that is kept, in bytes; how many are beside one record; and the bytes of the largest small
 * picture.
 */
export const attachmentLimits = { sizeBytes: 10 * 1024 * 1024, count: 30, thumbnail: 30_000 } as const
