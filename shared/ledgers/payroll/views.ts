import { z } from 'zod'
import { Id } from '../../kernel/id.ts'
import { Month } from '../../kernel/month.ts'
import { listRequest } from '../../lists/list.ts'
import { Parameters } from './parameters.ts'
import { InsuranceRecord, PayEntry, PayLine, PayRun, PaySlip } from './run.ts'
import { Deduction, Enrolment, MaskedStaff, StaffPost, TaxYear } from './staff.ts'

/** What the list of staff asks for: filters and the sorts that have an index. */
export const StaffList = listRequest(
  {
    /** 在职 (default) or 已离职. */
    present: z.boolean(),
    post: z.array(z.string()).max(10),
    level: z.array(z.string()).max(10),
  },
  ['name', 'joinedDay', 'grade'],
)
export type StaffList = z.output<typeof StaffList>

/** One person with everything that holds for them, and their slips, newest first. */
export const StaffView = z.strictObject({
  staff: MaskedStaff,
  posts: z.array(StaffPost),
  enrolments: z.array(Enrolment),
  deductions: z.array(Deduction),
  taxYears: z.array(TaxYear),
  slips: z.array(
    PaySlip.pick({ id: true, month: true, grossFen: true, personFen: true, taxFen: true, netFen: true }),
  ),
})
export type StaffView = z.infer<typeof StaffView>

/** What all slips of a month come to, in fen; tax with that on a bonus. */
const MonthSums = z.strictObject({
  grossFen: z.int(),
  personFen: z.int(),
  taxFen: z.int(),
  withheldFen: z.int(),
  netFen: z.int(),
  employerFen: z.int(),
  /** How much more was paid to those who were paid the month before too. */
  grossChange: z.int(),
  netChange: z.int(),
})

/** One month: how it stands, what it comes to, and who was paid the month before only. */
export const MonthView = z.strictObject({
  run: PayRun.extend({ runByName: z.string(), approvedByName: z.string() }).nullable(),
  /** What the month stands in the books by; null before it is approved. */
  voucher: z.strictObject({ id: Id, month: Month, number: z.int() }).nullable(),
  /** How many people it pays. */
  slipCount: z.int(),
  sums: MonthSums,
  /** Who was paid the month before and is not now, by name: the first 100 of them. */
  gone: z.array(z.strictObject({ name: z.string(), netFen: z.int() })),
  goneCount: z.int(),
  /** How many are employed in the month. */
  staffCount: z.int(),
  /** The months that were computed, newest first. */
  months: z.array(z.strictObject({ month: Month, state: PayRun.shape.state })),
})
export type MonthView = z.infer<typeof MonthView>

/** A window of somebody's slips of a month beside the month before, by name. */
export const MonthSlips = z.strictObject({
  rows: z.array(
    z.strictObject({
      slip: PaySlip,
      /** Null where there was none. */
      before: PaySlip.pick({ grossFen: true, netFen: true }).nullable(),
    }),
  ),
  total: z.int(),
})
export type MonthSlips = z.infer<typeof MonthSlips>

/** 当月填写: what was written for a month, and what may be. */
export const MonthEntries = z.strictObject({
  entries: z.array(PayEntry),
  /** Everybody employed in the month, by name. */
  staff: z.array(z.strictObject({ id: Id, name: z.string() })),
  /** The components that are written by hand in this month, in their order. */
  written: z.array(z.strictObject({ code: z.string(), name: z.string(), method: z.string() })),
})
export type MonthEntries = z.infer<typeof MonthEntries>

/** One slip with every row it was found by. */
export const SlipView = z.strictObject({
  slip: PaySlip,
  /** The month is locked; until then the slip may still change. */
  isApproved: z.boolean(),
  lines: z.array(PayLine),
  records: z.array(InsuranceRecord),
  /** The parameter rows that were used, and no others. */
  parameters: Parameters,
  /** What held in the month. */
  deductions: z.array(Deduction),
  taxYear: TaxYear.nullable(),
})
export type SlipView = z.infer<typeof SlipView>

/** One item of one person that was not paid in a month, and why. */
export const InsuranceGap = z.strictObject({
  staffId: Id,
  name: z.string(),
  month: Month,
  item: z.string(),
  /** Nobody enrolled the person, or the month was counted before they were. */
  why: z.enum(['not-enrolled', 'not-counted']),
})
export type InsuranceGap = z.infer<typeof InsuranceGap>

/** 五险一金 of a year: a window of people with their months in sums, and what is missing of everybody. */
export const InsuranceView = z.strictObject({
  /** The months of the year that were computed. */
  months: z.array(Month),
  staff: z.array(
    z.strictObject({
      id: Id,
      name: z.string(),
      cells: z.array(
        z.strictObject({
          month: Month,
          /** How many items were paid, and how many are missing. */
          paid: z.int(),
          missing: z.int(),
          personFen: z.int(),
          employerFen: z.int(),
        }),
      ),
    }),
  ),
  /** How many people have a month in the year. */
  total: z.int(),
  /** The first of them, by month and name; at most 500. */
  gaps: z.array(InsuranceGap),
  gapCount: z.int(),
})
export type InsuranceView = z.infer<typeof InsuranceView>
