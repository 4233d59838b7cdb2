import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { Id } from '../../kernel/id.ts'

const text = (most: number) => z.string().trim().max(most).nullable()
const named = (most: number) => z.string().trim().min(1).max(most)
/** Money a person may write: whole fen, above nothing, below a hundred million yuan. */
export const AmountFen = z.int().min(1).max(10_000_000_000)
/** A budget year. */
export const Year = z.int().min(2000).max(2100)

/** What a person fills in about a fund. */
export const FundCard = z.strictObject({
  name: named(40),
  /** A code of the fund-kind set. */
  kind: z.string().max(20),
  /** The first day it is kept here; the rules that ship with the program count from here. */
  openedDay: Day,
  /** The first day nothing may be spent from it any more. */
  closedDay: Day.nullable(),
  remark: text(500),
})
export type FundCard = z.infer<typeof FundCard>

/** 专项资金、经费: money with a purpose, its own balance and its own rules. */
export const Fund = FundCard.extend({ id: Id, sort: z.int(), revision: z.int() })
export type Fund = z.infer<typeof Fund>
/** The fields of a fund that change. */
export const FundPatch = FundCard.omit({ kind: true, openedDay: true }).partial()

/**
 * One rule of a fund: a category that may be spent on (`scope`), what may not (`forbidden`), up to how much
 * a role approves (`limit`, null is without limit), which paper must be there (`paper`), and how it is made
 * public (`publish-within`, `publish-for`: days).
 */
export const RuleCard = z.strictObject({
  kind: z.enum(['scope', 'forbidden', 'limit', 'paper', 'publish-within', 'publish-for']),
  /** A code of the spend-category set; null is any. */
  category: z.string().max(20).nullable(),
  role: z.enum(['reviewer', 'head']).nullable(),
  /** A code of the paper-kind set. */
  paper: z.string().max(20).nullable(),
  stage: z.enum(['submit', 'pay']).nullable(),
  /** `limit`: up to; `paper`: from. */
  amountFen: z.int().min(0).max(10_000_000_000).nullable(),
  days: z.int().min(1).max(365).nullable(),
  words: z.string().trim().max(100),
  /** Words, spaces or stops between, that show in a purpose that it is forbidden. */
  matches: text(200),
  /** Where it is written. */
  source: z.string().trim().min(1).max(200),
})
export type RuleCard = z.infer<typeof RuleCard>

/** A rule with the days on which it holds (null: until further notice). */
export const FundRule = RuleCard.extend({
  id: Id,
  fundId: Id,
  fromDay: Day,
  toDay: Day.nullable(),
  revision: z.int(),
})
export type FundRule = z.infer<typeof FundRule>

/** What a person fills in about a line of a year’s budget. */
export const LineCard = z.strictObject({
  fundId: Id,
  year: Year,
  name: named(40),
  /** A code of the spend-category set. */
  category: z.string().max(20),
  amountFen: z.int().min(0).max(10_000_000_000),
  remark: text(500),
})
export type LineCard = z.infer<typeof LineCard>

/** 预算科目: how much of a fund may go into one thing in one year. */
export const BudgetLine = LineCard.extend({ id: Id, sort: z.int(), revision: z.int() })
export type BudgetLine = z.infer<typeof BudgetLine>
/** The fields of a line that change; it stays in its fund, year and category. */
export const LinePatch = LineCard.pick({ name: true, amountFen: true, remark: true }).partial()

/** What a person fills in when money arrives. */
export const AppropriationCard = z.strictObject({
  fundId: Id,
  day: Day,
  amountFen: AmountFen,
  /** Who sent it. */
  payer: named(60),
  /** 文号. */
  document: text(60),
  remark: text(500),
})
export type AppropriationCard = z.infer<typeof AppropriationCard>

/** 拨款: money that arrived for a fund. Taken back by a red-letter voucher, never deleted. */
export const Appropriation = AppropriationCard.extend({
  id: Id,
  state: z.enum(['standing', 'reversed']),
  enteredBy: z.string(),
  note: z.string().max(200),
  voucherId: Id.nullable(),
  revision: z.int(),
})
export type Appropriation = z.infer<typeof Appropriation>

/** A line with what is bound and spent of it. */
export const LineTold = BudgetLine.extend({
  /** Submitted and later, paid included. */
  committedFen: z.int(),
  spentFen: z.int(),
})
export type LineTold = z.infer<typeof LineTold>

/** A fund as one year shows it. */
export const FundTold = Fund.extend({
  budgetFen: z.int(),
  /** Received in the year. */
  receivedFen: z.int(),
  committedFen: z.int(),
  spentFen: z.int(),
  /** All it was opened with or ever received less all that was ever paid, up to today. */
  balanceFen: z.int(),
  /** The balance less what is bound and not paid yet. */
  freeFen: z.int(),
  lines: z.array(LineTold),
})
export type FundTold = z.infer<typeof FundTold>
