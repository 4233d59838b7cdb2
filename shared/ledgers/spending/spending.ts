import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { Id } from '../../kernel/id.ts'
import { Hands } from '../../workflow/hands.ts'
import { AmountFen } from './fund.ts'

const text = (most: number) => z.string().trim().max(most).nullable()

/** What a person fills in to spend money; the fund, the year and the category follow from the budget line. */
export const SpendingCard = z.strictObject({
  lineId: Id,
  /** The day it was spent or is to be. */
  day: Day,
  purpose: z.string().trim().min(2).max(80),
  amountFen: AmountFen,
  /** 收款单位或个人. */
  payee: z.string().trim().min(1).max(60),
  payeeAccount: text(34),
  invoiceNumber: text(30),
  /** Who issued the invoice. */
  seller: text(60),
  /** The meeting or decision that it rests on. */
  decision: text(80),
  /** 经办人. */
  handler: z.string().trim().min(1).max(30),
  remark: text(500),
})
export type SpendingCard = z.infer<typeof SpendingCard>
/** The fields of a spending that change. */
export const SpendingPatch = SpendingCard.partial()
export type SpendingPatch = z.infer<typeof SpendingPatch>

/** How a spending stands; see the words of the code set `spendingState`. */
export const SpendingState = z.enum([
  'draft',
  'submitted',
  'reviewed',
  'approved',
  'paid',
  'published',
  'returned',
  'withdrawn',
  'reversed',
])
export type SpendingState = z.infer<typeof SpendingState>

/** 支出: from the application to what hangs on the board. Never deleted: withdrawn, or reversed. */
export const Spending = SpendingCard.extend({
  id: Id,
  /** `2031-0007`: people’s own number, given once. */
  number: z.string().max(20),
  fundId: Id,
  year: z.int(),
  category: z.string(),
  state: SpendingState,
  /** None of them reviews, approves or sends it back. */
  hands: Hands,
  reviewedBy: z.string().nullable(),
  approvedBy: z.string().nullable(),
  paidBy: z.string().nullable(),
  paidDay: Day.nullable(),
  payWay: z.string().nullable(),
  /** The bank’s number of the payment. */
  payReference: text(40),
  voucherId: Id.nullable(),
  publicityId: Id.nullable(),
  /** Why it was returned, withdrawn or reversed. */
  note: z.string().max(200),
  revision: z.int(),
})
export type Spending = z.infer<typeof Spending>

/** A spending as lists and cards see it: the bank account carries stars until somebody asks. */
export const MaskedSpending = Spending.extend({ masked: z.boolean() })
export type MaskedSpending = z.infer<typeof MaskedSpending>

/** How something was paid. */
export const Payment = z.strictObject({
  paidDay: Day,
  /** A code of the pay-way set. */
  payWay: z.string().max(20),
  payReference: text(40),
})
export type Payment = z.infer<typeof Payment>

/** What is said of spendings that hang on the board. */
export const PublicityCard = z.strictObject({
  place: z.string().trim().min(1).max(60),
  fromDay: Day,
  toDay: Day,
  /** The paper that hung there: its title or number. */
  paper: text(80),
})
export type PublicityCard = z.infer<typeof PublicityCard>
/** 公示: one paper, one or several spendings. */
export const Publicity = PublicityCard.extend({ id: Id, enteredBy: z.string(), revision: z.int() })
export type Publicity = z.infer<typeof Publicity>
