import { type Fault, fault } from '../../../shared/kernel/faults.ts'
import { refuse } from '../../../shared/kernel/refusal.ts'
import type { BudgetLine, Fund, FundRule } from '../../../shared/ledgers/spending/fund.ts'
import * as rules from '../../../shared/ledgers/spending/rules.ts'
import type { SpendingCard } from '../../../shared/ledgers/spending/spending.ts'
import type { Reader } from '../../db/access.ts'
import { findFund, findLine, fundSums, lineSums, rulesOf } from './fund-store.ts'
import { invoiceUsedBy } from './spend-store.ts'

/** What stands around a spending: its line, its fund and the fund’s rules. */
export type Around = { readonly line: BudgetLine; readonly fund: Fund; readonly rules: readonly FundRule[] }

/** The line, the fund and the rules a spending is judged by. Faults: `spending.line-not-found`. */
export function around(reader: Reader, lineId: string): Around {
  const line = findLine(reader, lineId) ?? refuse('spending.line-not-found', {})
  const fund = findFund(reader, line.fundId)!
  return { line, fund, rules: rulesOf(reader, fund.id) }
}

/** What the ledger says of a card by itself; `but` is the spending at hand. */
export function judgeCard(
  reader: Reader,
  card: SpendingCard,
  by: Around,
  but: string | null,
): Fault | undefined {
  const refused = rules.judgeSpending(card, by)
  if (refused) return refused
  const key = rules.invoiceKeyOf(card)
  const other = key === null ? null : invoiceUsedBy(reader, key, but)
  if (other === null) return undefined
  return fault('spending.duplicate-invoice', { number: card.invoiceNumber!, of: other })
}

/** What is left of a line and its fund, not counting one amount that is bound already. */
export function leftOf(reader: Reader, { line, fund }: Around, boundFen: number): rules.Left {
  const ofLine = lineSums(reader, [line.id]).get(line.id)?.boundFen ?? 0
  const ofFund = fundSums(reader, fund.id)
  return {
    lineFen: line.amountFen - ofLine + boundFen,
    fundFen: ofFund.receivedFen - ofFund.boundFen + boundFen,
  }
}
