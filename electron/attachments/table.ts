import type { Attachment } from '../../shared/attachments/attachment.ts'
import type { ColumnsOf } from '../db/columns.ts'

/** The files beside records as the ledger keeps them. */
type AttachmentTables = {
  attachment: ColumnsOf<Attachment> & { sort: number }
  attachment_content: { sha256: string; key: number; thumbnail: Uint8Array | null }
}

declare module '../db/schema.ts' {
  interface Schema extends AttachmentTables {}
}
