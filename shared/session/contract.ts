import { z } from 'zod'
import { gate } from '../ipc/endpoint.ts'
import { diskFaults, nothing, Reason, SavedFile } from '../ipc/shapes.ts'
import { Id } from '../kernel/id.ts'
import { everyRole, Role } from '../kernel/roles.ts'
import { certifiers } from './certifiers.ts'
import { LedgerCard, LedgerKind, OfficeCode, Session } from './session.ts'

const Password = z.string().min(1).max(200)
const PersonName = z.string().trim().min(1).max(30)
const unlockFaults = [
  'session.wrong-password',
  'session.wait',
  'session.unknown-user',
  'session.keyring-damaged',
  'session.keyring-newer',
  'session.keyring-mismatch',
  'session.keyring-tampered',
  'session.keyring-rolled-back',
  'session.people-differ',
  'session.linked',
  'session.journal-foreign',
  'session.ledger-missing',
  'session.ledger-damaged',
  'session.ledger-foreign',
  'session.ledger-newer',
  'session.ledger-in-use',
] as const

/** A backup; `number` is their order, `atMs` what the clock said. */
const Backup = z.strictObject({
  name: z.string(),
  number: z.int(),
  atMs: z.int(),
  sizeBytes: z.int(),
})
/** Who says that a ledger may be replaced: a person with their password, or the paper code. */
const Proof = z.union([
  z.strictObject({ userId: Id, password: Password }),
  z.strictObject({ code: z.string().max(80) }),
])

const restoreFaults = [
  ...unlockFaults,
  'session.bad-recovery-code',
  'session.backup-failed',
  'session.not-allowed',
  'session.must-change-first',
  'session.no-proof',
  'disk.full',
] as const

/** Doors into and out of a ledger, and the people who may use it. */
export const session = {
  /** The first screen: every ledger on this computer, and the session if one is open. */
  overview: gate('session.overview', {
    input: nothing,
    output: z.strictObject({
      ledgers: z.array(LedgerCard),
      session: Session.nullable(),
      version: z.string(),
    }),
  }),
  create: gate('session.create', {
    input: z.strictObject({
      officeName: z.string().trim().min(2).max(60),
      officeCode: OfficeCode,
      kind: LedgerKind,
      people: z
        .array(z.strictObject({ name: PersonName, role: Role, password: Password }))
        .min(1)
        .max(2),
    }),
    /** The recovery code is shown and printed once, here, and never stored. */
    output: z.strictObject({ ledgerId: Id, recoveryCode: z.string() }),
    faults: [
      'session.weak-password',
      'session.two-people',
      'session.bad-place',
      'disk.full',
      'disk.no-permission',
    ],
  }),
  /** Makes (once) and opens the practice ledger with the sample office in it; no password to remember. */
  practice: gate('session.practice', { input: nothing, output: Session, faults: unlockFaults }),
  /**
   * Brings a ledger folder from another disk onto this computer's list, or offers the backups that lie in
   * the chosen folder, of `wanted` where given; nothing is copied until one of them is restored.
   */
  adopt: gate('session.adopt', {
    input: z.strictObject({ wanted: Id.optional() }),
    output: z.strictObject({
      ledgerId: Id.nullable(),
      offered: z.strictObject({ ledger: LedgerCard, backups: z.array(Backup) }).nullable(),
    }),
    faults: [
      'session.ledger-missing',
      'session.ledger-foreign',
      'session.ledger-here',
      'session.linked',
      'session.keyring-damaged',
      'session.bad-place',
      'disk.full',
    ],
  }),
  unlock: gate('session.unlock', {
    input: z.strictObject({ ledgerId: Id, userId: Id, password: Password }),
    output: Session,
    faults: unlockFaults,
  }),
  /** Opens with the paper recovery code; the person gets a new password and the office a new code. */
  recover: gate('session.recover', {
    input: z.strictObject({ ledgerId: Id, userId: Id, code: z.string().max(80), newPassword: Password }),
    output: z.strictObject({ session: Session, recoveryCode: z.string() }),
    faults: [...unlockFaults, 'session.bad-recovery-code', 'session.weak-password'],
  }),
  lock: gate('session.lock', { input: nothing, output: nothing }),
  /** Shows a received ledger or an audit pack, read-only, on the same screens. */
  show: gate('session.show', {
    who: everyRole,
    input: z.strictObject({ bundleId: z.string().regex(/^[0-9a-f]{64}$/) }),
    output: Session,
    faults: ['session.locked', 'bundles.not-found', 'session.ledger-damaged'],
  }),
  showOwn: gate('session.showOwn', {
    who: everyRole,
    input: nothing,
    output: Session,
    faults: ['session.locked'],
  }),

  changePassword: gate('session.changePassword', {
    who: everyRole,
    input: z.strictObject({ oldPassword: Password, newPassword: Password }),
    output: nothing,
    faults: ['session.wrong-password', 'session.wait', 'session.weak-password'],
  }),
  /** Signs what this person decides in the next ten minutes, or until the ledger is locked. */
  sign: gate('session.sign', {
    who: everyRole,
    input: z.strictObject({ password: Password }),
    output: nothing,
    faults: ['session.wrong-password', 'session.wait', 'session.key-waiting', 'session.key-unknown'],
  }),
  /** Certifies a colleague's signing key after its fingerprint was compared face to face. */
  certify: gate('session.certify', {
    who: certifiers,
    input: z.strictObject({ userId: Id, fingerprint: z.string().max(40) }),
    output: nothing,
    faults: ['session.certify-other', 'session.key-unknown', 'session.sign-first', 'session.unknown-user'],
  }),
  people: gate('session.people', {
    who: everyRole,
    input: nothing,
    output: z.array(
      z.strictObject({
        id: Id,
        name: z.string(),
        role: Role,
        seals: z.boolean(),
        mustChange: z.boolean(),
        /** The signing key, to be compared by its fingerprint; null before the first own password. */
        key: z
          .strictObject({ fingerprint: z.string(), state: z.enum(['waiting', 'certified', 'ended']) })
          .nullable(),
      }),
    ),
  }),
  addPerson: gate('session.addPerson', {
    who: ['admin'],
    input: z.strictObject({ name: PersonName, role: Role, oneTimePassword: Password }),
    output: z.strictObject({ id: Id }),
    faults: ['session.weak-password', 'session.name-taken'],
  }),
  /** A forgotten password: the admin gives a one-time password, a second person confirms with their own. */
  resetPassword: gate('session.resetPassword', {
    who: ['admin'],
    input: z.strictObject({
      userId: Id,
      oneTimePassword: Password,
      witnessId: Id,
      witnessPassword: Password,
      reason: Reason,
    }),
    output: nothing,
    faults: [
      'session.weak-password',
      'session.wrong-password',
      'session.wait',
      'session.second-person',
      'session.must-change-first',
      'session.last-sealer',
      'session.seal-right-missing',
    ],
  }),
  /** Removes a person and changes the ledger's key, so that old copies of theirs open nothing newer. */
  removePerson: gate('session.removePerson', {
    who: ['admin'],
    input: z.strictObject({ userId: Id, reason: Reason }),
    output: nothing,
    faults: ['session.last-admin', 'session.last-sealer', 'disk.full'],
  }),
  /** Another name or role; who is no longer head loses the right to seal. */
  amendPerson: gate('session.amendPerson', {
    who: ['admin'],
    input: z.strictObject({ userId: Id, name: PersonName, role: Role, reason: Reason }),
    output: nothing,
    faults: ['session.name-taken', 'session.last-admin', 'session.last-sealer'],
  }),
  grantSeal: gate('session.grantSeal', {
    who: ['head'],
    input: z.strictObject({ userId: Id, reason: Reason }),
    output: nothing,
    faults: ['session.seal-right-missing', 'session.seal-needs-head', 'session.must-change-first'],
  }),
  /** A new identity and signing key, for a key that is void or may be known: others confirm it anew. */
  renewKeys: gate('session.renewKeys', {
    who: ['head'],
    input: z.strictObject({ password: Password, reason: Reason }),
    output: nothing,
    faults: ['session.wrong-password', 'session.wait', 'session.seal-right-missing'],
  }),
  /** A new recovery code for a sheet that was lost or seen; the old one opens nothing any more. */
  renewRecovery: gate('session.renewRecovery', {
    who: ['head'],
    input: z.strictObject({ password: Password, reason: Reason }),
    output: z.strictObject({ ledgerId: Id, recoveryCode: z.string() }),
    faults: ['session.wrong-password', 'session.wait', 'session.seal-right-missing'],
  }),
  recoverySheet: gate('session.recoverySheet', {
    input: z.strictObject({ ledgerId: Id, recoveryCode: z.string().max(80) }),
    output: SavedFile,
    faults: diskFaults,
  }),
  backUp: gate('session.backUp', {
    who: everyRole.filter((role) => role !== 'auditor'),
    input: z.strictObject({ toStick: z.boolean().default(false) }),
    output: z.strictObject({ fileName: z.string().nullable(), atMs: z.int() }),
    faults: ['session.backup-failed', ...diskFaults],
  }),
  backups: gate('session.backups', {
    who: everyRole,
    input: nothing,
    output: z.array(Backup),
  }),
  /**
   * Puts a backup, own or from the chosen stick, or what an earlier restore replaced (`aside`), in the
   * ledger's place; what stood there is moved aside, never overwritten. No session after the paper code.
   */
  restore: gate('session.restore', {
    input: z.strictObject({
      ledgerId: Id,
      source: z.strictObject({ from: z.enum(['own', 'stick', 'aside']), name: z.string().max(80) }),
      proof: Proof,
    }),
    output: z.strictObject({ session: Session.nullable() }),
    faults: restoreFaults,
  }),
  /** The ledger's own backups, and what restores replaced, for who may restore. */
  backupsOf: gate('session.backupsOf', {
    input: z.strictObject({ ledgerId: Id, proof: Proof }),
    output: z.strictObject({
      backups: z.array(Backup),
      aside: z.array(z.strictObject({ name: z.string(), atMs: z.int().nullable() })),
    }),
    faults: restoreFaults,
  }),
}
