import { z } from 'zod'
import { Id } from '../../kernel/id.ts'
import { Month } from '../../kernel/month.ts'

/** Money in fen as parameters and pay hold it: up to ten million yuan. */
export const Fen = z.int().min(0).max(1_000_000_000)
/** A rate in basis points: 1600 is 16 %. */
export const Bp = z.int().min(0).max(10_000)

/** When a parameter holds, both months included, and where its figures were taken from. */
const held = {
  id: Id,
  fromMonth: Month,
  /** Null: until further notice. */
  toMonth: Month.nullable(),
  /** The document the figures come from, as people would look it up. */
  source: z.string().trim().min(2).max(200),
}

/** What one item of 五险一金 costs in one place. */
export const InsuranceRate = z.strictObject({
  ...held,
  /** The place whose rule it is: a city. */
  place: z.string().trim().min(1).max(40),
  /** A code of the insurance items. */
  item: z.string().max(20),
  personBp: Bp,
  employerBp: Bp,
  /** What is added to the share by rate, fen a month. */
  personFixedFen: Fen,
  employerFixedFen: Fen,
  /** Null: none. */
  floorFen: Fen.nullable(),
  ceilingFen: Fen.nullable(),
  /** A code of the rounding rules. */
  rounding: z.string().max(20),
  /** The month in which bases change, 1 to 12. */
  baseMonth: z.int().min(1).max(12),
})
export type InsuranceRate = z.infer<typeof InsuranceRate>

/**
 * A single figure of the pay rules. `standard` and `level` and `deduction` and `basic` hold fen a month;
 * `grade` and `rating` hold a factor in ten-thousandths.
 */
export const PayRate = z.strictObject({
  ...held,
  scale: z.enum(['standard', 'grade', 'level', 'rating', 'basic', 'deduction']),
  /** The grade, level, rating or kind of deduction; empty where a scale has one figure only. */
  key: z.string().max(20),
  value: z.int().min(0).max(1_000_000_000),
})
export type PayRate = z.infer<typeof PayRate>

/** One component of the pay, and how it is found. */
export const PayComponent = z.strictObject({
  ...held,
  code: z.string().regex(/^[a-z][a-z-]{0,19}$/),
  name: z.string().trim().min(1).max(20),
  /** A code of the pay methods. */
  method: z.string().max(20),
  /** Of the monthly standard, where the method takes a share. */
  shareBp: Bp,
  /** The calendar months in which it is paid, as `3,6,9,12`; empty: every month. */
  months: z.string().regex(/^(?:(?:[1-9]|1[0-2])(?:,(?:[1-9]|1[0-2]))*)?$/),
  sort: z.int(),
})
export type PayComponent = z.infer<typeof PayComponent>

/** One line of a tax table. */
export const TaxBracket = z.strictObject({
  ...held,
  /** A code of the tax tables. */
  tax: z.string().max(20),
  /** Included; null: without end. */
  upperFen: z.int().min(1).nullable(),
  rateBp: Bp,
  quickFen: z.int().min(0),
})
export type TaxBracket = z.infer<typeof TaxBracket>

/** Everything a month is computed by. */
export const Parameters = z.strictObject({
  insurance: z.array(InsuranceRate),
  rates: z.array(PayRate),
  components: z.array(PayComponent),
  brackets: z.array(TaxBracket),
})
export type Parameters = z.infer<typeof Parameters>
