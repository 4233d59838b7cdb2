import { educationCodes } from '../../codes/education.ts'
import { isCode, labelOf } from '../../codes/index.ts'
import {
  deductionKindCodes,
  insuranceItemCodes,
  payMethodCodes,
  postGrades,
  roundingRuleCodes,
  socialWorkLevelCodes,
  staffPostCodes,
  staffRatingCodes,
  taxBasisCodes,
} from '../../codes/payroll.ts'
import type { Day } from '../../kernel/day.ts'
import { type Fault, fault } from '../../kernel/faults.ts'
import { type IdNumber, parseIdNumber } from '../../kernel/id-number.ts'
import { type Month, monthAfter, monthOf } from '../../kernel/month.ts'
import { no, ok, type Result } from '../../kernel/result.ts'
import { holdsIn, type MonthSpan, shareMonth } from '../../kernel/span.ts'
import { tidyName } from '../../kernel/text.ts'
import {
  deductionFields,
  enrolmentFields,
  entryFields,
  insuranceRateFields,
  payComponentFields,
  postFields,
  staffFields,
  taxYearFields,
} from './fields.ts'
import type { InsuranceRate, PayComponent, PayRate } from './parameters.ts'
import type { PayEntry } from './run.ts'
import type { Deduction, Enrolment, Staff, StaffCard, StaffPost, TaxYear } from './staff.ts'

/** What rules must be told: the day it is, and whether made-up people are welcome. */
export type Facts = { readonly today: Day; readonly practice: boolean }

/** A card that may be kept, with what follows from its ID number. */
export type JudgedCard = StaffCard & {
  readonly idNumber: IdNumber
  readonly sex: '1' | '2'
  readonly birthDay: Day
}

/** Judges a card by itself: ID number, codes, order of days. */
export function judgeCard(card: StaffCard, facts: Facts): Result<JudgedCard, Fault> {
  const number = parseIdNumber(card.idNumber, facts)
  if (!number.ok) return no(fault('payroll.bad-id-number', { why: number.fault }))
  if (!isCode(socialWorkLevelCodes, card.level)) return no(unknown(staffFields, 'level'))
  if (card.education !== null && !isCode(educationCodes, card.education)) {
    return no(unknown(staffFields, 'education'))
  }
  const { joinedDay, leftDay } = card
  if (joinedDay < number.value.birthDay) return no(backwards('birthDay', 'joinedDay'))
  if (leftDay !== null && leftDay < joinedDay) return no(backwards('joinedDay', 'leftDay'))
  return ok({ ...card, name: tidyName(card.name), ...number.value })
}

/** Whether somebody may stand in a post and grade from a month on. */
export function judgePost(
  staff: Pick<Staff, 'joinedDay'>,
  wanted: Pick<StaffPost, 'post' | 'grade' | 'fromMonth'>,
  last: Pick<StaffPost, 'fromMonth'> | undefined,
): Fault | undefined {
  const { post, grade, fromMonth } = wanted
  if (!isCode(staffPostCodes, post)) return unknown(postFields, 'post')
  const { least, most } = postGrades[post]
  if (grade < least || grade > most) {
    return fault('payroll.grade-outside', { post: labelOf(staffPostCodes, post), least, most })
  }
  if (fromMonth < monthOf(staff.joinedDay)) return tooEarly(staff)
  return last && fromMonth < last.fromMonth
    ? fault('payroll.before-last-change', { month: last.fromMonth })
    : undefined
}

/** Whether somebody who left may come back into a post and grade: from a month after the one of leaving. */
export function judgeComeBack(
  staff: Pick<Staff, 'name' | 'joinedDay' | 'leftDay'>,
  wanted: Pick<StaffPost, 'post' | 'grade' | 'fromMonth'>,
): Fault | undefined {
  const { name, leftDay } = staff
  if (leftDay === null) return fault('payroll.not-left', { name })
  const month = monthOf(leftDay)
  if (wanted.fromMonth <= month) return fault('payroll.back-too-early', { month })
  return judgePost(staff, wanted, undefined)
}

/** Whether something may change from a month on that was counted by up to `counted`, a locked month. */
export const judgeCounted = (fromMonth: Month, counted: Month | undefined): Fault | undefined =>
  counted !== undefined && fromMonth <= counted
    ? fault('payroll.already-counted', { month: counted })
    : undefined

/** Whether an item may be enrolled for some months: never twice in one. */
export function judgeEnrolment(
  staff: Pick<Staff, 'joinedDay'>,
  wanted: MonthSpan & Pick<Enrolment, 'item'>,
  standing: readonly Enrolment[],
): Fault | undefined {
  if (!isCode(insuranceItemCodes, wanted.item)) return unknown(enrolmentFields, 'item')
  const early = judgeMonths(staff, wanted)
  if (early) return early
  const rival = standing.find((one) => one.item === wanted.item && shareMonth(one, wanted))
  if (!rival) return undefined
  const item = labelOf(insuranceItemCodes, wanted.item)
  return fault('payroll.enrolment-overlaps', { item, from: rival.fromMonth, to: rival.toMonth ?? '' })
}

/**
 * Whether something may be deducted: within its standard, and never a loan beside a rent
 * (国发〔2018〕41号 第二十条).
 */
export function judgeDeduction(
  staff: Pick<Staff, 'joinedDay'>,
  wanted: MonthSpan & Pick<Deduction, 'kind' | 'amountFen'>,
  standing: readonly Deduction[],
  limits: readonly PayRate[],
): Fault | undefined {
  if (!isCode(deductionKindCodes, wanted.kind)) return unknown(deductionFields, 'kind')
  const early = judgeMonths(staff, wanted)
  if (early) return early
  const other = { loan: 'rent', rent: 'loan' }[wanted.kind as string]
  if (standing.some((one) => one.kind === other && shareMonth(one, wanted))) {
    return fault('payroll.loan-and-rent', {})
  }
  // Children are counted one by one, so what they come to has no bound of its own.
  if (wanted.kind === 'child' || wanted.kind === 'infant') return undefined
  const limit = limits.find(
    (one) => one.scale === 'deduction' && one.key === wanted.kind && holdsIn(one, wanted.fromMonth),
  )
  return limit && wanted.amountFen > limit.value
    ? fault('payroll.deduction-too-high', {
        kind: labelOf(deductionKindCodes, wanted.kind),
        limitFen: limit.value,
      })
    : undefined
}

/** Whether a year's tax may be counted that way. */
export function judgeTaxYear(wanted: Pick<TaxYear, 'basis' | 'year' | 'throughMonth'>): Fault | undefined {
  if (!isCode(taxBasisCodes, wanted.basis)) return unknown(taxYearFields, 'basis')
  const { throughMonth, year } = wanted
  return throughMonth !== null && Number(throughMonth.slice(0, 4)) !== year
    ? unknown(taxYearFields, 'throughMonth')
    : undefined
}

/** Whether a city's rule for one item can be computed by. */
export function judgeInsurance(rule: Omit<InsuranceRate, 'id' | 'toMonth'>): Fault | undefined {
  if (!isCode(insuranceItemCodes, rule.item)) return unknown(enrolmentFields, 'item')
  if (!isCode(roundingRuleCodes, rule.rounding)) return unknown(insuranceRateFields, 'rounding')
  const { floorFen, ceilingFen } = rule
  return floorFen !== null && ceilingFen !== null && ceilingFen < floorFen
    ? fault('payroll.limits-backwards', {})
    : undefined
}

/** Whether a component can be computed by. */
export const judgeComponent = ({ method }: Pick<PayComponent, 'method'>): Fault | undefined =>
  isCode(payMethodCodes, method) ? undefined : unknown(payComponentFields, 'method')

/**
 * Whether a parameter may hold from a month on: not before the row that holds last, nor in a month that is
 * approved and was found by an older one. The first row of its kind may begin at any month.
 */
export function judgeParameterMonth(
  fromMonth: Month,
  last: MonthSpan | undefined,
  lastApproved: Month | undefined,
): Fault | undefined {
  if (!last) return undefined
  if (lastApproved !== undefined && fromMonth <= lastApproved) {
    return fault('payroll.parameter-used', { month: lastApproved })
  }
  return fromMonth < last.fromMonth
    ? fault('payroll.before-last-change', { month: last.fromMonth })
    : undefined
}

/**
 * Whether an entry says what its component asks for: a rating where pay follows one, else an amount, which
 * only additions may have below zero. Nothing at all takes an entry away.
 */
export function judgeEntry(
  wanted: Pick<PayEntry, 'component' | 'amountFen' | 'rating'>,
  written: readonly Pick<PayComponent, 'code' | 'name' | 'method'>[],
): { readonly field: 'component' | 'rating' | 'amountFen'; readonly fault: Fault } | undefined {
  const { amountFen, rating } = wanted
  const component = written.find(({ code }) => code === wanted.component)
  if (!component) return { field: 'component', fault: unknown(entryFields, 'component') }
  if (amountFen === null && rating === null) return undefined
  const { name, method } = component
  if (method === 'performance') {
    if (amountFen !== null || rating === null) {
      return { field: 'rating', fault: fault('payroll.wants-rating', { component: name }) }
    }
    return isCode(staffRatingCodes, rating)
      ? undefined
      : { field: 'rating', fault: unknown(entryFields, 'rating') }
  }
  const isSound = rating === null && (method === 'entered' || (amountFen ?? 0) >= 0)
  return isSound
    ? undefined
    : { field: 'amountFen', fault: fault('payroll.wants-amount', { component: name }) }
}

/** Whether anything may still be written for a month. */
export const judgeOpenMonth = (month: string, locked: ReadonlySet<string>): Fault | undefined =>
  locked.has(month) ? fault('payroll.month-locked', { month }) : undefined

/** What is known of the month that shall be computed. */
export type MonthFacts = {
  readonly month: Month
  readonly today: Day
  /** Every month that was computed, oldest first. */
  readonly runs: readonly { readonly month: Month; readonly state: 'computed' | 'approved' }[]
}

/**
 * Whether a month may be computed: each month stands on the one before, so that one must be locked, and
 * none may be left out within the ledger's months.
 */
export function judgeMonth({ month, today, runs }: MonthFacts): Fault | undefined {
  if (month > monthOf(today)) return fault('payroll.future-month', { month })
  const own = runs.find((run) => run.month === month)
  if (own?.state === 'approved') return fault('payroll.month-locked', { month })
  const open = runs.find((run) => run.month < month && run.state !== 'approved')
  if (open) return fault('payroll.earlier-open', { month: open.month })
  const last = runs.at(-1)
  if (own || !last) return undefined
  // What was counted already stands on the months before it, so none can be put in front of it.
  if (month < last.month) return fault('payroll.later-month', { month: last.month })
  const next = monthAfter(last.month, 1)
  return month === next ? undefined : fault('payroll.month-skipped', { month: next })
}

function judgeMonths(staff: Pick<Staff, 'joinedDay'>, wanted: MonthSpan): Fault | undefined {
  if (wanted.toMonth !== null && wanted.toMonth < wanted.fromMonth)
    return fault('payroll.months-backwards', {})
  return wanted.fromMonth < monthOf(staff.joinedDay) ? tooEarly(staff) : undefined
}

const tooEarly = ({ joinedDay }: Pick<Staff, 'joinedDay'>): Fault =>
  fault('payroll.before-joining', { month: monthOf(joinedDay) })

type Labelled = readonly { readonly name: string; readonly label: string }[]
const labelIn = (fields: Labelled, name: string): string => fields.find((field) => field.name === name)!.label
const unknown = (fields: Labelled, name: string): Fault =>
  fault('payroll.unknown-code', { field: labelIn(fields, name) })
const backwards = (earlier: string, later: string): Fault =>
  fault('payroll.days-backwards', {
    earlier: labelIn(staffFields, earlier),
    later: labelIn(staffFields, later),
  })
