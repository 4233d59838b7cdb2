import { z } from 'zod'
import { Id } from '../../kernel/id.ts'
import { Month } from '../../kernel/month.ts'
import { Hands } from '../../workflow/hands.ts'

const revision = z.int().min(1)

/** 当月填写: an amount or a rating for one component, one person, one month. */
export const PayEntry = z.strictObject({
  id: Id,
  month: Month,
  staffId: Id,
  /** The code of a component. */
  component: z.string().max(20),
  /** What is added; negative takes away. */
  amountFen: z.int().min(-1_000_000_000).max(1_000_000_000).nullable(),
  /** A code of the ratings. */
  rating: z.string().max(20).nullable(),
  note: z.string().max(100),
  revision,
})
export type PayEntry = z.infer<typeof PayEntry>

/** A month of pay as it stands: `open` while it is only written for. */
export const PayMonth = z.strictObject({
  id: Id,
  month: Month,
  state: z.enum(['open', 'computed', 'approved']),
  /** Everybody who wrote something for it, computed it or threw it away: none of them approves it. */
  hands: Hands,
  runBy: z.string().nullable(),
  runAt: z.int().nullable(),
  approvedBy: z.string().nullable(),
  approvedAt: z.int().nullable(),
  revision,
})
export type PayMonth = z.infer<typeof PayMonth>

/** 每月发放: one month for all staff as it was computed. Locked once approved, by another than who ran it. */
export const PayRun = PayMonth.extend({
  state: z.enum(['computed', 'approved']),
  runBy: z.string(),
  runAt: z.int(),
})
export type PayRun = z.infer<typeof PayRun>

/** One person's month in sums, all in fen; the tax figures count from January. */
export const PaySlip = z.strictObject({
  id: Id,
  runId: Id,
  staffId: Id,
  month: Month,
  name: z.string(),
  post: z.string(),
  grade: z.int(),
  /** 月标准: what shares are taken of. */
  standardFen: z.int(),
  /** 应发, with a bonus. */
  grossFen: z.int(),
  /** Own shares of 五险一金. */
  personFen: z.int(),
  /** The employer's shares, which nobody is paid. */
  employerFen: z.int(),
  taxFen: z.int(),
  /** A 全年一次性奖金 within the gross, and the tax on it alone. */
  bonusFen: z.int(),
  bonusTaxFen: z.int(),
  /** Taken from the net, after tax. */
  withheldFen: z.int(),
  /** 实发. */
  netFen: z.int(),
  cumIncomeFen: z.int(),
  cumBasicFen: z.int(),
  cumInsuranceFen: z.int(),
  cumSpecialFen: z.int(),
  cumTaxableFen: z.int(),
  cumTaxFen: z.int(),
  /** Withheld from January up to the month before. */
  withheldBeforeFen: z.int(),
  overpaidFen: z.int(),
  rateBp: z.int(),
  quickFen: z.int(),
  bracketId: Id,
  bonusBracketId: Id.nullable(),
  basicRateId: Id,
})
export type PaySlip = z.infer<typeof PaySlip>

/** One component of one slip, with the parameters it was found by. */
export const PayLine = z.strictObject({
  id: Id,
  slipId: Id,
  componentId: Id,
  /** What the share is taken of; the sum of the months where several are paid together. */
  basisFen: z.int(),
  shareBp: z.int(),
  /** In ten-thousandths: what the rating gives. */
  factorBp: z.int(),
  amountFen: z.int(),
  standardRateId: Id.nullable(),
  gradeRateId: Id.nullable(),
  factorRateId: Id.nullable(),
  sort: z.int(),
})
export type PayLine = z.infer<typeof PayLine>

/** 缴费记录: one item of one person in one month; without a slip where it was made up later (补缴). */
export const InsuranceRecord = z.strictObject({
  id: Id,
  staffId: Id,
  month: Month,
  item: z.string(),
  slipId: Id.nullable(),
  enrolmentId: Id.nullable(),
  rateId: Id,
  declaredFen: z.int(),
  baseFen: z.int(),
  personFen: z.int(),
  employerFen: z.int(),
})
export type InsuranceRecord = z.infer<typeof InsuranceRecord>
