import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { Role } from '../kernel/roles.ts'

/**
 * `office` keeps rows; `auditor` only opens packs. Their `practice` twins are visibly fake and exchange
 * bundles with each other only.
 */
export const LedgerKind = z.enum(['office', 'auditor', 'practice', 'practice-auditor'])
export type LedgerKind = z.infer<typeof LedgerKind>

/** Whether everything in the ledger is invented, and refused by real ledgers. */
export const isPractice = (kind: LedgerKind): boolean => kind === 'practice' || kind === 'practice-auditor'
/** Whether it is an auditor's own ledger, which keeps no rows. */
export const isAuditor = (kind: LedgerKind): boolean => kind === 'auditor' || kind === 'practice-auditor'

/** Whether somebody may only read: an auditor at the office's own computer. */
export const onlyReads = (role: Role, kind: LedgerKind): boolean => role === 'auditor' && !isAuditor(kind)

/** A ledger as it stands on the first screen, before anybody unlocked it. */
export const LedgerCard = z.strictObject({
  id: Id,
  officeName: z.string(),
  officeCode: z.string(),
  kind: LedgerKind,
  /** Who may unlock it; display names stand readable beside the ledger. */
  people: z.array(z.strictObject({ id: Id, name: z.string(), role: Role })),
  /** Who holds it open now, by the advisory holder file; empty when nobody does. */
  heldBy: z.string(),
  lastBackupMs: z.int().nullable(),
})
export type LedgerCard = z.infer<typeof LedgerCard>

/** Which ledger the screens show: one's own, or somebody's, read-only. */
export const ShownLedger = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('own') }),
  z.strictObject({
    kind: z.enum(['received', 'pack']),
    bundleId: z.string(),
    officeName: z.string(),
    period: z.string(),
    masked: z.boolean(),
    /** Columns that were left out or masked when it was sealed, by label. */
    maskedLabels: z.array(z.string()),
  }),
])
export type ShownLedger = z.infer<typeof ShownLedger>

/** What the screens know about who sits here. Never a key, never a path. */
export const Session = z.strictObject({
  ledgerId: Id,
  officeName: z.string(),
  officeCode: z.string(),
  kind: LedgerKind,
  user: z.strictObject({
    ...{ id: Id, name: z.string(), role: Role, seals: z.boolean() },
    /** The other accounts that are known to be this person's. */
    otherAccounts: z.array(Id),
  }),
  mustChangePassword: z.boolean(),
  readOnly: z.boolean(),
  shown: ShownLedger,
  idleMinutes: z.int(),
  /**
   * Things to say once after unlocking. `put-back`: the file is an older copy than the one that was closed
   * here. `clock-ahead`: by this computer's clock nobody used the ledger for half a year.
   * `cut-again`: an older copy still held what was cleared since; it was cleared again.
   */
  notices: z.array(
    z.enum([
      'put-back',
      'clock-set-back',
      'clock-ahead',
      'restored',
      'backup-old',
      'unclean-exit',
      'recovery-used',
      'verification-differs',
      'cut-again',
    ]),
  ),
})
export type Session = z.infer<typeof Session>

/** 120-120000 office codes as offices print them: letters and digits that are safe in a file name. */
export const OfficeCode = z.string().regex(/^[a-z0-9]{2,20}$/)
export type OfficeCode = z.infer<typeof OfficeCode>
