import { z } from 'zod'
import { person, sort } from '../fields/wire-cells.ts'
import { wireTable } from '../fields/wire-table.ts'
import { Id } from '../kernel/id.ts'
import { Attachment, attachmentLimits } from './attachment.ts'

const file = Attachment.shape

const AttachmentV1 = z.strictObject({
  ...{ id: Id, of_table: file.ofTable, of_id: Id, kind: z.string().max(20), name: file.name.min(1) },
  ...{ media: file.media, size_bytes: z.int().min(1).max(attachmentLimits.sizeBytes) },
  ...{ sha256: z.string().regex(/^[0-9a-f]{64}$/), added_by: person, sort },
})

/** How the files beside records travel: of each only its name and digest. */
export const attachmentWire = wireTable('attachment', AttachmentV1)
