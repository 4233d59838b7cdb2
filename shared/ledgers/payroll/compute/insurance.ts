import type { CodeOf } from '../../../codes/index.ts'
import type { roundingRuleCodes } from '../../../codes/payroll.ts'
import type { InsuranceRate } from '../parameters.ts'

/** One month of one item for one person: the base that counts, and both shares, in fen. */
export type Contribution = {
  readonly baseFen: number
  readonly personFen: number
  readonly employerFen: number
}

type Rule = Pick<
  InsuranceRate,
  'personBp' | 'employerBp' | 'personFixedFen' | 'employerFixedFen' | 'floorFen' | 'ceilingFen' | 'rounding'
>

/**
 * What is paid on a declared base: the base is brought between floor and ceiling, each share is rounded by
 * itself, and fixed parts are added (《中华人民共和国社会保险法》 chapters two to five).
 */
export function contributionOn(declaredFen: number, rule: Rule): Contribution {
  const baseFen = Math.min(Math.max(declaredFen, rule.floorFen ?? 0), rule.ceilingFen ?? declaredFen)
  const share = (rateBp: number, fixedFen: number) => roundedShare(baseFen, rateBp, rule.rounding) + fixedFen
  return {
    baseFen,
    personFen: share(rule.personBp, rule.personFixedFen),
    employerFen: share(rule.employerBp, rule.employerFixedFen),
  }
}

/** A share of an amount, rounded by a code of the rounding rules; exact for amounts up to 10 million yuan. */
export function roundedShare(amountFen: number, rateBp: number, rounding: string): number {
  const { unitFen, add } = ways[rounding as CodeOf<typeof roundingRuleCodes>] ?? ways.fen
  return Math.floor((amountFen * rateBp + add) / (unitFen * 10_000)) * unitFen
}

/** In ten-thousandths of a fen: half a unit rounds half up, all but the last part of one rounds up. */
const ways: Readonly<
  Record<CodeOf<typeof roundingRuleCodes>, { readonly unitFen: number; readonly add: number }>
> = {
  fen: { unitFen: 1, add: 5_000 },
  jiao: { unitFen: 10, add: 50_000 },
  yuan: { unitFen: 100, add: 500_000 },
  'jiao-up': { unitFen: 10, add: 99_999 },
  'yuan-up': { unitFen: 100, add: 999_999 },
  'yuan-down': { unitFen: 100, add: 0 },
}
