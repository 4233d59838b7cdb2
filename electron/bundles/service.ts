import { sayCheckNumber } from '../../shared/bundles/check-digits.ts'
import { bundles } from '../../shared/bundles/contract.ts'
import { refuse } from '../../shared/kernel/refusal.ts'
import { keyFingerprint } from '../crypto/ed25519.ts'
import { implement } from '../ipc/handlers.ts'
import { checkNumberFor, publicKeyOf } from './enrolment/enrol.ts'
import { enrol, revoke, takeEnrolment } from './enrolment/enrolling.ts'
import { keysToShow } from './enrolment/key-ends.ts'
import { ownOffice } from './enrolment/office.ts'
import { peersIn, toPeer } from './enrolment/peers.ts'
import { exportEnrolment } from './enrolment/showing-keys.ts'
import { figuresSheet } from './incoming/figures-sheet.ts'
import { figures, matrix } from './incoming/matrix.ts'
import { inboxIn, judge, writeReceipt } from './incoming/receipts.ts'
import { receive } from './incoming/receiving.ts'
import { waitingIn } from './incoming/waiting.ts'
import { outboxIn, publishBundle, recheckBundle } from './outgoing/outbox.ts'
import { approve, draftsIn, prepare, previewOf, withdraw } from './outgoing/preparing.ts'
import { sealDraft } from './outgoing/sealing.ts'

/** Honours every door of what leaves and enters by stick. */
export const bundleService = implement(bundles, {
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
  readEnrolment: (task) => takeEnrolment(task),
  enrol: async (task, input) => enrol(task, input),
  revoke: async (task, { peerId, reason }) => revoke(task, peerId, reason),

  prepare,
  preview: (reader, { draftId }) => previewOf(reader, draftId),
  drafts: (reader) => draftsIn(reader),
  approve: async (task, { draftId }) => approve(task, draftId),
  withdraw: async (task, { draftId, reason }) => withdraw(task, draftId, reason),
  seal: (task, wanted) => sealDraft(task, wanted),
  outbox: (reader) => outboxIn(reader),
  publish: (task, { bundleId }) => publishBundle(task, bundleId),
  recheck: (task, { bundleId }) => recheckBundle(task, bundleId),

  receive,
  waiting: (reader) => waitingIn(reader),
  inbox: (reader) => inboxIn(reader),
  judge: async (task, input) => judge(task, input),
  writeReceipt: (task, { peerId }) => writeReceipt(task, peerId),

  matrix: (reader, span) => matrix(reader, span),
  figures: (reader, { period }) => figures(reader, period),
  figuresSheet: (task, input) => figuresSheet(task, input),
})
