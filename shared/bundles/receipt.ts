import { z } from 'zod'
import { Id } from '../kernel/id.ts'
import { OfficeCode } from '../session/session.ts'
import { BundleId, Counted } from './manifest.ts'
import { Digest } from './parts.ts'

const FaultName = z.string().regex(/^[a-z]+\.[a-z-]{1,60}$/)

/** One thing that is wrong with one row, or with a table where `key` is empty. */
export const Finding = z.strictObject({
  table: z.string().max(48),
  key: z.string().max(200),
  column: z.string().max(64),
  code: z.string().max(64),
  text: z.string().max(1000),
})
export type Finding = z.infer<typeof Finding>

/** `held`: stored, and nobody judged it yet. `accepted` and `returned` are a person's deed. */
export const ReceiptStatus = z.enum(['accepted', 'duplicate', 'refused', 'held', 'returned'])
export type ReceiptStatus = z.infer<typeof ReceiptStatus>

/** What became of one bundle. */
const Judged = z
  .strictObject({
    id: BundleId,
    incarnation: Counted,
    seq: Counted,
    status: ReceiptStatus,
    /** The fault's code where the status is `refused`, and only there. */
    code: FaultName.nullable(),
    /** A person's words: why it was returned. */
    note: z.string().max(1000),
    errors: z.array(Finding).max(10_000),
  })
  .refine(({ status, code }) => (status === 'refused') === (code !== null), { path: ['code'] })

/** receipt.json (bundle.md C7): what became of each bundle, and how far the receiver has come. */
export const Receipt = z.strictObject({
  fmt: z.literal('tzb-receipt'),
  v: z.literal(1),
  /** Whose ledger this answers: the sender of the bundles below. */
  office: OfficeCode,
  ledger: Id,
  bundles: z.array(Judged).max(1000),
  /** The bundle whose content counts now, and the sender's chain as far as it is known there. */
  head: z
    .strictObject({
      incarnation: Counted,
      seq: Counted,
      id: BundleId,
      audit: z.strictObject({ size: z.int().min(0), head: Digest }).nullable(),
    })
    .nullable(),
  /** Numbers of the head's incarnation that never came. */
  missing: z.array(z.strictObject({ from: Counted, to: Counted })).max(1000),
  /** Attachments held, by digest, sorted: they need not be sent again. */
  held_files: z.array(Digest).max(100_000),
})
export type Receipt = z.infer<typeof Receipt>
