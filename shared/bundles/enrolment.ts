import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { OfficeCode } from '../session/session.ts'
import { BundleId, KeyFingerprint } from './manifest.ts'

/** An Ed25519 public key: 32 bytes in base64, with no second spelling. */
export const SignKey = z.string().regex(/^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/)

/** An age X25519 recipient. */
export const AgeRecipient = z.string().regex(/^age1[ac-hj-np-z02-9]{58}$/)

/** When keys were made: in which life of the ledger, and after how many changes. Later ones are greater. */
const KeysMade = z.strictObject({
  life: z.int().min(1).max(1_000_000),
  turn: z.int().min(0).max(1_000_000),
})
export type KeysMade = z.infer<typeof KeysMade>

/**
 * The public half of an office: what a check number stands for, all of it, and what is pinned after it was
 * typed.
 */
export const OfficeKeys = z.strictObject({
  office: OfficeCode,
  name: z.string().min(1).max(100),
  ledger: Id,
  kind: z.enum(['office', 'auditor']),
  practice: z.boolean(),
  sign_pub: SignKey,
  recipient: AgeRecipient,
  made: KeysMade,
})
export type OfficeKeys = z.infer<typeof OfficeKeys>

/**
 * `subordinate` sends reports to the grant's issuer; `auditor` is given audit packs; with a `partner` (共建单位)
 * letters are exchanged and nothing else.
 */
export const EnrolledRole = z.enum(['subordinate', 'auditor', 'partner'])
export type EnrolledRole = z.infer<typeof EnrolledRole>

/** Whether keys were made later than others. */
export const isNewer = (left: KeysMade, right: KeysMade): boolean =>
  left.life === right.life ? left.turn > right.turn : left.life > right.life

/** The last bundle that a former key of the signer sealed for one ledger: nothing of it counts after. */
const KeyEnd = z.strictObject({
  key: KeyFingerprint,
  stream: Id,
  incarnation: z.int().min(1).max(1_000_000),
  seq: z.int().min(1).max(1_000_000_000),
  id: BundleId,
})
export type KeyEnd = z.infer<typeof KeyEnd>
const ends = z.array(KeyEnd).max(200)

const head = {
  fmt: z.literal('tzb'),
  v: z.literal(1),
  suite: z.literal('s1'),
  kind: z.literal('enrol'),
  created_at: z.iso.datetime({ offset: true }),
}

/** What an office asks to be follows from what it is, which the check number covers. */
const fits = (role: EnrolledRole, { kind }: OfficeKeys): boolean =>
  (role === 'auditor') === (kind === 'auditor')

/** A self-signed request: an office shows its keys and names the office it reports to. */
export const EnrolRequest = z
  .strictObject({
    ...head,
    step: z.literal('request'),
    keys: OfficeKeys,
    role: EnrolledRole,
    parent: OfficeCode.nullable(),
    ends,
  })
  .refine(({ role, keys }) => fits(role, keys), { path: ['role'] })
export type EnrolRequest = z.infer<typeof EnrolRequest>

/** The superior's answer: it signs the office's keys and shows its own. */
export const EnrolGrant = z
  .strictObject({
    ...head,
    step: z.literal('grant'),
    /** The signer. */
    keys: OfficeKeys,
    granted: z.strictObject({
      keys: OfficeKeys,
      role: EnrolledRole,
      valid_from: z.iso.date(),
      /**
       * The 32 bytes under which marks are made for the signer, as an age file for the office, in base64;
       * null for an auditor and a partner, who send no marks to compare.
       */
      mark_key: z.base64().max(1000).nullable(),
    }),
    /** The signer's own superiors, nearest first. */
    chain: z.array(OfficeKeys).max(8),
    ends,
  })
  .refine(({ granted }) => fits(granted.role, granted.keys), { path: ['granted', 'role'] })
  .refine(({ granted }) => (granted.role === 'subordinate') === (granted.mark_key !== null), {
    path: ['granted', 'mark_key'],
  })
export type EnrolGrant = z.infer<typeof EnrolGrant>

/**
 * The signer's new recipient, told to everybody who pinned its signing key: that key signs it, so no digits
 * are typed. Everything else of the keys stays what it was.
 */
export const EnrolNotice = z.strictObject({ ...head, step: z.literal('notice'), keys: OfficeKeys })
export type EnrolNotice = z.infer<typeof EnrolNotice>

/** manifest.json of a `.tzk` file. */
export const Enrolment = z.discriminatedUnion('step', [EnrolRequest, EnrolGrant, EnrolNotice])
export type Enrolment = z.infer<typeof Enrolment>
