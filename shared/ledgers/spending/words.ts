import type { WordsFor } from '../../kernel/words-for.ts'
import type { SpendingFaults } from './faults.ts'
import { fundFaultWords } from './fund-words.ts'
import { voucherFaultWords } from './vouchers/words.ts'

export const spendingFaultWords: WordsFor<SpendingFaults> = { ...voucherFaultWords, ...fundFaultWords }
