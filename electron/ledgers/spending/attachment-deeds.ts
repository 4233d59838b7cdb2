import { fileName } from '../../../shared/kernel/file-name.ts'
import { mediaOf } from '../../../shared/ledgers/spending/media.ts'
import * as rules from '../../../shared/ledgers/spending/rules.ts'
import type { spendDoors } from '../../../shared/ledgers/spending/spend-doors.ts'
import { type Attachment, attachmentLimits } from '../../../shared/ledgers/spending/spending.ts'
import { refuse } from '../../../shared/refusal.ts'
import { dropContent, fromBase64, keepContent, readContent, toBase64 } from '../../attachments/contents.ts'
import type { Handlers } from '../../ipc/handlers.ts'
import { saveKept, type Told } from '../../ipc/leaving.ts'
import * as store from './attachment-store.ts'
import { refuseIf } from './judging.ts'
import { knownSpending } from './spend-deeds.ts'

type Doors = Pick<typeof spendDoors, 'attach' | 'detach' | 'attachment' | 'savePaper'>

/** Papers may come until the money is paid and hung out; they leave only while the card is open. */
const growing = ['draft', 'returned', 'submitted', 'reviewed', 'approved', 'paid', 'published'] as const

/** The papers beside a spending. */
export const attachmentDeeds: Handlers<Doors> = {
  attach(unit, { spendingId, kind, name, content, thumbnail }) {
    refuseIf(rules.judgeState(knownSpending(unit, spendingId).state, growing))
    refuseIf(rules.judgeCodes([['paperKind', kind, 'kind']]))
    const { sizeBytes: limit, count } = attachmentLimits
    const bytes = fromBase64(content)
    if (bytes.length > limit) refuse('spending.attachment-large', { limitMb: limit / 1024 / 1024 })
    // SECURITY: what a file is, its first bytes say, never its name (tests/ledgers/spending/papers.test.ts).
    const media = mediaOf(bytes, name) ?? refuse('spending.attachment-kind', {})
    if (store.paperKindsOf(unit, spendingId).length >= count) {
      refuse('spending.attachment-many', { limit: count })
    }
    const small = thumbnail === null ? null : fromBase64(thumbnail)
    const isPicture = small === null || mediaOf(small, '') === 'jpg'
    const attachment: Attachment = {
      id: unit.newId(),
      spendingId,
      kind,
      name,
      media,
      sizeBytes: bytes.length,
      sha256: keepContent(unit, bytes, isPicture ? small : null),
      addedBy: unit.user,
    }
    store.insertAttachment(unit, attachment)
    return attachment
  },

  detach(unit, { id }) {
    const found = store.findAttachment(unit, id) ?? refuse('spending.attachment-not-found', {})
    refuseIf(rules.judgeState(knownSpending(unit, found.spendingId).state, rules.openStates))
    store.deleteAttachment(unit, id)
    dropContent(unit, found.sha256)
    return {}
  },

  // SECURITY: papers carry names, accounts and numbers that no mask hides, so that each look leaves an entry
  // (tests/ledgers/spending/papers.test.ts).
  attachment(unit, { id }) {
    const found = store.findAttachment(unit.shown, id) ?? refuse('spending.attachment-not-found', {})
    const content = readContent(unit.shown, found.sha256)
    const { shown } = unit.scene
    const of = shown.kind === 'own' ? {} : { bundle: shown.bundleId }
    unit.tell('spending.paper-opened', found.spendingId, { file: found.name, ...of })
    return { content: content === null ? null : toBase64(content) }
  },

  async savePaper(desk, { id, reason }) {
    const found = store.findAttachment(desk.reader, id)
    const content = found ? readContent(desk.reader, found.sha256) : null
    if (!found || content === null) refuse('spending.attachment-not-found', {})
    const told: Told = { event: 'funds.paper-saved', facts: { rows: 1 }, reason }
    return saveKept(desk, fileName(found.name, found.media), content, told)
  },
}
