import { z } from 'zod'
import { Day } from '../../kernel/day.ts'
import { Id } from '../../kernel/id.ts'
import { Month } from '../../kernel/month.ts'
import { Fen } from './parameters.ts'

const text = (max: number) => z.string().trim().max(max).nullable()
const revision = z.int().min(1)
const Reason = z.string().max(200)

/** What a person fills in about a 社区工作人员. */
export const StaffCard = z.strictObject({
  name: z.string().trim().min(1).max(30),
  idNumber: z.string().max(20),
  mobile: text(20),
  education: z.string().max(10).nullable(),
  /** A code of the social work levels. */
  level: z.string().max(10),
  joinedDay: Day,
  /** The last day of the employment, or null. */
  leftDay: Day.nullable(),
  bankName: text(40),
  bankAccount: text(30),
  remark: text(500),
})
export type StaffCard = z.infer<typeof StaffCard>

/** 社区工作人员: whose pay the community keeps. Never deleted: people leave on a day. */
export const Staff = StaffCard.extend({
  id: Id,
  // Subtle: in a received ledger these hold stars, which may be a little longer than what they hide.
  mobile: z.string().nullable(),
  bankAccount: z.string().nullable(),
  /** Derived from the ID number. */
  sex: z.string(),
  birthDay: Day,
  /** The post and grade of the last stretch, as lists show them; null before the first. */
  post: z.string().nullable(),
  grade: z.int().nullable(),
  revision,
})
export type Staff = z.infer<typeof Staff>

/** A person as lists and cards show them: hidden fields carry stars until somebody asks. */
export const MaskedStaff = Staff.extend({ idNumber: z.string(), masked: z.boolean() })

/** 岗位薪级: a post and grade from a month until the next change. */
export const StaffPost = z.strictObject({
  id: Id,
  staffId: Id,
  post: z.string().max(10),
  grade: z.int().min(1).max(18),
  fromMonth: Month,
  toMonth: Month.nullable(),
  reason: Reason,
})
export type StaffPost = z.infer<typeof StaffPost>

/** 参保: one item of 五险一金 for one person, on one declared base. */
export const Enrolment = z.strictObject({
  id: Id,
  staffId: Id,
  /** A code of the insurance items. */
  item: z.string().max(20),
  place: z.string().trim().min(1).max(40),
  /** 缴费基数 as declared: last year's monthly mean, before floor and ceiling. */
  baseFen: Fen,
  fromMonth: Month,
  toMonth: Month.nullable(),
  reason: Reason,
  revision,
})
export type Enrolment = z.infer<typeof Enrolment>

/** 专项附加扣除 of one person, fen a month. */
export const Deduction = z.strictObject({
  id: Id,
  staffId: Id,
  /** A code of the kinds of deductions. */
  kind: z.string().max(20),
  amountFen: Fen.min(1),
  fromMonth: Month,
  toMonth: Month.nullable(),
  reason: Reason,
  revision,
})
export type Deduction = z.infer<typeof Deduction>

/** How one person's tax is counted in one year, and what another ledger had counted before this one began. */
export const TaxYear = z.strictObject({
  id: Id,
  staffId: Id,
  year: z.int().min(2019).max(2100),
  /** A code of the tax bases. */
  basis: z.string().max(20),
  /** The last month counted elsewhere; null: nothing was. */
  throughMonth: Month.nullable(),
  incomeFen: Fen,
  insuranceFen: Fen,
  specialFen: Fen,
  withheldFen: Fen,
  revision,
})
export type TaxYear = z.infer<typeof TaxYear>
