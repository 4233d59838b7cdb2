import { z } from 'zod'
import { Day } from '../kernel/day.ts'
import { Id } from '../kernel/id.ts'
import { Month } from '../kernel/month.ts'
import { OfficeCode } from '../session/session.ts'
import { MOST_COUNTED } from './limits.ts'
import * as parts from './parts.ts'

/** SHA-256 of the bundle's manifest.json, in hex: the bundle's name for machines. */
export const BundleId = parts.Digest
export type BundleId = z.infer<typeof BundleId>

/** The first 16 hex digits of a signing key's fingerprint. */
export const KeyFingerprint = z.string().regex(/^[0-9a-f]{16}$/)

/**
 * What a bundle may be in v1; the reserved kinds are `bundles.newer-version`. Enrolment has a manifest of
 * its own.
 */
export const BundleKind = z.enum(['report', 'audit', 'receipt', 'return', 'letter'])
export type BundleKind = z.infer<typeof BundleKind>

/** A number that goes up one by one. */
export const Counted = z.int().min(1).max(MOST_COUNTED)
const Moment = z.iso.datetime({ offset: true }).refine((at) => Day.safeParse(at.slice(0, 10)).success)
const Name = z.string().min(1).max(100)

/** Who sends: office, ledger, which life of that ledger, and the key it signs with. */
export const From = z.strictObject({
  office: OfficeCode,
  ledger: Id,
  incarnation: Counted,
  key: KeyFingerprint,
  practice: z.boolean(),
})
export type From = z.infer<typeof From>

const inReckonedYear = (id: string): boolean => Month.safeParse(`${id.slice(0, 4)}-01`).success

/** The span that a report speaks of: `2026-06`, `2026-q2`, `2026`, or a short name. */
export const Period = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('month'), id: z.string().refine((id) => Month.safeParse(id).success) }),
  z.strictObject({
    type: z.literal('quarter'),
    id: z
      .string()
      .regex(/^\d{4}-q[1-4]$/)
      .refine(inReckonedYear),
  }),
  z.strictObject({
    type: z.literal('year'),
    id: z
      .string()
      .regex(/^\d{4}$/)
      .refine(inReckonedYear),
  }),
  z.strictObject({ type: z.literal('adhoc'), id: z.string().regex(/^[a-z0-9-]{1,32}$/) }),
])
export type Period = z.infer<typeof Period>

const BundlePosition = z.strictObject({ incarnation: Counted, seq: Counted, id: BundleId })
const Approval = z.strictObject({ user: Id, name: Name, role: z.string().min(1).max(32), at: Moment })

const head = {
  fmt: z.literal('tzb'),
  v: z.literal(1),
  suite: z.literal('s1'),
  from: From,
  /** Offices that may read it, sorted. */
  to: z.array(OfficeCode).min(1).max(15),
  /** The one of them for which `seq` counts; further readers do not change the count. */
  stream: OfficeCode,
  seq: Counted,
  prev: BundleId.nullable(),
  mode: z.enum(['full', 'delta']),
  /** For `delta` (reserved): the bundle it builds on. */
  base: BundleId.nullable(),
  forked_from: BundlePosition.nullable(),
  schema: z.strictObject({ app: z.string().min(1).max(32), db: z.int().min(1), codes: z.int().min(0) }),
  created_at: Moment,
  clock_suspect: z.boolean(),
  tables: z.array(parts.TableEntry).max(1000),
  files: z.array(parts.Attachment).max(4096),
  audit: parts.AuditPart.nullable(),
  totals: parts.Totals,
  /** The last receipt the sender has read. */
  head_ack: z.strictObject({ seq: Counted, id: BundleId }).nullable(),
  /** Room for later: whatever stands here is signed, kept and not understood. */
  ext: z.record(z.string(), z.unknown()).optional(),
}

/**
 * How many places of its own ledger the sender's verification before sealing named as not fitting; absent
 * where the sender's program did not look.
 */
const Unsound = z.int().min(0).max(1000).optional()

const Report = z.strictObject({
  ...head,
  kind: z.literal('report'),
  period: Period,
  revision: Counted,
  receipt: z.null(),
  scope: z.null(),
  approved_by: z.array(Approval).min(1).max(16),
  unsound: Unsound,
})

const AuditPack = z.strictObject({
  ...head,
  kind: z.literal('audit'),
  period: z.null(),
  revision: z.null(),
  receipt: z.null(),
  /** What the auditor was given, in words, and whether personal columns were masked. */
  scope: z.strictObject({ text: z.string().max(500), masked: z.boolean() }),
  approved_by: z.array(Approval).min(1).max(16),
  unsound: Unsound,
})

const withoutRows = {
  ...head,
  tables: z.array(parts.TableEntry).length(0),
  files: z.array(parts.Attachment).length(0),
  audit: z.null(),
}

const carriesReceipt = {
  ...withoutRows,
  receipt: parts.ReceiptMember,
  scope: z.null(),
  approved_by: z.array(Approval).max(16),
}

const ReceiptBundle = z.strictObject({
  ...carriesReceipt,
  kind: z.literal('receipt'),
  period: z.null(),
  revision: z.null(),
})

const ReturnBundle = z.strictObject({
  ...carriesReceipt,
  kind: z.literal('return'),
  period: Period,
  revision: Counted,
})

/** One letter (公函), to whom letters are exchanged with; no rows, no files. */
const LetterBundle = z.strictObject({
  ...withoutRows,
  kind: z.literal('letter'),
  period: z.null(),
  revision: z.null(),
  receipt: z.null(),
  letter: parts.LetterMember,
  scope: z.null(),
  approved_by: z.array(Approval).min(1).max(16),
})

/** manifest.json of a TZB v1 bundle (bundle.md C4): strict, and consistent within itself. */
export const Manifest = z
  .discriminatedUnion('kind', [Report, AuditPack, ReceiptBundle, ReturnBundle, LetterBundle])
  .superRefine((manifest, context) => {
    const say = (path: string, holds: boolean) => {
      if (!holds) context.addIssue({ code: 'custom', path: [path] })
    }
    say('to', isSortedSet(manifest.to))
    say('stream', manifest.to.includes(manifest.stream))
    say('prev', (manifest.seq === 1) === (manifest.prev === null))
    say('base', (manifest.mode === 'full') === (manifest.base === null))
    say('forked_from', (manifest.forked_from?.incarnation ?? 0) < manifest.from.incarnation)
    for (const part of parts.consistentParts(manifest)) say(part, false)
  })
export type Manifest = z.infer<typeof Manifest>

/** What a reader must know before it may believe a signature: no more than who claims to have signed what. */
export const Claim = z.looseObject({
  from: z.looseObject({ office: OfficeCode, ledger: Id, incarnation: Counted, key: KeyFingerprint }),
  seq: Counted,
})

function isSortedSet(list: readonly string[]): boolean {
  return list.every((item, at) => at === 0 || list[at - 1]! < item)
}
