import { z } from 'zod'
import { command, query, task } from '../ipc/endpoint.ts'
import { nothing, Reason, SavedFile } from '../ipc/shapes.ts'
import { Id } from '../kernel/id.ts'
import { everyRole, writers } from '../kernel/roles.ts'
import { Attachment, AttachmentTold, attachmentLimits, Bytes, Owner } from './attachment.ts'

/** The files beside records. Besides these faults, a record's own kind says why none may come or leave. */
export const attachments = {
  /** The files beside a record in the order in which they came, and whether some may come or leave now. */
  of: query('attachments.of', {
    who: everyRole,
    input: Owner,
    output: z.strictObject({
      attachments: z.array(AttachmentTold),
      mayCome: z.boolean(),
      mayLeave: z.boolean(),
    }),
    faults: ['attachments.record-not-found'],
  }),
  /** Puts a file beside a record; what kind of file it is, its first bytes tell. */
  attach: command('attachments.attach', {
    who: writers,
    input: Owner.extend({
      kind: z.string().max(20),
      name: z.string().trim().min(1).max(120),
      content: Bytes,
      /** A small picture, JPEG. */
      thumbnail: Bytes.refine(({ length }) => length <= attachmentLimits.thumbnail).nullable(),
    }),
    output: Attachment,
    faults: [
      'attachments.record-not-found',
      'attachments.unknown-kind',
      'attachments.wrong-media',
      'attachments.too-large',
      'attachments.too-many',
    ],
  }),
  detach: command('attachments.detach', {
    who: writers,
    input: z.strictObject({ id: Id, reason: Reason }),
    output: nothing,
    faults: ['attachments.not-found'],
  }),
  /** Opens a file: its content, null where only its digest came along; who looked is told. */
  open: command('attachments.open', {
    who: everyRole,
    inReadOnly: 'recorded',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ content: Bytes.nullable() }),
    faults: ['attachments.not-found', 'attachments.missing', 'attachments.swapped'],
  }),
  /** Saves a file outside the program; no name where the dialog was closed. */
  save: task('attachments.save', {
    who: everyRole,
    inReadOnly: 'recorded',
    input: z.strictObject({ id: Id, reason: Reason }),
    output: SavedFile,
    faults: [
      'ipc.cancelled',
      'disk.full',
      'disk.failed',
      'disk.no-permission',
      'attachments.not-found',
      'attachments.missing',
      'attachments.swapped',
    ],
  }),
}
