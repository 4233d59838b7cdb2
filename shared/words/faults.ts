import { accountFaultWords } from '../accounts/words.ts'
import { attachmentFaultWords } from '../attachments/words.ts'
import { auditFaultWords } from '../audit/words.ts'
import { bundleFaultWords } from '../bundles/words.ts'
import { cuttingFaultWords } from '../cutting/words.ts'
import { importFaultWords } from '../imports/words.ts'
import type { Fault, FaultCode, Faults } from '../kernel/faults.ts'
import type { WordsFor } from '../kernel/words-for.ts'
import { ledgerFaultWords } from '../ledgers/derived.ts'
import { sheetFaultWords } from '../sheets/words.ts'
import { doorFaultWords } from './door-faults.ts'
import { names } from './tables.ts'

/** What each fault says to a person, and what to do next. A code without words does not compile. */
export const faultWords: WordsFor<Faults> = {
  ...doorFaultWords,
  ...accountFaultWords,
  ...attachmentFaultWords,
  ...auditFaultWords,
  ...bundleFaultWords,
  ...cuttingFaultWords,
  ...sheetFaultWords,
  ...importFaultWords,
  ...ledgerFaultWords,
}

/** The sentence for one fault. */
export function sayFault<C extends FaultCode>(fault: Fault<C>): string {
  const words: WordsFor<Faults>[C] = faultWords[fault.code]
  return words(fault.params, names)
}
