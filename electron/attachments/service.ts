import { type Attachment, attachmentLimits, type Owner } from '../../shared/attachments/attachment.ts'
import { attachments } from '../../shared/attachments/contract.ts'
import { mediaOf } from '../../shared/attachments/media.ts'
import { isCode } from '../../shared/codes/index.ts'
import { dictionary } from '../../shared/kernel/dictionary.ts'
import { fileName } from '../../shared/kernel/file-name.ts'
import { refuse, refuseIf } from '../../shared/kernel/refusal.ts'
import { tableNamed } from '../../shared/tables.ts'
import type { Reader } from '../db/access.ts'
import { type ExportRecord, saveKept } from '../ipc/exports.ts'
import { type Handlers, implement } from '../ipc/handlers.ts'
import { dropContent, keepContent, readContent } from './contents.ts'
import type { AttachmentJudges } from './judge.ts'
import * as store from './store.ts'

/** The files beside records. When one may come or leave, the judge of the record's table says. */
export function attachmentService(judges: AttachmentJudges): Handlers<typeof attachments> {
  const known = dictionary<AttachmentJudges[string] | undefined>(judges)
  const judged = (reader: Reader, { ofTable, ofId }: Owner) => {
    const judge = known[ofTable] ?? refuse('attachments.record-not-found', {})
    return judge(reader, ofId)
  }
  return implement(attachments, {
    of(reader, owner) {
      const { come, leave } = judged(reader, owner)
      const attachments = store.attachmentsOf(reader, owner)
      return { attachments, mayCome: come === undefined, mayLeave: leave === undefined }
    },

    attach(unit, { content, thumbnail, ...card }) {
      const { come } = judged(unit, card)
      refuseIf(come)
      const kinds = tableNamed[card.ofTable]?.attachable?.kinds
      if (!kinds || !isCode(kinds, card.kind)) refuse('attachments.unknown-kind', {})
      const { sizeBytes: limit, count } = attachmentLimits
      if (content.length > limit) refuse('attachments.too-large', { limitMb: limit / 1024 / 1024 })
      // SECURITY: what a file is, its first bytes say, never its name (tests/attachments/deeds.test.ts).
      const media = mediaOf(content, card.name) ?? refuse('attachments.wrong-media', {})
      if (store.attachedKinds(unit, card.ofTable, card.ofId).length >= count) {
        refuse('attachments.too-many', { limit: count })
      }
      const isPicture = thumbnail !== null && mediaOf(thumbnail, '') === 'jpg'
      const sha256 = keepContent(unit, content, isPicture ? thumbnail : null)
      const facts = { id: unit.newId(), media, sizeBytes: content.length, sha256, addedBy: unit.user }
      const attachment: Attachment = { ...card, ...facts }
      store.insertAttachment(unit, attachment)
      return attachment
    },

    detach(unit, { id }) {
      const found = store.findAttachment(unit, id) ?? refuse('attachments.not-found', {})
      const { leave } = judged(unit, found)
      refuseIf(leave)
      store.deleteAttachment(unit, id)
      dropContent(unit, found.sha256)
      return {}
    },

    // SECURITY: files carry names, accounts and numbers that no mask hides, so that each look leaves an entry
    // (tests/attachments/deeds.test.ts).
    open(unit, { id }) {
      const found = store.findAttachment(unit.shown, id) ?? refuse('attachments.not-found', {})
      const content = readContent(unit.shown, found.sha256)
      const { shown } = unit.request
      const of = shown.kind === 'own' ? {} : { bundle: shown.bundleId }
      unit.record('attachments.opened', found.ofId, { of_table: found.ofTable, file: found.name, ...of })
      return { content }
    },

    async save(task, { id, reason }) {
      const found = store.findAttachment(task.reader, id)
      const content = found ? readContent(task.reader, found.sha256) : null
      if (!found || content === null) refuse('attachments.not-found', {})
      const told: ExportRecord = { event: 'attachments.saved', facts: { rows: 1 }, reason }
      return saveKept(task, fileName(found.name, found.media), content, told)
    },
  })
}
