import type { LedgerCard } from './session.ts'
import { practiceWords } from './shell-words.ts'

/** Whether this is the one sample ledger that 体验样例 makes and opens without a password. */
export function isSampleLedger(card: Pick<LedgerCard, 'kind' | 'officeName' | 'officeCode'>): boolean {
  const { officeName, officeCode } = practiceWords
  return card.kind === 'practice' && card.officeName === officeName && card.officeCode === officeCode
}
