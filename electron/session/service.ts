import { sayFingerprint } from '../../shared/audit/fingerprint.ts'
import { ok } from '../../shared/kernel/result.ts'
import { must, refuse } from '../../shared/refusal.ts'
import { session } from '../../shared/session/contract.ts'
import { recoverySheet } from '../../shared/session/papers.ts'
import { shellWords } from '../../shared/words/shell.ts'
import { commit, type Unit } from '../db/commit.ts'
import { writeMeta } from '../db/meta.ts'
import { honour } from '../ipc/handlers.ts'
import { tryWithDelay } from '../keys/attempts.ts'
import { peopleOf, succeed, wipe } from '../keys/keyring.ts'
import { changePassword, resetPassword } from '../keys/passwords.ts'
import { addPerson, grantSeal } from '../keys/people.ts'
import { renewRecoveryCode } from '../keys/recovery.ts'
import { unlock } from '../keys/unlock.ts'
import { adoptLedger } from './adopting.ts'
import { adoptWithKeys, amend } from './amending.ts'
import { backUpNewKey, backUpOpen } from './backing-up.ts'
import { backupsIn, copyBackup } from './backup.ts'
import { certify } from './certifying.ts'
import { cardsShown, offerOf } from './first-screen.ts'
import type { Hall } from './hall.ts'
import { makeLedger } from './making.ts'
import { asResult, closeLedger, sessionOf, unlockLedger } from './opening.ts'
import { adoptKeyring, ambientOf, mustBeOpen, rotateWithout } from './people.ts'
import { keyStates } from './person-keys.ts'
import { cardsIn } from './place.ts'
import { openPractice } from './practice.ts'
import { recoverLedger } from './recovering.ts'
import { listRestorable, restoreLedger } from './restoring.ts'
import { hideShown, showBundle } from './showing.ts'
import { beginSigning, mustSign, signersWith } from './signing.ts'
import { inTurn } from './turns.ts'

const making = (hall: Hall) => ({ random: hall.random, newId: hall.newId, ln: hall.ln })

/** Who honours the doors into and out of a ledger. */
export const sessionService = honour(session, {
  overview: async (hall) => ({
    ledgers: cardsShown(hall),
    session: hall.open && sessionOf(hall.open, hall),
    version: hall.version,
  }),

  create: inTurn(async (hall, wanted) => {
    closeLedger(hall)
    const { ledgerId, recoveryCode } = await makeLedger(hall, wanted)
    return { ledgerId, recoveryCode }
  }),

  practice: inTurn((hall) => openPractice(hall)),
  adopt: inTurn(async (hall, { wanted }) => {
    const { ledgerId, offered } = await adoptLedger(hall, wanted)
    return { ledgerId, offered: offered && offerOf(hall, offered) }
  }),
  unlock: inTurn((hall, { ledgerId, userId, password }) => unlockLedger(hall, ledgerId, userId, password)),

  recover: inTurn((hall, wanted) => recoverLedger(hall, wanted)),

  // Subtle: locking waits for nobody's turn.

  lock: async (hall) => {
    closeLedger(hall)
    return {}
  },

  show: inTurn((hall, { bundleId }) => showBundle(hall, bundleId)),

  showOwn: inTurn(async (hall) => {
    const open = mustBeOpen(hall)
    hideShown(hall)
    return sessionOf(open, hall)
  }),

  changePassword: inTurn(async (hall, { oldPassword, newPassword }) => {
    const { vault, person } = mustBeOpen(hall)
    const change = { userId: person.id, oldPassword, newPassword }
    const attempt = async () => ok(await changePassword(vault.ring, change, making(hall)))
    const { value, failedBefore } = must(await tryWithDelay(vault.keys, person.id, hall.waitNow, attempt))
    adoptKeyring(
      hall,
      value.ring,
      'session.changePassword',
      '',
      (unit) => unit.tell('session.password-changed', person.id, { failed_before: failedBefore }),
      // A first key of one's own shows that whoever holds it is there; another person certifies it later.
      { alone: true, signers: signersWith(hall, value.seed) },
    )
    return {}
  }),

  sign: inTurn(async (hall, { password }) => {
    const open = mustBeOpen(hall)
    const { vault, person } = open
    const attempt = () => unlock(vault.ring, person.id, password)
    const { value, failedBefore } = must(await tryWithDelay(vault.keys, person.id, hall.waitNow, attempt))
    const { seed, ...keys } = value
    wipe(keys)
    if (mustBeOpen(hall) !== open) refuse('session.locked', {})
    if (failedBefore > 0) {
      commit(open.book, ambientOf(hall, open), { name: 'session.sign' }, (unit) =>
        unit.tell('session.tried-to-sign', person.id, { failed_before: failedBefore }),
      )
    }
    beginSigning(hall, open, seed)
    return {}
  }),

  certify: inTurn(async (hall, { userId, fingerprint }) => certify(hall, userId, fingerprint)),

  people: async (hall) => {
    const { vault, book } = mustBeOpen(hall)
    const keys = keyStates(book.writer, vault.ring)
    return peopleOf(vault.ring).map((person) => {
      const key = keys.get(person.id)
      return { ...person, key: key ? { fingerprint: sayFingerprint(key.id), state: key.state } : null }
    })
  },

  addPerson: inTurn(async (hall, { name, role, oneTimePassword }) => {
    const { vault } = mustBeOpen(hall)
    mustSign(hall)
    const person = { id: hall.newId(), name, role, password: oneTimePassword }
    const ring = await addPerson(vault.ring, vault, person, making(hall))
    const tell = (unit: Unit) => unit.tell('session.person-added', person.id, { role })
    adoptKeyring(hall, ring, 'session.addPerson', '', tell, { letIn: person.id })
    return { id: person.id }
  }),

  resetPassword: inTurn(async (hall, { reason, ...reset }) => {
    const { vault, person } = mustBeOpen(hall)
    mustSign(hall)
    const by = { dek: vault.dek, sealKey: vault.sealKey, user: person }
    const attempt = async () => ok(await resetPassword(vault.ring, by, reset, making(hall)))
    const { value, failedBefore } = must(
      await tryWithDelay(vault.keys, reset.witnessId, hall.waitNow, attempt),
    )
    const tell = (unit: Unit) =>
      unit.tell('session.password-reset', reset.userId, {
        witness: reset.witnessId,
        failed_before: failedBefore,
      })
    const signers = signersWith(hall, value.witnessSeed)
    adoptKeyring(hall, value.ring, 'session.resetPassword', reason, tell, { signers, letIn: reset.userId })
    return {}
  }),

  removePerson: inTurn(async (hall, { userId, reason }) => {
    rotateWithout(hall, userId, reason)
    backUpNewKey(hall)
    if (hall.open?.person.id === userId) closeLedger(hall)
    return {}
  }),

  grantSeal: inTurn(async (hall, { userId, reason }) => {
    const { vault } = mustBeOpen(hall)
    mustSign(hall)
    const ring = grantSeal(vault.ring, vault, userId, hall.random)
    adoptKeyring(hall, ring, 'session.grantSeal', reason, (unit) =>
      unit.tell('session.seal-granted', userId, {}),
    )
    return {}
  }),

  amendPerson: inTurn(async (hall, { userId, name, role, reason }) => {
    mustSign(hall)
    amend(hall, userId, { name, role }, reason)
    return {}
  }),

  // SECURITY: an unlocked computer alone makes no office a stranger to everybody it reports to
  // (tests/bundles/service/renewing.test.ts)
  renewKeys: inTurn(async (hall, { password, reason }) => {
    const { vault, person } = mustBeOpen(hall)
    if (!vault.sealKey) refuse('session.seal-right-missing', {})
    const attempt = () => asResult(async () => must(await unlock(vault.ring, person.id, password)))
    const { value, failedBefore } = must(await tryWithDelay(vault.keys, person.id, hall.waitNow, attempt))
    const { seed, ...keys } = value
    wipe(keys)
    if (mustBeOpen(hall).vault !== vault) refuse('session.locked', {})
    beginSigning(hall, mustBeOpen(hall), seed)
    const ring = succeed(vault.ring, vault.ring.slots, vault.dek)
    adoptWithKeys(hall, ring, 'session.renewKeys', reason, (unit) =>
      unit.tell('session.keys-asked', person.id, { failed_before: failedBefore }),
    )
    return {}
  }),

  // SECURITY: an unlocked computer alone gives nobody a code that opens the ledger for ever
  // (tests/session/people.test.ts: a new recovery code)
  renewRecovery: inTurn(async (hall, { password, reason }) => {
    const { vault, person } = mustBeOpen(hall)
    const attempt = async () => ok(await renewRecoveryCode(vault.ring, person.id, password, making(hall)))
    const { value, failedBefore } = must(await tryWithDelay(vault.keys, person.id, hall.waitNow, attempt))
    const tell = (unit: Unit) =>
      unit.tell('session.recovery-renewed', person.id, { failed_before: failedBefore })
    beginSigning(hall, mustBeOpen(hall), value.seed)
    adoptKeyring(hall, value.ring, 'session.renewRecovery', reason, tell, { keys: 'certified' })
    return { ledgerId: vault.ring.ledger, recoveryCode: value.recoveryCode }
  }),

  recoverySheet: async (hall, { ledgerId, recoveryCode }) => {
    const card = cardsIn(hall.ledgersFolder).find((one) => one.card.id === ledgerId)?.card
    const paper = recoverySheet({
      officeName: card?.officeName ?? '',
      ledgerId,
      recoveryCode,
      printedAtMs: hall.now(),
    })
    const bytes = await hall.print(paper)
    return {
      fileName: await hall.files.save(shellWords.recoverySheetFile(card?.officeName ?? ''), 'pdf', bytes),
    }
  },

  backUp: inTurn(async (hall, { toStick }) => {
    const open = mustBeOpen(hall)
    const made = backUpOpen(open, hall.now())
    const target = toStick ? await hall.files.chooseFolder(shellWords.chooseBackupPlace) : null
    // Subtle: somebody may have locked the ledger while the dialog stood open.
    if (hall.open !== open) refuse('session.locked', {})
    if (target !== null) copyBackup(open.vault.folder, made.name, target)
    commit(open.book, ambientOf(hall, open), { name: 'session.backUp' }, (unit) => {
      unit.tell('session.backed-up', made.name, { copied: target !== null })
      if (target !== null) writeMeta(open.book.file, { last_copy_at: String(hall.now()) })
    })
    const isCopied = target !== null || !toStick
    return { fileName: isCopied ? made.name : null, atMs: made.atMs }
  }),

  backups: async (hall) => {
    const { vault } = mustBeOpen(hall)
    return backupsIn(vault.folder, vault)
  },
  backupsOf: inTurn((hall, wanted) => listRestorable(hall, wanted)),
  restore: inTurn(async (hall, wanted) => ({ session: await restoreLedger(hall, wanted) })),
})
