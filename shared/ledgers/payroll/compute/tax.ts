import type { Id } from '../../../kernel/id.ts'
import type { TaxBracket } from '../parameters.ts'

/** The line of a table that fits, and the tax by it, in fen. */
export type Taxed = {
  readonly taxFen: number
  readonly rateBp: number
  readonly quickFen: number
  readonly bracketId: Id
}
type Bracket = Pick<TaxBracket, 'id' | 'upperFen' | 'rateBp' | 'quickFen'>

/** What counts from January on, with the month in question, all in fen. */
export type Counted = {
  readonly incomeFen: number
  /** 减除费用. */
  readonly basicFen: number
  /** Own shares of 五险一金 (专项扣除). */
  readonly insuranceFen: number
  /** 专项附加扣除. */
  readonly specialFen: number
  /** What was withheld in the months before. */
  readonly withheldFen: number
}

/** One month of 累计预扣, in fen. */
export type Withholding = Taxed & {
  readonly taxableFen: number
  /** The tax on everything since January. */
  readonly cumulativeFen: number
  /** Withheld before and more than is due now; it is settled after the year. */
  readonly overpaidFen: number
}

/**
 * What is withheld this month: the tax on everything since January less what was withheld, never below
 * nothing (国家税务总局公告2018年第61号 第六条). `taxFen` is this month's.
 */
export function withhold(counted: Counted, table: readonly Bracket[]): Withholding {
  const { incomeFen, basicFen, insuranceFen, specialFen, withheldFen } = counted
  const taxableFen = Math.max(0, incomeFen - basicFen - insuranceFen - specialFen)
  const due = taxOn(taxableFen, table)
  return {
    ...due,
    taxableFen,
    cumulativeFen: due.taxFen,
    taxFen: Math.max(0, due.taxFen - withheldFen),
    overpaidFen: Math.max(0, withheldFen - due.taxFen),
  }
}

/** The tax on an amount by the quick deduction, rounded half up to the fen; the last line has no end. */
export function taxOn(amountFen: number, table: readonly Bracket[]): Taxed {
  const { id, rateBp, quickFen } = bracketFor(amountFen, table)
  return {
    taxFen: Math.max(0, Math.floor((amountFen * rateBp + 5_000) / 10_000) - quickFen),
    rateBp,
    quickFen,
    bracketId: id,
  }
}

/**
 * The tax on a 全年一次性奖金 taxed by itself: a twelfth of it finds the line, the whole is taxed by it
 * (财税〔2018〕164号 第一条).
 */
export function bonusTaxOn(bonusFen: number, table: readonly Bracket[]): Taxed {
  // Subtle: twelve bounds are compared with the whole, not a bound with a twelfth: no fraction is lost.
  const yearly = table.map((one) => ({
    ...one,
    upperFen: one.upperFen === null ? null : one.upperFen * 12,
  }))
  return taxOn(bonusFen, yearly)
}

function bracketFor(amountFen: number, table: readonly Bracket[]): Bracket {
  const inOrder = [...table].sort((one, other) => (one.upperFen ?? Infinity) - (other.upperFen ?? Infinity))
  return inOrder.find(({ upperFen }) => upperFen === null || amountFen <= upperFen) ?? inOrder.at(-1)!
}
