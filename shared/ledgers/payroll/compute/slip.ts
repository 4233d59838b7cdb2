import { codesOf } from '../../../codes/index.ts'
import { insuranceItemCodes } from '../../../codes/payroll.ts'
import { type Fault, fault } from '../../../kernel/faults.ts'
import { type Month, monthAfter, monthOf, monthsFrom } from '../../../kernel/month.ts'
import { no, ok, type Result } from '../../../kernel/result.ts'
import { holdsIn } from '../../../kernel/span.ts'
import type { Parameters, TaxBracket } from '../parameters.ts'
import type { InsuranceRecord, PaySlip } from '../run.ts'
import type { Deduction, Enrolment, Staff, TaxYear } from '../staff.ts'
import { type Contribution, contributionOn } from './insurance.ts'
import { type FoundLine, isAway, missing, type PayFacts, payLines, rateIn, standardIn } from './pay.ts'
import { bonusTaxOn, type Counted, type Taxed, type Withholding, withhold } from './tax.ts'

/** Everything one person's month is found from. */
export type SlipFacts = PayFacts & {
  readonly staff: Pick<Staff, 'id' | 'name' | 'level' | 'joinedDay' | 'leftDay'>
  readonly enrolments: readonly Enrolment[]
  readonly deductions: readonly Deduction[]
  readonly taxYear: TaxYear | undefined
  /** The slip of the last month before in the same year. */
  readonly before: Before | undefined
  /** The items of this month that were made up (补缴): paid already, apart from any slip. */
  readonly madeUp: readonly string[]
  readonly parameters: Parameters
}
/** What an earlier slip of the year says of the year so far. */
export type Before = Pick<
  PaySlip,
  'month' | 'cumIncomeFen' | 'cumInsuranceFen' | 'cumSpecialFen' | 'withheldBeforeFen' | 'taxFen'
> & {
  /** The month of a bonus taxed by itself this year, or null: it is allowed once. */
  readonly bonusMonth: Month | null
}

/** A person's month as it was found, without names for the file. */
export type ComputedSlip = {
  readonly slip: Omit<PaySlip, 'id' | 'runId'>
  readonly lines: readonly FoundLine[]
  readonly records: readonly Omit<InsuranceRecord, 'id' | 'slipId'>[]
}

/**
 * One person's month: components, 五险一金, 累计预扣 and what is paid out. Faults: `payroll.missing-parameter`,
 * `no-post`, `no-rating`, `negative-net`, `bonus-twice`, `counted-elsewhere`.
 */
export function computeSlip(facts: SlipFacts): Result<ComputedSlip, Fault> {
  const { staff, month, taxYear } = facts
  const through = openingFor(taxYear)?.throughMonth ?? ''
  // What another ledger counted would be counted twice, and the months of the year would not add up.
  if (month <= through) return no(fault('payroll.counted-elsewhere', { name: staff.name, month: through }))
  const standard = standardIn(facts, month)
  if (!standard.ok) return standard
  const lines = payLines(facts)
  if (!lines.ok) return lines
  const records = contributionsOf(facts)
  if (!records.ok) return records
  const pay = sumsOf(lines.value, records.value)
  const tax = taxOf(facts, pay.grossFen - pay.bonusFen, pay.personFen)
  if (!tax.ok) return tax
  const bonus = bonusOf(facts, pay.bonusFen)
  if (!bonus.ok) return bonus
  const { counted, withholding, basicRateId } = tax.value
  const bonusTaxFen = bonus.value?.taxFen ?? 0
  const netFen = pay.grossFen - pay.personFen - withholding.taxFen - bonusTaxFen - pay.withheldFen
  if (netFen < 0) return no(fault('payroll.negative-net', { name: staff.name, netFen }))
  const { post, grade } = standard.value.post
  const slip: ComputedSlip['slip'] = {
    staffId: staff.id,
    month,
    name: staff.name,
    post,
    grade,
    standardFen: standard.value.fen,
    ...pay,
    ...taxColumns(counted, withholding),
    bonusTaxFen,
    bonusBracketId: bonus.value?.bracketId ?? null,
    basicRateId,
    netFen,
  }
  return ok({ slip, lines: lines.value, records: records.value })
}

/**
 * The enrolments that hold in a month and were not made up, with what each costs. Fault:
 * `payroll.missing-parameter` where a place has no rate for that month.
 */
export function contributionsOf(
  facts: Pick<SlipFacts, 'month' | 'enrolments' | 'staff' | 'madeUp'> & {
    readonly parameters: Pick<Parameters, 'insurance'>
  },
): Result<ComputedSlip['records'], Fault> {
  const { month, enrolments, staff, madeUp, parameters } = facts
  const records: ComputedSlip['records'][number][] = []
  for (const { code } of codesOf(insuranceItemCodes)) {
    if (madeUp.includes(code)) continue
    const enrolment = enrolments.find((one) => one.item === code && holdsIn(one, month))
    if (!enrolment) continue
    const rate = parameters.insurance.find(
      (one) => one.place === enrolment.place && one.item === code && holdsIn(one, month),
    )
    if (!rate) return no(missing(enrolment.place, code, month))
    const found: Contribution = contributionOn(enrolment.baseFen, rate)
    const whose = { staffId: staff.id, month, item: code, enrolmentId: enrolment.id, rateId: rate.id }
    records.push({ ...whose, declaredFen: enrolment.baseFen, ...found })
  }
  return ok(records)
}

/** The brackets of a table that hold in a month. */
export const tableIn = (brackets: readonly TaxBracket[], tax: string, month: Month): readonly TaxBracket[] =>
  brackets.filter((one) => one.tax === tax && holdsIn(one, month))

type Pay = Pick<PaySlip, 'grossFen' | 'personFen' | 'employerFen' | 'bonusFen' | 'withheldFen'>

function sumsOf(lines: readonly FoundLine[], records: readonly Contribution[]): Pay {
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)
  const amounts = (isMeant: (method: string) => boolean) =>
    sum(lines.filter(({ method }) => isMeant(method)).map(({ amountFen }) => amountFen))
  return {
    grossFen: amounts((method) => method !== 'withheld'),
    bonusFen: amounts((method) => method === 'bonus'),
    withheldFen: amounts((method) => method === 'withheld'),
    personFen: sum(records.map(({ personFen }) => personFen)),
    employerFen: sum(records.map(({ employerFen }) => employerFen)),
  }
}

function taxOf(facts: SlipFacts, incomeFen: number, personFen: number) {
  const { month, taxYear, before, parameters } = facts
  const basic = rateIn(parameters.rates, 'basic', '', month)
  if (!basic) return no(missing('basic', '', month))
  const table = tableIn(parameters.brackets, 'annual', month)
  if (table.length === 0) return no(missing('annual', '', month))
  const opening = before ? undefined : openingFor(taxYear)
  const counted: Counted = {
    incomeFen: (before?.cumIncomeFen ?? opening?.incomeFen ?? 0) + incomeFen,
    insuranceFen: (before?.cumInsuranceFen ?? opening?.insuranceFen ?? 0) + personFen,
    basicFen: basicUpTo(facts, basic.value),
    specialFen: specialUpTo(facts),
    withheldFen: before ? before.withheldBeforeFen + before.taxFen : (opening?.withheldFen ?? 0),
  }
  return ok({ counted, withholding: withhold(counted, table), basicRateId: basic.id })
}

/** What another ledger counted before this one began, where it did. */
const openingFor = (taxYear: TaxYear | undefined) =>
  taxYear && taxYear.throughMonth !== null ? taxYear : undefined

/** 减除费用 of every month employed this year up to this one; in a first job from January. */
function basicUpTo({ month, staff, posts, taxYear }: SlipFacts, monthlyFen: number): number {
  const january = firstOf(month)
  if (taxYear?.basis === 'whole-year') return monthlyFen * 12
  if (taxYear?.basis === 'since-january') return monthlyFen * monthsFrom(january, month)
  const since = later(january, monthOf(staff.joinedDay))
  return monthlyFen * monthsBetween(since, month).filter((each) => !isAway(posts, each)).length
}

/**
 * 专项附加扣除 of every month employed this year up to this one: what is declared late is made up by itself
 * (国家税务总局公告2022年第7号 第四条).
 */
function specialUpTo({ month, staff, posts, taxYear, deductions }: SlipFacts): number {
  const opening = openingFor(taxYear)
  const first = later(firstOf(month), monthOf(staff.joinedDay))
  const begin = opening?.throughMonth ? later(first, monthAfter(opening.throughMonth, 1)) : first
  let total = opening?.specialFen ?? 0
  for (const each of monthsBetween(begin, month)) {
    if (isAway(posts, each)) continue
    for (const one of deductions) if (holdsIn(one, each)) total += one.amountFen
  }
  return total
}

function bonusOf(
  { month, staff, before, parameters }: SlipFacts,
  bonusFen: number,
): Result<Taxed | undefined, Fault> {
  if (bonusFen === 0) return ok(undefined)
  if (before?.bonusMonth) {
    return no(fault('payroll.bonus-twice', { name: staff.name, month: before.bonusMonth }))
  }
  const table = tableIn(parameters.brackets, 'bonus', month)
  return table.length === 0 ? no(missing('bonus', '', month)) : ok(bonusTaxOn(bonusFen, table))
}

const taxColumns = (counted: Counted, found: Withholding) => ({
  cumIncomeFen: counted.incomeFen,
  cumBasicFen: counted.basicFen,
  cumInsuranceFen: counted.insuranceFen,
  cumSpecialFen: counted.specialFen,
  withheldBeforeFen: counted.withheldFen,
  cumTaxableFen: found.taxableFen,
  cumTaxFen: found.cumulativeFen,
  taxFen: found.taxFen,
  overpaidFen: found.overpaidFen,
  rateBp: found.rateBp,
  quickFen: found.quickFen,
  bracketId: found.bracketId,
})

const firstOf = (month: Month): Month => `${month.slice(0, 4)}-01` as Month
const monthsBetween = (first: Month, last: Month): Month[] =>
  Array.from({ length: Math.max(0, monthsFrom(first, last)) }, (_, at) => monthAfter(first, at))
const later = (one: Month, other: Month): Month => (one > other ? one : other)
