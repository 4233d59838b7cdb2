import type { WordsFor } from '../kernel/words-for.ts'
import { bookingFaultWords } from './bookings/words.ts'
import type { LedgerFaults } from './faults.ts'
import { memberFaultWords } from './members/words.ts'
import { organisationFaultWords } from './organisation/words.ts'
import { payrollFaultWords } from './payroll/words.ts'
import { spendingFaultWords } from './spending/words.ts'

export const ledgerFaultWords: WordsFor<LedgerFaults> = {
  ...organisationFaultWords,
  ...memberFaultWords,
  ...bookingFaultWords,
  ...payrollFaultWords,
  ...spendingFaultWords,
}
