import { type Fault, fault } from '../../../kernel/faults.ts'
import { type Month, monthAfter, monthOf } from '../../../kernel/month.ts'
import { no, ok, type Result } from '../../../kernel/result.ts'
import { holdsIn } from '../../../kernel/span.ts'
import type { Parameters, PayComponent, PayRate } from '../parameters.ts'
import type { PayEntry, PayLine } from '../run.ts'
import type { Staff, StaffPost } from '../staff.ts'
import { sayParameter } from '../words.ts'
import { roundedShare } from './insurance.ts'

/** What a person's pay of one month is found from. */
export type PayFacts = {
  readonly month: Month
  readonly staff: Pick<Staff, 'name' | 'level' | 'joinedDay' | 'leftDay'>
  readonly posts: readonly StaffPost[]
  /** What was written for this month. */
  readonly entries: readonly Pick<PayEntry, 'component' | 'amountFen' | 'rating'>[]
  readonly parameters: Pick<Parameters, 'rates' | 'components'>
}

/** A component as it was found, without names for the file. */
export type FoundLine = Omit<PayLine, 'id' | 'slipId'> & { readonly method: string }
/** The monthly standard and what it follows from. */
export type Standard = {
  readonly fen: number
  readonly post: StaffPost
  readonly standardRate: PayRate
  readonly gradeRate: PayRate
}

/**
 * The components of one person's month, in their order. Faults: `payroll.missing-parameter`, `no-post`,
 * `no-rating`.
 */
export function payLines(facts: PayFacts): Result<readonly FoundLine[], Fault> {
  const { month, parameters } = facts
  const due = parameters.components
    .filter((one) => holdsIn(one, month) && isDue(one, month))
    .sort((one, other) => one.sort - other.sort)
  if (due.length === 0) return no(missing('component', '', month))
  const lines: FoundLine[] = []
  for (const component of due) {
    const found = lineOf(component, facts)
    if (!found.ok) return found
    if (found.value) lines.push(found.value)
  }
  return ok(lines)
}

/** 月标准: the start standard of the place times the factor of the grade, rounded to the fen. */
export function standardIn(facts: PayFacts, month: Month): Result<Standard, Fault> {
  const { staff, posts, parameters } = facts
  const post = posts.find((one) => holdsIn(one, month))
  if (!post) return no(fault('payroll.no-post', { name: staff.name, month }))
  const standardRate = rateIn(parameters.rates, 'standard', '', month)
  if (!standardRate) return no(missing('standard', '', month))
  const gradeRate = rateIn(parameters.rates, 'grade', String(post.grade), month)
  if (!gradeRate) return no(missing('grade', String(post.grade), month))
  // A factor may be above one, so ten-thousandths are taken as they are.
  const fen = Math.floor((standardRate.value * gradeRate.value + 5_000) / 10_000)
  return ok({ fen, post, standardRate, gradeRate })
}

/** The figure of a scale that holds in a month. */
export const rateIn = (rates: readonly PayRate[], scale: PayRate['scale'], key: string, month: Month) =>
  rates.find((one) => one.scale === scale && one.key === key && holdsIn(one, month))

/** The refusal that names a figure nobody entered for a month. */
export const missing = (scale: string, key: string, month: Month): Fault =>
  fault('payroll.missing-parameter', { what: sayParameter(scale, key), month })

type Found = Result<FoundLine | undefined, Fault>

function lineOf(component: PayComponent, facts: PayFacts): Found {
  const { id: componentId, sort, shareBp, method } = component
  const entry = facts.entries.find((one) => one.component === component.code)
  const bare = { componentId, sort, method, ...unshared }
  switch (method) {
    case 'share': {
      const standard = standardIn(facts, facts.month)
      if (!standard.ok) return standard
      const { fen, standardRate, gradeRate } = standard.value
      const amountFen = roundedShare(fen, shareBp, 'fen')
      return ok({ ...bare, basisFen: fen, shareBp, amountFen, ...idsOf(standardRate, gradeRate) })
    }
    case 'performance':
      return performanceOf(component, facts, entry?.rating ?? null)
    case 'level': {
      const rate = rateIn(facts.parameters.rates, 'level', facts.staff.level, facts.month)
      if (!rate) return no(missing('level', facts.staff.level, facts.month))
      if (rate.value === 0) return ok(undefined)
      return ok({ ...bare, basisFen: rate.value, amountFen: rate.value, factorRateId: rate.id })
    }
    default: {
      const amountFen = entry?.amountFen ?? 0
      return ok(amountFen === 0 ? undefined : { ...bare, basisFen: amountFen, amountFen })
    }
  }
}

/** The share of every month since the last payment, times what the rating gives. */
function performanceOf(component: PayComponent, facts: PayFacts, rating: string | null): Found {
  const { month, staff, parameters } = facts
  if (rating === null) {
    return no(fault('payroll.no-rating', { name: staff.name, component: component.name }))
  }
  const factor = rateIn(parameters.rates, 'rating', rating, month)
  if (!factor) return no(missing('rating', rating, month))
  let basisFen = 0
  let last: Standard | undefined
  for (const each of monthsPaid(component, month)) {
    if (!isEmployed(staff, each, facts.posts)) continue
    const standard = standardIn(facts, each)
    if (!standard.ok) return standard
    basisFen += standard.value.fen
    last = standard.value
  }
  if (!last) return ok(undefined)
  const { id: componentId, sort, method, shareBp } = component
  const whole = roundedShare(basisFen, shareBp, 'fen')
  const amountFen = Math.floor((whole * factor.value + 5_000) / 10_000)
  const found = { componentId, sort, method, basisFen, shareBp, amountFen }
  const ids = idsOf(last.standardRate, last.gradeRate)
  return ok({ ...found, ...ids, factorBp: factor.value, factorRateId: factor.id })
}

/** Whether somebody is employed on any day of a month: joined, not left, not gone and back only later. */
export const isEmployed = (
  { joinedDay, leftDay }: Pick<Staff, 'joinedDay' | 'leftDay'>,
  month: Month,
  posts: readonly Held[],
): boolean =>
  monthOf(joinedDay) <= month && (leftDay === null || month <= monthOf(leftDay)) && !isAway(posts, month)

/**
 * Whether somebody was gone in a month and came back after it: one post ended before it and the next begins
 * after it. A change of post leaves no month out; only coming back does.
 */
export const isAway = (posts: readonly Held[], month: Month): boolean =>
  posts.some(({ toMonth }) => toMonth !== null && toMonth < month) &&
  posts.some(({ fromMonth }) => fromMonth > month) &&
  !posts.some((one) => holdsIn(one, month))
type Held = Pick<StaffPost, 'fromMonth' | 'toMonth'>

/** The months that are paid together in `month`: those after the payment before, up to itself. */
function monthsPaid(component: PayComponent, month: Month): readonly Month[] {
  const paid = [month]
  for (let before = monthAfter(month, -1); !isDue(component, before); before = monthAfter(before, -1)) {
    paid.unshift(before)
  }
  return paid
}

/** Whether a component is paid in a month. */
export const isDue = ({ months }: Pick<PayComponent, 'months'>, month: Month): boolean =>
  months === '' || months.split(',').includes(String(Number(month.slice(5))))

const unshared = {
  shareBp: 10_000,
  factorBp: 10_000,
  standardRateId: null,
  gradeRateId: null,
  factorRateId: null,
}
const idsOf = (standardRate: PayRate, gradeRate: PayRate) => ({
  standardRateId: standardRate.id,
  gradeRateId: gradeRate.id,
  factorBp: 10_000,
  factorRateId: null,
})
