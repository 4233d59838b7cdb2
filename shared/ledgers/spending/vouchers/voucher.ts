import { z } from 'zod'
import { Day } from '../../../kernel/day.ts'
import { Id } from '../../../kernel/id.ts'
import { Month } from '../../../kernel/month.ts'
import { AccountCode } from './account.ts'

/** Why vouchers are written, in the codes of the set. */
export const voucherKinds = [
  'manual',
  'opening',
  'appropriation',
  'spending',
  'payroll',
  'carry-forward',
  'reversal',
] as const
export type VoucherKind = (typeof voucherKinds)[number]

const Summary = z.string().trim().min(1).max(100)
/** Fen on one side of an entry: up to ten milliards of yuan. */
const Side = z.int().min(-1_000_000_000_000).max(1_000_000_000_000)
const revisionless = { id: Id }

/** 分录: what one voucher says of one account, in fen; exactly one side is not 0. */
export const VoucherEntry = z.strictObject({
  ...revisionless,
  voucherId: Id,
  /** From 1 on. */
  line: z.int().min(1),
  month: Month,
  accountId: Id,
  fundId: Id.nullable(),
  summary: Summary,
  debitFen: Side,
  creditFen: Side,
})
export type VoucherEntry = z.infer<typeof VoucherEntry>

/** 记账凭证 without its entries. It never changes, but for who checked it. */
export const Voucher = z.strictObject({
  ...revisionless,
  month: Month,
  /** Counted from 1 in every month, without gaps. */
  number: z.int().min(1),
  day: Day,
  kind: z.enum(voucherKinds),
  summary: Summary,
  /** The sum of one side; negative where it is a reversal (红字). */
  totalFen: z.int(),
  /** How many entries it has. */
  lines: z.int().min(2),
  /** The record it was written for. */
  sourceTable: z.string().max(40).nullable(),
  sourceId: z.string().max(60).nullable(),
  /** The voucher it takes back. */
  reversesId: Id.nullable(),
  /** 制单. */
  enteredBy: z.string(),
  enteredAt: z.int(),
  /** 审核, by somebody else. */
  checkedBy: z.string().nullable(),
  checkedAt: z.int().nullable(),
})
export type Voucher = z.infer<typeof Voucher>

/** One line of a voucher to be written. */
export const WantedEntry = z.strictObject({
  accountCode: AccountCode,
  fundId: Id.nullable(),
  summary: Summary,
  debitFen: Side,
  creditFen: Side,
})
export type WantedEntry = z.infer<typeof WantedEntry>

/** A voucher to be written. */
export type WantedVoucher = {
  readonly day: Day
  readonly kind: VoucherKind
  readonly summary: string
  readonly entries: readonly WantedEntry[]
}
