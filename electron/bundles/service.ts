import { sayCheckNumber } from '../../shared/bundles/check-digits.ts'
import { bundles } from '../../shared/bundles/contract.ts'
import { refuse } from '../../shared/refusal.ts'
import { honour } from '../ipc/handlers.ts'
import { keyFingerprint } from './ed25519.ts'
import { checkNumberFor, publicKeyOf } from './enrol.ts'
import { enrol, revoke, takeEnrolment } from './enrolling.ts'
import { figuresSheet } from './figures-sheet.ts'
import { keysToShow } from './key-ends.ts'
import { figures, matrix } from './matrix.ts'
import { ownOffice } from './office.ts'
import { outboxIn, publishBundle, recheckBundle } from './outbox.ts'
import { peersIn, toPeer } from './peers.ts'
import { approve, draftsIn, prepare, previewOf, withdraw } from './preparing.ts'
import { inboxIn, judge, writeReceipt } from './receipts.ts'
import { receive } from './receiving.ts'
import { sealDraft } from './sealing.ts'
import { exportEnrolment } from './showing-keys.ts'
import { waitingIn } from './waiting.ts'

/** Honours every door of what leaves and enters by stick. */
export const bundleService = honour(bundles, {
  identity: (reader, _, { shown }) => {
    // What somebody sent holds no keys of theirs.
    if (shown.kind !== 'own') return refuse('session.read-only', {})
    const { keys } = ownOffice(reader)
    return {
      officeName: keys.name,
      officeCode: keys.office,
      checkNumber: sayCheckNumber(checkNumberFor(keys)),
      fingerprint: keyFingerprint(publicKeyOf(keys)),
      toShow: keysToShow(reader),
    }
  },
  peers: (reader) => peersIn(reader).map(toPeer),
  exportEnrolment,
  readEnrolment: (desk) => takeEnrolment(desk),
  enrol: async (desk, input) => enrol(desk, input),
  revoke: async (desk, { peerId, reason }) => revoke(desk, peerId, reason),

  prepare,
  preview: (reader, { draftId }) => previewOf(reader, draftId),
  drafts: (reader) => draftsIn(reader),
  approve: async (desk, { draftId }) => approve(desk, draftId),
  withdraw: async (desk, { draftId, reason }) => withdraw(desk, draftId, reason),
  seal: (desk, wanted) => sealDraft(desk, wanted),
  outbox: (reader) => outboxIn(reader),
  publish: (desk, { bundleId }) => publishBundle(desk, bundleId),
  recheck: (desk, { bundleId }) => recheckBundle(desk, bundleId),

  receive,
  waiting: (reader) => waitingIn(reader),
  inbox: (reader) => inboxIn(reader),
  judge: async (desk, input) => judge(desk, input),
  writeReceipt: (desk, { peerId }) => writeReceipt(desk, peerId),

  matrix: (reader, span) => matrix(reader, span),
  figures: (reader, { period }) => figures(reader, period),
  figuresSheet: (desk, input) => figuresSheet(desk, input),
})
