import { sayFingerprint } from '../../shared/audit/fingerprint.ts'
import { must, refuse } from '../../shared/kernel/refusal.ts'
import { ok } from '../../shared/kernel/result.ts'
import { session } from '../../shared/session/contract.ts'
import { recoverySheet } from '../../shared/session/papers.ts'
import { shellWords } from '../../shared/session/shell-words.ts'
import { commit, type Unit } from '../chain/commit.ts'
import { writeMeta } from '../db/meta.ts'
import { cardsIn } from '../folder/ledger-folder.ts'
import { implement } from '../ipc/handlers.ts'
import type { Runtime } from '../ipc/runtime.ts'
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
import { makeLedger } from './making.ts'
import { asResult, closeLedger, sessionOf, unlockLedger } from './opening.ts'
import { adoptKeyring, ambientOf, mustBeOpen, rotateWithout } from './people.ts'
import { keyStates } from './person-keys.ts'
import { openPractice } from './practice.ts'
import { recoverLedger } from './recovering.ts'
import { listRestorable, restoreLedger } from './restoring.ts'
import { hideShown, showBundle } from './showing.ts'
import { beginSigning, mustSign, signersWith } from './signing.ts'
import { inTurn } from './turns.ts'

const making = (runtime: Runtime) => ({ random: runtime.random, newId: runtime.newId, ln: runtime.ln })

/** Who honours the doors into and out of a ledger. */
export const sessionService = implement(session, {
  overview: async (runtime) => ({
    ledgers: cardsShown(runtime),
    session: runtime.open && sessionOf(runtime.open, runtime),
    version: runtime.version,
  }),

  create: inTurn(async (runtime, wanted) => {
    closeLedger(runtime)
    const { ledgerId, recoveryCode } = await makeLedger(runtime, wanted)
    return { ledgerId, recoveryCode }
  }),

  practice: inTurn((runtime) => openPractice(runtime)),
  adopt: inTurn(async (runtime, { wanted }) => {
    const { ledgerId, offered } = await adoptLedger(runtime, wanted)
    return { ledgerId, offered: offered && offerOf(runtime, offered) }
  }),
  unlock: inTurn((runtime, { ledgerId, userId, password }) =>
    unlockLedger(runtime, ledgerId, userId, password),
  ),

  recover: inTurn((runtime, wanted) => recoverLedger(runtime, wanted)),

  // Subtle: locking waits for nobody's turn.

  lock: async (runtime) => {
    closeLedger(runtime)
    return {}
  },

  show: inTurn((runtime, { bundleId }) => showBundle(runtime, bundleId)),

  showOwn: inTurn(async (runtime) => {
    const open = mustBeOpen(runtime)
    hideShown(runtime)
    return sessionOf(open, runtime)
  }),

  changePassword: inTurn(async (runtime, { oldPassword, newPassword }) => {
    const { vault, person } = mustBeOpen(runtime)
    const change = { userId: person.id, oldPassword, newPassword }
    const attempt = async () => ok(await changePassword(vault.ring, change, making(runtime)))
    const { value, failedBefore } = must(await tryWithDelay(vault.keys, person.id, runtime.waitNow, attempt))
    adoptKeyring(
      runtime,
      value.ring,
      'session.changePassword',
      '',
      (unit) => unit.record('session.password-changed', person.id, { failed_before: failedBefore }),
      // A first key of one's own shows that whoever holds it is there; another person certifies it later.
      { alone: true, signers: signersWith(runtime, value.seed) },
    )
    return {}
  }),

  sign: inTurn(async (runtime, { password }) => {
    const open = mustBeOpen(runtime)
    const { vault, person } = open
    const attempt = () => unlock(vault.ring, person.id, password)
    const { value, failedBefore } = must(await tryWithDelay(vault.keys, person.id, runtime.waitNow, attempt))
    const { seed, ...keys } = value
    wipe(keys)
    if (mustBeOpen(runtime) !== open) refuse('session.locked', {})
    if (failedBefore > 0) {
      commit(open.db, ambientOf(runtime, open), { name: 'session.sign' }, (unit) =>
        unit.record('session.tried-to-sign', person.id, { failed_before: failedBefore }),
      )
    }
    beginSigning(runtime, open, seed)
    return {}
  }),

  certify: inTurn(async (runtime, { userId, fingerprint }) => certify(runtime, userId, fingerprint)),

  people: async (runtime) => {
    const { vault, db } = mustBeOpen(runtime)
    const keys = keyStates(db.writer, vault.ring)
    return peopleOf(vault.ring).map((person) => {
      const key = keys.get(person.id)
      return { ...person, key: key ? { fingerprint: sayFingerprint(key.id), state: key.state } : null }
    })
  },

  addPerson: inTurn(async (runtime, { name, role, oneTimePassword }) => {
    const { vault } = mustBeOpen(runtime)
    mustSign(runtime)
    const person = { id: runtime.newId(), name, role, password: oneTimePassword }
    const ring = await addPerson(vault.ring, vault, person, making(runtime))
    const record = (unit: Unit) => unit.record('session.person-added', person.id, { role })
    adoptKeyring(runtime, ring, 'session.addPerson', '', record, { letIn: person.id })
    return { id: person.id }
  }),

  resetPassword: inTurn(async (runtime, { reason, ...reset }) => {
    const { vault, person } = mustBeOpen(runtime)
    mustSign(runtime)
    const by = { dek: vault.dek, sealKey: vault.sealKey, user: person }
    const attempt = async () => ok(await resetPassword(vault.ring, by, reset, making(runtime)))
    const { value, failedBefore } = must(
      await tryWithDelay(vault.keys, reset.witnessId, runtime.waitNow, attempt),
    )
    const record = (unit: Unit) =>
      unit.record('session.password-reset', reset.userId, {
        witness: reset.witnessId,
        failed_before: failedBefore,
      })
    const signers = signersWith(runtime, value.witnessSeed)
    adoptKeyring(runtime, value.ring, 'session.resetPassword', reason, record, {
      signers,
      letIn: reset.userId,
    })
    return {}
  }),

  removePerson: inTurn(async (runtime, { userId, reason }) => {
    rotateWithout(runtime, userId, reason)
    backUpNewKey(runtime)
    if (runtime.open?.person.id === userId) closeLedger(runtime)
    return {}
  }),

  grantSeal: inTurn(async (runtime, { userId, reason }) => {
    const { vault } = mustBeOpen(runtime)
    mustSign(runtime)
    const ring = grantSeal(vault.ring, vault, userId, runtime.random)
    adoptKeyring(runtime, ring, 'session.grantSeal', reason, (unit) =>
      unit.record('session.seal-granted', userId, {}),
    )
    return {}
  }),

  amendPerson: inTurn(async (runtime, { userId, name, role, reason }) => {
    mustSign(runtime)
    amend(runtime, userId, { name, role }, reason)
    return {}
  }),

  // SECURITY: an unlocked computer alone makes no office a stranger to everybody it reports to
  // (tests/bundles/service/renewing.test.ts)
  renewKeys: inTurn(async (runtime, { password, reason }) => {
    const { vault, person } = mustBeOpen(runtime)
    if (!vault.sealKey) refuse('session.seal-right-missing', {})
    const attempt = () => asResult(async () => must(await unlock(vault.ring, person.id, password)))
    const { value, failedBefore } = must(await tryWithDelay(vault.keys, person.id, runtime.waitNow, attempt))
    const { seed, ...keys } = value
    wipe(keys)
    if (mustBeOpen(runtime).vault !== vault) refuse('session.locked', {})
    beginSigning(runtime, mustBeOpen(runtime), seed)
    const ring = succeed(vault.ring, vault.ring.slots, vault.dek)
    adoptWithKeys(runtime, ring, 'session.renewKeys', reason, (unit) =>
      unit.record('session.keys-asked', person.id, { failed_before: failedBefore }),
    )
    return {}
  }),

  // SECURITY: an unlocked computer alone gives nobody a code that opens the ledger for ever
  // (tests/session/people.test.ts: a new recovery code)
  renewRecovery: inTurn(async (runtime, { password, reason }) => {
    const { vault, person } = mustBeOpen(runtime)
    const attempt = async () => ok(await renewRecoveryCode(vault.ring, person.id, password, making(runtime)))
    const { value, failedBefore } = must(await tryWithDelay(vault.keys, person.id, runtime.waitNow, attempt))
    const record = (unit: Unit) =>
      unit.record('session.recovery-renewed', person.id, { failed_before: failedBefore })
    beginSigning(runtime, mustBeOpen(runtime), value.seed)
    adoptKeyring(runtime, value.ring, 'session.renewRecovery', reason, record, { keys: 'certified' })
    return { ledgerId: vault.ring.ledger, recoveryCode: value.recoveryCode }
  }),

  recoverySheet: async (runtime, { ledgerId, recoveryCode }) => {
    const card = cardsIn(runtime.ledgersFolder).find((one) => one.card.id === ledgerId)?.card
    const paper = recoverySheet({
      officeName: card?.officeName ?? '',
      ledgerId,
      recoveryCode,
      printedAtMs: runtime.now(),
    })
    const bytes = await runtime.print(paper)
    return {
      fileName: await runtime.files.save(shellWords.recoverySheetFile(card?.officeName ?? ''), 'pdf', bytes),
    }
  },

  backUp: inTurn(async (runtime, { toStick }) => {
    const open = mustBeOpen(runtime)
    const made = backUpOpen(open, runtime.now())
    const target = toStick ? await runtime.files.chooseFolder(shellWords.chooseBackupPlace) : null
    // Subtle: somebody may have locked the ledger while the dialog stood open.
    if (runtime.open !== open) refuse('session.locked', {})
    if (target !== null) copyBackup(open.vault.folder, made.name, target)
    commit(open.db, ambientOf(runtime, open), { name: 'session.backUp' }, (unit) => {
      unit.record('session.backed-up', made.name, { copied: target !== null })
      if (target !== null) writeMeta(open.db.file, { last_copy_at: String(runtime.now()) })
    })
    const isCopied = target !== null || !toStick
    return { fileName: isCopied ? made.name : null, atMs: made.atMs }
  }),

  backups: async (runtime) => {
    const { vault } = mustBeOpen(runtime)
    return backupsIn(vault.folder, vault)
  },
  backupsOf: inTurn((runtime, wanted) => listRestorable(runtime, wanted)),
  restore: inTurn(async (runtime, wanted) => ({ session: await restoreLedger(runtime, wanted) })),
})
